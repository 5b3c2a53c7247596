import type { Cloud } from '../assessment/need.ts';

/** What sentences call the clouds. */
export const cloudNames: Readonly<Record<Cloud, string>> = {
  global: 'the global cloud',
  usgov: 'the US Government cloud (GCC High)',
  usgovdod: 'the US Government cloud (DoD)',
  china: 'the cloud operated by 21Vianet',
};
