/** Apart from the words that the first page needs. */
export const strings = {
  title: 'How the score is made',
  share: 'The score is the share of passed checks among those that were judged: passed, failed or to investigate.',
  weights: 'Each counts by its risk: high three times, medium twice, low once. One high-risk check that passed and one low-risk check that failed make 75%, not 50%.',
  uncounted: 'Skipped, planned and unreadable checks do not count.',
  accepted: {
    uncounted: 'Nor do checks whose risk the team has accepted.',
    counted: 'Checks whose risk the team has accepted do count here: this is what the assessment found. Overview, board and plan leave them out.',
  },
} as const;
