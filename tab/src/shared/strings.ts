/** Made once: the browser takes longer to make one than to use it. */
const list = new Intl.ListFormat('en');

/** Words that several features share. */
export const strings = {
  productName: 'Zero Trust Roadmap',
  noAnswer: 'The server does not answer. Check your connection, then try again.',
  noSignIn: 'Teams did not sign you in. Check your connection, then try again.',
  unexpectedAnswer: 'The server answered in a way that this page does not understand. Reload the page to get its newest version.',
  failedWith: (status: number) => `The server refused the request (${status}). Try again; if it stays, ask whoever runs this app.`,
  somethingFailed: 'This could not be shown',
  pageFailed: (reason: string) => `This page failed: ${reason}. Reload it; if it fails again, ask whoever runs this app.`,
  partNotLoaded: 'This part could not be loaded. Check your connection, then try again; if it stays, reload the page.',
  partFailed: (reason: string) => `This could not be opened: ${reason}.`,
  notAllowed: 'This is not for you to see',
  tryAgain: 'Try again',
  messages: 'Messages',
  close: 'Close',
  loading: 'Loading',
  assessedOn: (when: string) => `Assessed ${when}`,
  assessedBy: (assessments: string, when: string) => `By ${assessments}, the last ${when}`,
  assessments: { one: '# assessment', other: '# assessments' },
  sourceNames: { sample: 'Sample tenant', import: 'Imported report', tenant: 'Your tenant' },
  verdictNames: { passed: 'Passed', failed: 'Failed', investigate: 'To investigate', skipped: 'Skipped', error: 'Error', planned: 'Planned' },
  verdictCounts: {
    passed: { one: '# passed', other: '# passed' },
    failed: { one: '# failed', other: '# failed' },
    investigate: { one: '# to investigate', other: '# to investigate' },
    skipped: { one: '# skipped', other: '# skipped' },
    error: { one: '# error', other: '# errors' },
    planned: { one: '# planned', other: '# planned' },
  },
  acceptedChecks: { one: '# accepted risk', other: '# accepted risks' },
  riskNames: { high: 'High', medium: 'Medium', low: 'Low' },
  scoreOf: (percent: string) => `Score ${percent}`,
  notScored: 'No score',
  and: (names: readonly string[]) => list.format(names),
} as const;
