/** Names of what the server holds, in the query cache of one open roadmap. */
export const queryKeys = {
  catalog: ['catalog'],
  guidance: (activity: string) => ['guidance', activity],
  roadmap: ['roadmap'],
  members: ['members'],
  settings: ['settings'],
  resets: ['resets'],
  history: (activity: string) => ['history', activity],
  allComments: ['comments'],
  comments: (activity: string) => ['comments', activity],
  allEvidence: ['evidence'],
  evidence: (activity: string) => ['evidence', activity],
  runs: ['runs'],
  /** Made from the runs: whoever asks for these again asks for it, too. */
  overview: ['runs', 'overview'],
  allRuns: ['run'],
  run: (run: string) => ['run', run],
  result: (run: string, check: string) => ['result', run, check],
} as const;
