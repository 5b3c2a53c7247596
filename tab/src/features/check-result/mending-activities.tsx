import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ResultView } from '../../../../src/api/assessment.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, readParam } from '../../shared/location.ts';
import { StatusMark } from '../../shared/ui/status-mark.tsx';
import { firstPlaceOf } from '../own-activity/first-place.ts';
import OwnActivityDialog from '../own-activity/own-activity-dialog.tsx';
import { newOwnId, useSaveOwnActivity } from '../own-activity/use-save-own-activity.ts';
import { strings } from './strings.ts';

const mostTitleCharacters = 70;
const mostTextCharacters = 4000;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The activities that mend a check: those of the catalog, and those that the team made from it. Members can make one. */
export function MendingActivities({ result }: { readonly result: ResultView['result'] }) {
  const styles = useStyles();
  const { catalog, states, canEdit } = useOpenRoadmap();
  const save = useSaveOwnActivity();
  const [isAsking, setAsking] = useState(false);
  const { reference, title, summary } = result;
  const check = strings.checkNumber(reference ?? 0);
  const isMadeFromIt = (own: OwnActivity | null | undefined) => own?.checks?.some((made) => made.id === result.id) === true;
  const mending = catalog.activities.filter(({ id, checks }) => (reference !== null && checks.includes(reference)) || isMadeFromIt(states.get(id)?.own));
  const create = async (own: OwnActivity, seen: number): Promise<void> => {
    const id = newOwnId();
    setAsking(false);
    const saving = save({ id, own, seen, said: strings.created(own.title) });
    // It is there at once, also where the server cannot say so yet.
    navigate({ activity: id, check: null });
    const { contested, lost } = await saving;
    if (contested.length + lost.length > 0 && readParam('activity') === id) navigate({ activity: null, check: result.id }, { replace: true });
  };
  const initial = (): OwnActivity => ({
    title: title.slice(0, mostTitleCharacters), text: strings.createdFrom(reference === null ? title : check, summary ?? '').slice(0, mostTextCharacters),
    horizon: 'first', checks: [{ id: result.id, reference }], ...firstPlaceOf(catalog, result.pillars[0] ?? 'identity'),
  });
  return (
    <section className={styles.root}>
      <h3 className={styles.heading}>{strings.toDo}</h3>
      {mending.length === 0 && <Text className={styles.quiet}>{strings.noActivity}</Text>}
      {mending.length > 0 && (
        <ul className={styles.list}>
          {mending.map((activity) => (
            <li key={activity.id} className={styles.item}>
              <Link as="button" onClick={() => navigate({ activity: activity.id, check: null })}>{strings.openActivity(activity.title)}</Link>
              <StatusMark status={(states.get(activity.id) ?? untouched(activity.id)).status} />
            </li>
          ))}
        </ul>
      )}
      {canEdit && <Button size="small" icon={<AddRegular />} onClick={() => setAsking(true)}>{strings.createActivity}</Button>}
      {isAsking && <OwnActivityDialog title={strings.createTitle} initial={initial()} onSave={(own, seen) => void create(own, seen)} onClose={() => setAsking(false)} />}
    </section>
  );
}
