/** A base URL that ends in a slash, so that its path prefix survives when something is resolved below it. */
export function baseUrlOf(text: string): URL {
  const url = new URL(text.endsWith('/') ? text : `${text}/`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`${text} is no http or https address.`);
  url.search = '';
  url.hash = '';
  return url;
}

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
export const isLoopback = (url: URL): boolean => loopbackHosts.has(url.hostname);

/**
 * Path and query of a link below our base; null for a link that leads elsewhere. A service behind a prefix or a proxy links to the
 * address it knows itself by: such a link is brought back below our base, so that the token goes nowhere else.
 * @param hosts by which the service knows itself
 */
export function belowBase(base: URL, link: string, hosts: ReadonlySet<string>): string | null {
  if (!URL.canParse(link, base.href)) return null;
  const url = new URL(link, base);
  const ours = url.origin === base.origin;
  if (!ours && !hosts.has(url.host)) return null;
  const path = ours && url.pathname.startsWith(base.pathname) ? url.pathname.slice(base.pathname.length) : url.pathname.slice(1);
  return `${path}${url.search}`;
}

/** Where a link leads, for a sentence. */
export const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).host : 'an unreadable link');
