export const strings = {
  title: 'Add the roadmap to this channel',
  body: 'Everybody in this channel or chat shares one Zero Trust roadmap. There is nothing to choose: select Save.',
  tabName: 'Roadmap',
  outside: 'This page adds the tab',
  outsideBody: 'Teams opens it when you add Zero Trust Roadmap as a tab: go to a channel or chat, choose "Add a tab", then Zero Trust Roadmap.',
} as const;
