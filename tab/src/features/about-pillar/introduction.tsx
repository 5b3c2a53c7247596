import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { CatalogView } from '../../../../src/api/catalog.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { strings } from './strings.ts';

type Pillar = CatalogView['pillars'][number];
type Hours = Pillar['areas'][number]['hours'];

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  people: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

export interface IntroductionProps {
  readonly pillar: Pillar;
  readonly area: Pillar['areas'][number] | null;
}

/** The text of a pillar, then of the area that is shown. */
export function Introduction({ pillar, area }: IntroductionProps) {
  const styles = useStyles();
  const hours = area && hoursOf(area.hours);
  return (
    <div className={styles.root}>
      <Subtitle2 as="h2" className={styles.title}>{pillar.name}</Subtitle2>
      <Markdown>{pillar.introduction}</Markdown>
      {area && (
        <>
          <Subtitle2 as="h3" className={styles.title}>{area.name}</Subtitle2>
          <Markdown>{area.introduction}</Markdown>
          {hours !== null && <Text size={200} className={styles.quiet}>{strings.workshop(hours)}</Text>}
        </>
      )}
      <Subtitle2 as="h3" className={styles.title}>{strings.people}</Subtitle2>
      <ul className={styles.people}>{pillar.stakeholders.map((who) => <li key={who}>{who}</li>)}</ul>
    </div>
  );
}

function hoursOf(hours: Hours): string | null {
  if (hours === null) return null;
  return Array.isArray(hours) ? strings.between(formatNumber(hours[0]), plural(hours[1], strings.hours)) : plural(hours, strings.hours);
}
