import type { Cloud } from '../../assessment/need.ts';

/**
 * Where each cloud serves Microsoft Graph.
 * @see https://learn.microsoft.com/graph/deployments
 */
export const graphBaseUrls: Readonly<Record<Cloud, string>> = {
  global: 'https://graph.microsoft.com',
  usgov: 'https://graph.microsoft.us',
  usgovdod: 'https://dod-graph.microsoft.us',
  china: 'https://microsoftgraph.chinacloudapi.cn',
};

/** The scope of a token for Graph: every permission that was granted to the app. */
export const graphScope = (cloud: Cloud): string => `${graphBaseUrls[cloud]}/.default`;
