import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { ActivityState, Exception } from '../../../../src/roadmap/activity-state.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as roadmapStrings } from '../../roadmap/strings.ts';
import { Conflicting, ConflictOf, DecisionFields } from './decision-fields.tsx';
import { ExceptionField } from './exception-field.tsx';
import { StepProgress } from './steps.tsx';
import { strings } from './strings.ts';
import { TicketLink } from './ticket-link.tsx';
import { useGuidance } from './use-guidance.ts';
import { useDraft } from './use-draft.ts';

const pauseMs = 1500;
const mostTicket = 500;
const mostCost = 100;
const always = () => true;
const trimmed = (text: string) => text.trim();

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  control: { minWidth: 0, width: '100%' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalS },
  cell: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
});

/**
 * What the team decides about an activity. Every field saves by itself.
 * @param onShowSteps leads to the steps; left out where they are in sight
 */
export function EditForm({ state, onShowSteps }: { readonly state: ActivityState; readonly onShowSteps?: (() => void) | undefined }) {
  const styles = useStyles();
  const guidance = useGuidance(state.id);
  const { edit, editTogether, roadmap, titleOf } = useOpenRoadmap();
  const saveTicket = useCallback((ticket: string, seen: number) => edit(state.id, { ticket }, seen), [edit, state.id]);
  const saveCost = useCallback((cost: string, seen: number) => edit(state.id, { cost }, seen), [edit, state.id]);
  const saveException = async (exception: Exception | null, seen: number): Promise<boolean> => {
    const { lost } = await editTogether([{ activity: state.id, set: { exception }, seen }], roadmapStrings.undoableEdit(roadmapStrings.fieldNames.exception, titleOf(state.id)));
    return lost.length > 0;
  };
  const ticket = useDraft({ saved: state.ticket, sequence: roadmap.sequence, pauseMs, isComplete: always, tidy: trimmed, save: saveTicket });
  const cost = useDraft({ saved: state.cost, sequence: roadmap.sequence, pauseMs, isComplete: always, tidy: trimmed, save: saveCost });
  return (
    <div className={styles.root}>
      <DecisionFields state={state}>
        {onShowSteps && guidance.data && <StepProgress steps={guidance.data.doThis} keys={state.steps} onShow={onShowSteps} />}
      </DecisionFields>
      <div className={styles.pair}>
        <div className={styles.cell}>
          <Conflicting state={state} field="ticket" label={strings.ticket}>
            <Input
              className={styles.control}
              maxLength={mostTicket}
              placeholder={strings.ticketPlaceholder}
              value={ticket.shown}
              contentAfter={<TicketLink ticket={state.ticket} label={strings.openTicket} />}
              onChange={(_event, { value }) => ticket.change(value)}
              onBlur={ticket.commit}
            />
          </Conflicting>
        </div>
        <div className={styles.cell}>
          <Conflicting state={state} field="cost" label={strings.cost}>
            <Input
              className={styles.control}
              maxLength={mostCost}
              placeholder={strings.costPlaceholder}
              value={cost.shown}
              onChange={(_event, { value }) => cost.change(value)}
              onBlur={cost.commit}
            />
          </Conflicting>
        </div>
      </div>
      <ExceptionField state={state} onSave={saveException} />
      <ConflictOf state={state} field="exception" />
    </div>
  );
}
