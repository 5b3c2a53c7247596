import { Button, Checkbox, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { agendaOf } from '../../../../src/roadmap/agenda.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';
import type { WorkshopControls } from './use-workshop.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM, overflow: 'auto' },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  start: { alignSelf: 'flex-start' },
  // The longest name of an area must not decide how wide the panel is.
  choice: { minWidth: 0, width: '100%', '& select': { minWidth: 0 } },
});

const whole = '';

/** What the workshop is about. */
export function StartWorkshop({ controls }: { readonly controls: WorkshopControls }) {
  const styles = useStyles();
  const { catalog, states, canEdit } = useOpenRoadmap();
  const asked = useParam('pillar');
  const first = catalog.pillars.find(({ id }) => id === asked) ?? catalog.pillars[0];
  const [pillarId, setPillarId] = useState(first?.id ?? 'identity');
  const [area, setArea] = useState(whole);
  const [withClosed, setWithClosed] = useState(false);
  const pillar = catalog.pillars.find(({ id }) => id === pillarId);
  const scope = { pillar: pillarId, area: area === whole ? null : area };
  const count = agendaOf(catalog.activities, states, scope, { withClosed }).length;
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const { agenda } = controls.start(scope, { withClosed });
    navigate({ activity: agenda[0] ?? null, part: null });
  };
  return (
    <form className={styles.form} onSubmit={start}>
      <p className={styles.intro}>{strings.intro}</p>
      <Field label={strings.pillar}>
        <Select
          className={styles.choice}
          value={pillarId}
          onChange={(_event, { value }) => {
            setPillarId(catalog.pillars.find(({ id }) => id === value)?.id ?? pillarId);
            setArea(whole);
          }}
        >
          {catalog.pillars.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </Field>
      <Field label={strings.area}>
        <Select className={styles.choice} value={area} onChange={(_event, { value }) => setArea(value)}>
          <option value={whole}>{strings.wholePillar}</option>
          {pillar?.areas.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </Field>
      <Checkbox label={strings.withClosed} checked={withClosed} onChange={(_event, { checked }) => setWithClosed(checked === true)} />
      <Text size={200} role="status">{count === 0 ? strings.nothingOpen : plural(count, strings.agenda)}</Text>
      {!canEdit && <Text size={200}>{strings.onlyMembers}</Text>}
      <Button className={styles.start} type="submit" appearance="primary" disabled={count === 0}>{strings.start}</Button>
    </form>
  );
}
