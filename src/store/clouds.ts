import type { Cloud } from '../assessment/need.ts';

/** How the addresses of storage accounts end in each cloud: https://learn.microsoft.com/azure/storage/common/storage-account-overview */
export const storageSuffixes: Readonly<Record<Cloud, string>> = {
  global: 'core.windows.net',
  usgov: 'core.usgovcloudapi.net',
  usgovdod: 'core.usgovcloudapi.net',
  china: 'core.chinacloudapi.cn',
};
