import {
  Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, Select, Text, Textarea, tokens,
} from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { CatalogView, PillarId } from '../../../../src/api/catalog.ts';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useFocusReturn } from '../../shared/ui/use-focus-return.ts';
import { areasOf, firstPlaceOf } from './first-place.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  places: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))', gap: tokens.spacingHorizontalM, '& > *': { minWidth: 0 }, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

export interface OwnActivityDialogProps {
  readonly title: string;
  readonly initial: OwnActivity;
  /** @param seen the sequence of the roadmap as it was when the dialog opened */
  readonly onSave: (own: OwnActivity, seen: number) => void;
  readonly onClose: () => void;
}

/** Asks for title, text and place of a team's own activity. */
export default function OwnActivityDialog({ title, initial, onSave, onClose }: OwnActivityDialogProps) {
  const styles = useStyles();
  useFocusReturn();
  const { catalog, roadmap } = useOpenRoadmap();
  const [seen] = useState(roadmap.sequence);
  const [draft, setDraft] = useState(initial);
  const [isTitleMissing, setTitleMissing] = useState(false);
  const areas = areasOf(catalog, draft.pillar);
  const lanes = areas.find(({ id }) => id === draft.area)?.lanes ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const own = { ...draft, title: draft.title.trim(), text: draft.text.trim() };
    if (own.title === '') setTitleMissing(true);
    else onSave(own, seen);
  };
  return (
    // A click beside it is a slip of the hand once something is written.
    <Dialog open onOpenChange={(_event, { type }) => (type !== 'backdropClick' || draft === initial) && onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <Text size={200}>{strings.intro}</Text>
              <Field label={strings.title} required validationMessage={isTitleMissing ? strings.titleMissing : undefined}>
                <Input value={draft.title} maxLength={70} onChange={(_event, { value }) => setDraft({ ...draft, title: value })} />
              </Field>
              <Field label={strings.text}>
                <Textarea value={draft.text} maxLength={4000} rows={4} resize="vertical" onChange={(_event, { value }) => setDraft({ ...draft, text: value })} />
              </Field>
              <div className={styles.places}>
                <Field label={strings.pillar}>
                  <Select value={draft.pillar} onChange={(_event, { value }) => setDraft({ ...draft, ...firstPlaceOf(catalog, pillarOf(catalog, value)) })}>
                    {catalog.pillars.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                  </Select>
                </Field>
                <Field label={strings.area}>
                  <Select value={draft.area} onChange={(_event, { value }) => setDraft({ ...draft, area: value, lane: areas.find(({ id }) => id === value)?.lanes[0]?.id ?? null })}>
                    {areas.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                  </Select>
                </Field>
                {lanes.length > 0 && (
                  <Field label={strings.lane}>
                    <Select value={draft.lane ?? ''} onChange={(_event, { value }) => setDraft({ ...draft, lane: value || null })}>
                      {lanes.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                      <option value="">{strings.noLane}</option>
                    </Select>
                  </Field>
                )}
                <Field label={strings.horizon}>
                  <Select value={draft.horizon} onChange={(_event, { value }) => setDraft({ ...draft, horizon: horizonOf(value) })}>
                    {horizons.map((horizon) => <option key={horizon} value={horizon}>{strings.horizons[horizon]}</option>)}
                  </Select>
                </Field>
              </div>
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={onClose}>{strings.cancel}</Button>
              <Button appearance="primary" type="submit">{strings.save}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const horizons = ['first', 'then', 'next'] as const;
const horizonOf = (value: string) => horizons.find((horizon) => horizon === value) ?? 'first';
const pillarOf = ({ pillars }: CatalogView, value: string): PillarId => pillars.find(({ id }) => id === value)?.id ?? 'identity';
