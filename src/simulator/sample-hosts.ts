import type { HostAnswer, LookUp } from '../sources/dns/look-up.ts';

const resolving = ['suppliers.contoso.com', 'visitors.contoso.com', 'badges.contoso.com', 'app.fabrikam.com'] as const;
const answers: ReadonlyMap<string, HostAnswer> = new Map(resolving.map((host) => [host, { resolves: 'yes', alias: null }]));

/** DNS as it stands for the sample tenant: what is not listed does not exist, such as the site of a campaign that ended. */
export const sampleLookUp: LookUp = (host) => Promise.resolve(answers.get(host) ?? { resolves: 'no', alias: null });
