import type { Cloud } from '../assessment/need.ts';

/** @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const entraHosts: Readonly<Record<Cloud, string>> = {
  global: 'https://entra.microsoft.com',
  usgov: 'https://entra.microsoft.us',
  usgovdod: 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn',
};

/** A link to a page of the Entra admin centre of a cloud. @param view what follows `#view/` */
export function entraLink(cloud: Cloud, text: string, view: string): { text: string; href: string } {
  return { text, href: `${entraHosts[cloud]}/#view/${view}` };
}
