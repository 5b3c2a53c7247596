/** Something of a roadmap that a link can lead to. */
export interface Place {
  readonly kind: 'activity' | 'check' | 'run' | 'transfer';
  /** Of the activity, of the check or its number, of the run; of a transfer, `import` or `export-` and the format. */
  readonly id: string;
}

const folders = { activity: 'activities', check: 'checks', run: 'runs', transfer: 'files' } as const satisfies Record<Place['kind'], string>;
const kinds = ['activity', 'check', 'run', 'transfer'] as const;

/** The path of a short link: `/r/<roadmap>/activities/RMI_001`. Short links are what people copy, and what Teams unfurls. */
export function shortPath(roadmapId: string, { kind, id }: Place): string {
  return `/r/${encodeURIComponent(roadmapId)}/${folders[kind]}/${encodeURIComponent(id)}`;
}

/** The folder of a short link in words of the product; null for a folder that there is not. */
export function kindOfFolder(folder: string): Place['kind'] | null {
  return kinds.find((kind) => folders[kind] === folder) ?? null;
}

/** What a link to a part of the product leads to, a short one or the tab's own address; null for any other. */
export function readLink(link: string, origin: string): { readonly roadmapId: string; readonly place: Place | null } | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.origin !== origin) return null;
  if (/^\/tab\/?$/.test(url.pathname)) return readTabAddress(url.searchParams);
  const [, r, roadmap = '', folder = '', id = '', ...more] = url.pathname.split('/');
  const kind = kindOfFolder(folder);
  if (r !== 'r' || kind === null || more.length > 0) return null;
  const [roadmapId, placeId] = [decoded(roadmap), decoded(id)];
  return roadmapId && placeId ? { roadmapId, place: { kind, id: placeId } } : null;
}

function readTabAddress(params: URLSearchParams): { readonly roadmapId: string; readonly place: Place | null } | null {
  const roadmapId = params.get('roadmap');
  if (!roadmapId) return null;
  const kind = kinds.find((name) => params.get(name));
  return { roadmapId, place: kind ? { kind, id: params.get(kind) ?? '' } : null };
}

/** What the tab's address says to show a place. */
export function tabParams(place: Place): Readonly<Partial<Record<'view' | 'part' | Exclude<Place['kind'], 'transfer'>, string>>> {
  if (place.kind === 'transfer') return { view: 'settings', part: place.id };
  return place.kind === 'activity' ? { activity: place.id } : { view: 'assessment', [place.kind]: place.id };
}

/** A place as Teams carries it into the tab (`subEntityId`, later `subPageId`): an activity is just its id. */
export function subPageId({ kind, id }: Place): string {
  return kind === 'activity' ? id : `${kind}/${id}`;
}

export function placeOfSubPage(subPage: string): Place {
  const [, kind, id] = /^(check|run|transfer)\/(.+)$/.exec(subPage) ?? [];
  if (kind === 'check' || kind === 'run' || kind === 'transfer') return { kind, id: id ?? '' };
  return { kind: 'activity', id: subPage };
}

const viewPrefix = 'view/';
/** Parts of the tab's address that are the reader's own, or that Teams says itself. */
const notShared = ['roadmap', 'theme', 'dir', 'page', 'frame'];

/** A view with its filters, as Teams carries it. @param search of the tab's address */
export function subPageOfView(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of notShared) params.delete(name);
  return viewPrefix + params.toString();
}

/** What the tab's address says to show what Teams carries. */
export function paramsOfSubPage(subPage: string): Readonly<Record<string, string>> {
  if (!subPage.startsWith(viewPrefix)) return tabParams(placeOfSubPage(subPage));
  const params = new URLSearchParams(subPage.slice(viewPrefix.length));
  for (const name of notShared) params.delete(name);
  return Object.fromEntries(params);
}

/** Empty for what is no encoding. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
