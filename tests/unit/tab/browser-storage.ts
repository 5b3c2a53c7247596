/** What a browser keeps for a page, with room for so many entries. */
export function storageOf(mostEntries = Infinity): Storage {
  const entries = new Map<string, string>();
  return {
    get length() { return entries.size; },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
    setItem: (key, value) => {
      if (!entries.has(key) && entries.size >= mostEntries) throw new DOMException('full', 'QuotaExceededError');
      entries.set(key, value);
    },
  };
}
