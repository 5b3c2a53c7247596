/** Which folder may know which: the arrows of the house, checked on every build. */
const outside = (folders) => `^(?:${folders})/`;

const forbid = (name, from, to, comment) => ({ name, comment, severity: 'error', from: { path: from }, to: { path: to } });

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    forbid('domain-is-pure', outside('src/(?:roadmap|digest|assessment|checks|facts|catalog|access|api)'),
      '(?:^src/(?:store|server|worker|operations|sources|simulator)|^bot/|^tab/|node_modules/(?:restify|botbuilder|@azure|@microsoft/teams))',
      'The domain knows nothing of Teams, HTTP or storage.'),
    forbid('tab-shares-only-contract-and-roadmap', outside('tab'), '^(?:bot/|src/(?!api/|roadmap/))', 'The tab and the server share the REST contract and the roadmap.'),
    forbid('sources-know-no-checks', outside('src/sources'), '^(?:bot|tab|src/(?:checks|facts|operations|store|server|worker|roadmap|digest))/', 'Sources only fetch.'),
    forbid('store-knows-only-the-domain', outside('src/store'), '^(?:bot|tab|src/(?:operations|server|worker|sources|simulator|checks))/', 'The store saves and loads the domain.'),
    forbid('only-store-talks-to-storage', '^(?:bot|tab|src/(?!store/))', 'node_modules/@azure/(?:data-tables|storage-queue)', 'Nothing but src/store talks to storage.'),
    forbid('operations-know-no-door', outside('src/operations'), '^(?:bot|tab|src/(?:server|worker))/', 'Doors call operations, never the other way.'),
    forbid('worker-knows-no-server', outside('src/worker'), '^(?:tab/|src/server/|bot/(?!notify|links|cards/))', 'The worker posts through bot/notify, its links and its cards.'),
    forbid('bot-knows-no-door', outside('bot'), '^(?:tab/|src/(?:server|worker|sources|store)/)', 'The bot calls operations.'),
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: '^(?:dist|tests)/' } },
};
