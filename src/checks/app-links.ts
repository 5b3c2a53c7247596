import type { Cloud } from '../assessment/need.ts';
import { entraLink } from './admin-centre.ts';

interface NamedApp {
  readonly name: string;
  readonly id: string;
  readonly appId: string | null;
}
type Link = ReturnType<typeof entraLink>;

/** A link to a page of an app registration; its bare name when the app's id is not known. @param page as it stands in addresses of the admin centre */
export function registrationLink(cloud: Cloud, { name, appId }: Omit<NamedApp, 'id'>, page: 'Overview' | 'Credentials' | 'Authentication' | 'Owners'): Link | string {
  if (appId === null) return name;
  return entraLink(cloud, name, `Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${page}/appId/${encodeURIComponent(appId)}`);
}

/** A link to a page of an enterprise app, which is what the admin centre calls a service principal. */
export function enterpriseAppLink(cloud: Cloud, { name, id, appId }: NamedApp, page: 'Overview' | 'SignOn' | 'Owners' = 'Overview'): Link {
  const app = appId === null ? '' : `/appId/${encodeURIComponent(appId)}`;
  return entraLink(cloud, name, `Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${page}/objectId/${encodeURIComponent(id)}${app}`);
}
