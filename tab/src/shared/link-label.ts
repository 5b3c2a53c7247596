/** What a link shows for itself: the last part of its path in words, and where it leads. */
export function linkLabel(address: string): { readonly text: string; readonly site: string } {
  const { hostname, pathname } = new URL(address);
  const site = hostname.replace(/^www\./, '');
  const words = decodeURIComponent(pathname.split('/').findLast(Boolean) ?? '').replace(/\.\w+$/, '').replaceAll(/[-_]+/g, ' ').trim();
  return { text: words === '' ? site : words.charAt(0).toUpperCase() + words.slice(1), site };
}
