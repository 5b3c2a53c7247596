import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import type { Person } from '../../shared/ui/person-avatar.tsx';
import { Item } from './item.tsx';
import { strings } from './strings.ts';
import { useMinutes } from './use-minutes.ts';
import type { Workshop } from './use-workshop.ts';

const useStyles = makeStyles({
  progress: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  figures: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  item: { flexGrow: 1, minHeight: 0, overflow: 'auto', padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
  footer: {
    flexShrink: 0, display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface WalkProps {
  readonly workshop: Workshop;
  /** Who is followed: their agenda may be another one, so this window's position says nothing meanwhile. */
  readonly followed: Person | null;
  /** The person goes on by themselves. */
  readonly onMove: () => void;
}

/** One activity of the agenda after the other. */
export function Walk({ workshop, followed, onMove }: WalkProps) {
  const styles = useStyles();
  const { catalog } = useOpenRoadmap();
  const { agenda } = workshop;
  const id = useParam('activity') ?? agenda[0] ?? '';
  const activity = catalog.activities.find((each) => each.id === id);
  const { decisions } = useMinutes(workshop);
  const at = agenda.indexOf(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);
  useEffect(() => {
    // After a move of one's own the reading begins at the new title; following somebody must not take the focus away.
    if (hasMoved.current) heading.current?.focus();
    hasMoved.current = false;
  }, [id]);
  const move = (to: string | undefined): void => {
    hasMoved.current = true;
    onMove();
    navigate(to === undefined ? { part: 'minutes' } : { activity: to });
  };
  const isLast = at === agenda.length - 1;
  return (
    <>
      <div className={styles.progress}>
        <div className={styles.figures}>
          <span>{followed ? strings.withPerson(followed.name) : at < 0 ? strings.outside : strings.position(formatNumber(at + 1), formatNumber(agenda.length))}</span>
          <span>{plural(decisions.length, strings.decided)}</span>
        </div>
        {!followed && <ProgressBar aria-label={strings.progress} value={Math.max(at + 1, 0)} max={Math.max(agenda.length, 1)} />}
      </div>
      <div className={styles.item} key={id}>
        {activity && <Item activity={activity} headingRef={heading} />}
      </div>
      <nav className={styles.footer} aria-label={strings.agendaSteps}>
        <Button icon={<ChevronLeftRegular />} disabled={at === 0} onClick={() => move(at < 0 ? agenda[0] : agenda[at - 1])}>{strings.previous}</Button>
        <Button appearance="primary" icon={isLast ? undefined : <ChevronRightRegular />} iconPosition="after" onClick={() => move(agenda[at + 1])}>{isLast ? strings.finish : strings.next}</Button>
      </nav>
    </>
  );
}
