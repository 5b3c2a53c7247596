import { AzureAuthorityHosts } from '@azure/identity';
import { clouds, type Cloud } from '../assessment/need.ts';
import { WrongUsage } from './usage.ts';

/** @throws {WrongUsage} for a cloud that does not exist */
export function cloudOf(name: string | undefined): Cloud {
  const cloud = clouds.find((known) => known === (name || 'global'));
  if (!cloud) throw new WrongUsage(`CLOUD is "${name ?? ''}": choose from ${clouds.join(', ')}.`);
  return cloud;
}

/** Where people of each cloud sign in. */
export const authorityHosts: Readonly<Record<Cloud, string>> = {
  global: AzureAuthorityHosts.AzurePublicCloud,
  usgov: AzureAuthorityHosts.AzureGovernment,
  usgovdod: AzureAuthorityHosts.AzureGovernment,
  china: AzureAuthorityHosts.AzureChina,
};
