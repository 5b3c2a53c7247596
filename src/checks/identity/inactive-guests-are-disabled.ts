import { z } from 'zod';
import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { maxEvidenceRows, table } from '../../assessment/evidence-table.ts';
import { scan, type Reducer } from '../../assessment/need.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

const idleDaysAllowed = 90;
const dayMs = 86_400_000;

const guestSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  externalUserState: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  signInActivity: z.object({
    lastSuccessfulSignInDateTime: z.string().nullish(),
    lastSignInDateTime: z.string().nullish(),
    lastNonInteractiveSignInDateTime: z.string().nullish(),
  }).nullish(),
});
type Guest = z.infer<typeof guestSchema>;

interface InactiveGuest {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string | null;
  readonly invitation: string | null;
  readonly signedIn: string | null;
  readonly created: string | null;
  readonly idleDays: number;
}
/** All that stays of a million guests: four numbers and the rows that evidence can name. */
interface GuestActivity {
  readonly guests: number;
  readonly inactive: number;
  /** Guests without any date: nobody can say how long they have been idle. */
  readonly undated: number;
  readonly rows: readonly InactiveGuest[];
}

export const guestActivity: Reducer<Guest, GuestActivity> = {
  name: 'guest activity',
  initial: () => ({ guests: 0, inactive: 0, undated: 0, rows: [] }),
  step(state, guest, { now }) {
    const guests = state.guests + 1;
    const signedIn = lastSignInMs(guest);
    const created = timeOf(guest.createdDateTime);
    const since = signedIn ?? created;
    if (since === null) return { ...state, guests, undated: state.undated + 1 };
    const idleDays = dayOf(now.getTime()) - dayOf(since);
    if (idleDays <= idleDaysAllowed) return { ...state, guests };
    return {
      ...state,
      guests,
      inactive: state.inactive + 1,
      rows: state.rows.length < maxEvidenceRows ? [...state.rows, rowOf(guest, signedIn, created, idleDays)] : state.rows,
    };
  },
};

const enabledGuests = scan({
  version: 'v1.0',
  path: 'users',
  select: ['id', 'displayName', 'userPrincipalName', 'externalUserState', 'createdDateTime', 'signInActivity'],
  filter: "userType eq 'Guest' and accountEnabled eq true",
  // Pages with signInActivity hold no more.
  top: 500,
  permissions: [
    // User.ReadBasic.All is enough for the path, but leaves out creation dates and sign-ins.
    { application: 'User.Read.All', delegated: 'User.Read.All' },
    { application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' },
  ],
}, guestSchema, guestActivity);

export default defineCheck({
  id: 'inactive-guests-are-disabled',
  reference: 21858,
  title: 'Guests inactive for over 90 days are disabled or removed',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  needs: { activity: enabledGuests },
  decide({ activity: { guests, inactive, undated, rows } }, { cloud }) {
    if (guests === 0) return passed('The tenant has no enabled guest.');
    const enabled = counted(guests, { one: 'enabled guest', other: 'enabled guests' });
    const caveat = undated === 0 ? '' : ` ${counted(undated, { one: 'guest has', other: 'guests have' })} neither a sign-in nor a creation date and could not be judged.`;
    if (inactive === 0) return passed(`None of ${enabled} has been idle for more than ${idleDaysAllowed} days.${caveat}`);
    const evidence = table(rows.toSorted((a, b) => b.idleDays - a.idleDays), {
      Guest: ({ id, displayName }) =>
        entraLink(cloud, displayName, `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${encodeURIComponent(id)}/hidePreviewBanner~/true`),
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      Invitation: ({ invitation }) => invitation,
      'Last sign-in': ({ signedIn }) => signedIn ?? 'never',
      Created: ({ created }) => created,
      'Days idle': ({ idleDays }) => idleDays,
    }, inactive);
    const idle = counted(inactive, { one: 'guest has', other: 'guests have' });
    return failed(`${idle} been idle for more than ${idleDaysAllowed} days, out of ${enabled}.${caveat}`, evidence);
  },
});

/** The newest successful sign-in; where the service kept none, the newest attempt of either kind. Milliseconds, null when there was none. */
function lastSignInMs({ signInActivity }: Guest): number | null {
  const successful = timeOf(signInActivity?.lastSuccessfulSignInDateTime);
  if (successful !== null) return successful;
  const attempts = [timeOf(signInActivity?.lastSignInDateTime), timeOf(signInActivity?.lastNonInteractiveSignInDateTime)].filter((time) => time !== null);
  return attempts.length === 0 ? null : Math.max(...attempts);
}

function timeOf(dateTime: string | null | undefined): number | null {
  const time = Date.parse(dateTime ?? '');
  return Number.isNaN(time) ? null : time;
}

/** Calendar days in UTC since 1970, so that the hour of a run does not change the verdict. */
const dayOf = (time: number) => Math.floor(time / dayMs);
const dateOf = (time: number | null) => (time === null ? null : new Date(time).toISOString().slice(0, 10));

function rowOf({ id, displayName, userPrincipalName, externalUserState }: Guest, signedIn: number | null, created: number | null, idleDays: number): InactiveGuest {
  return {
    id,
    displayName: displayName ?? userPrincipalName ?? id,
    userPrincipalName: userPrincipalName ?? null,
    invitation: externalUserState ?? null,
    signedIn: dateOf(signedIn),
    created: dateOf(created),
    idleDays,
  };
}
