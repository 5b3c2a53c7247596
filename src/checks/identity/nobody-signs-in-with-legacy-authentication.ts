import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { exists } from '../../assessment/need.ts';

/** How the sign-in log names clients that cannot do modern authentication. */
const legacyClients = [
  'Authenticated SMTP', 'Autodiscover', 'Exchange ActiveSync', 'Exchange Online PowerShell', 'Exchange Web Services', 'IMAP4', 'MAPI Over HTTP', 'Offline Address Book',
  'Outlook Anywhere (RPC over HTTP)', 'POP3', 'Reporting Web Services', 'Other clients', 'SMTP', 'Universal Outlook',
];

const legacySignIn = exists({
  // v1.0 knows interactive sign-ins only.
  version: 'beta',
  path: 'auditLogs/signIns',
  filter: [
    `(${legacyClients.map((client) => `clientAppUsed eq '${client}'`).join(' or ')})`,
    'status/errorCode eq 0',
    "signInEventTypes/any(t:t eq 'interactiveUser' or t eq 'nonInteractiveUser')",
  ].join(' and '),
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
});

export default defineCheck({
  id: 'nobody-signs-in-with-legacy-authentication',
  reference: 21795,
  title: 'Nobody gets in with legacy authentication any more',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'high',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade/timeRangeType/last30days/showApplicationSignIns~/true'],
  needs: { legacySignIn },
  decide: ({ legacySignIn: found }) => (found
    ? failed('The sign-in log has at least one successful sign-in by a client without modern authentication.')
    : passed('The sign-in log has no successful sign-in by a client without modern authentication.')),
});
