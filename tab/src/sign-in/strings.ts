export const strings = {
  who: 'Who are you?',
  whoHint:
    'This is local mode: nobody signs in, and everything here is sample data. Pick one of five sample people; open a second window to be somebody else there.',
  which: 'Roadmap',
  ownRoadmapChoice: 'My personal roadmap',
  openInTeams: 'Open this roadmap in Microsoft Teams',
  openInTeamsBody:
    'This page signs you in through Teams, and Teams is not around it. Go to the channel or chat that the roadmap belongs to, and open its tab.',
  signInFailed: 'Teams did not sign you in',
  signInFailedBody: (reason: string) =>
    `Close this tab and open it again. If it stays, an administrator has to consent to the app for your organisation. Teams says: ${reason}`,
} as const;
