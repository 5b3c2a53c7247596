/** Ids that are ticked, and where a range begins. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}
export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Ticks or unticks one. */
export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Gives everything from the anchor to `id` the tick that the anchor has, as lists of files do. @param order ids as they are shown */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const [from, to] = [order.indexOf(selection.anchor ?? id), order.indexOf(id)];
  if (from < 0 || to < 0) return toggle(selection, id);
  const isTicked = selection.anchor === null || selection.ids.has(selection.anchor);
  const next = new Set(selection.ids);
  for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) if (isTicked) next.add(each); else next.delete(each);
  return { ids: next, anchor: selection.anchor ?? id };
}

/** Ticks all that are shown, or none when all are ticked. */
export function toggleAll({ ids }: Selection, order: readonly string[]): Selection {
  return order.every((id) => ids.has(id)) ? nothingSelected : { ids: new Set(order), anchor: null };
}

/** Only what is shown can be changed: nobody changes what they do not see. */
export function onlyShown(selection: Selection, order: readonly string[]): Selection {
  const shown = new Set(order);
  const ids = new Set([...selection.ids].filter((id) => shown.has(id)));
  return ids.size === selection.ids.size ? selection : { ids, anchor: selection.anchor };
}
