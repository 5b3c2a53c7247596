import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActivityState } from '../../../../src/roadmap/activity-state.ts';
import { formatDay } from '../../shared/dates.ts';
import { useToday } from '../../shared/use-today.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { StatusMark } from '../../shared/ui/status-mark.tsx';
import { ExceptionText } from './exception-field.tsx';
import { strings } from './strings.ts';
import { TicketLink } from './ticket-link.tsx';

const useStyles = makeStyles({
  hint: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
  exception: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  notes: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What the team decided, for somebody who may only read it. */
export function ReadOnlyState({ state: { status, owner, due, notes, ticket, cost, exception } }: { readonly state: ActivityState }) {
  const styles = useStyles();
  const today = useToday();
  const entry = (name: string, value: ReactNode, className = styles.value) => (
    <div key={name}>
      <dt className={styles.name}>{name}</dt>
      <dd className={className}>{value}</dd>
    </div>
  );
  return (
    <>
      <p className={styles.hint}>{strings.readOnly}</p>
      <dl className={styles.list}>
        {entry(strings.status, <StatusMark status={status} />)}
        {entry(
          strings.owner,
          owner ? (
            <>
              <PersonAvatar person={owner} isDecorative />
              {owner.name}
            </>
          ) : (
            strings.nobody
          ),
        )}
        {entry(strings.due, due === null ? strings.noDue : formatDay(due, today))}
        {entry(strings.notes, notes || strings.noNotes, styles.notes)}
        {ticket !== '' && entry(strings.ticket, <TicketLink ticket={ticket} />)}
        {cost !== '' && entry(strings.cost, cost)}
        {exception && entry(strings.exception, <ExceptionText exception={exception} />, styles.exception)}
      </dl>
    </>
  );
}
