import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { SettingStamp } from '../../../../src/roadmap/settings.ts';
import { formatMoment } from '../../shared/dates.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalM },
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  title: { margin: 0 },
  intro: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
  stamp: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

export interface SectionProps {
  readonly title: string;
  readonly intro?: string;
  /** Who set it last. */
  readonly stamp?: SettingStamp | undefined;
  readonly children: ReactNode;
}

/** One subject of the settings. */
export function Section({ title, intro, stamp, children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.root} aria-labelledby={id}>
      <div className={styles.head}>
        <Subtitle2 as="h2" id={id} className={styles.title}>{title}</Subtitle2>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
      </div>
      {children}
      {stamp && <p className={styles.stamp}>{strings.setBy(stamp.by.name, formatMoment(stamp.at))}</p>}
    </section>
  );
}
