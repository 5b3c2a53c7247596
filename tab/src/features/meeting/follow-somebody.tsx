import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings } from './strings.ts';
import type { Follow } from './use-follow.ts';
import type { WorkshopControls } from './use-workshop.ts';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground2 },
});

const nobody = '';

/** Whom this window follows. Nothing to choose while nobody else looks at an activity. */
export function FollowSomebody({ follow: { others, person, choose }, controls: { workshop, start } }: { readonly follow: Follow; readonly controls: WorkshopControls }) {
  const styles = useStyles();
  const { catalog } = useOpenRoadmap();
  if (others.length === 0 && person === null) return null;
  // Somebody who is between two activities stays in the list while one follows them.
  const offered = person && !others.some((other) => other.person.id === person.id) ? [{ person, activity: null }, ...others] : others;
  const follow = (id: string): void => {
    const chosen = offered.find((other) => other.person.id === id);
    const activity = catalog.activities.find((each) => each.id === chosen?.activity);
    if (chosen && activity && workshop === null) start({ pillar: activity.pillar, area: null }, { withClosed: false });
    choose(chosen?.person ?? null);
  };
  return (
    <>
      <Field label={strings.follow} orientation="horizontal" size="small" className={styles.row}>
        <Select size="small" value={person?.id ?? nobody} onChange={(_event, { value }) => follow(value)}>
          <option value={nobody}>{strings.nobody}</option>
          {offered.map((other) => <option key={other.person.id} value={other.person.id}>{other.person.name}</option>)}
        </Select>
      </Field>
      {person && <Text size={200} className={styles.hint}>{strings.following(person.name)}</Text>}
    </>
  );
}
