import type { Cloud } from '../../assessment/need.ts';

/**
 * Where each cloud serves Azure Resource Manager. Both clouds of the US Government share one.
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 */
export const armBaseUrls: Readonly<Record<Cloud, string>> = {
  global: 'https://management.azure.com',
  usgov: 'https://management.usgovcloudapi.net',
  usgovdod: 'https://management.usgovcloudapi.net',
  china: 'https://management.chinacloudapi.cn',
};

/** The scope of a token for Azure Resource Manager: what Azure roles allow. */
export const armScope = (cloud: Cloud): string => `${armBaseUrls[cloud]}/.default`;
