/** As much of a text stands in a question. */
const mostCharacters = 160;
/** What stands before the difference, to recognise the place by. */
const lead = 24;

/** The beginnings of two texts; of texts that begin alike, the place from which they differ. */
export function excerptsOf(one: string, other: string): readonly [string, string] {
  let alike = 0;
  while (alike < one.length && one[alike] === other[alike]) alike += 1;
  // All of it fits: nothing need be left out.
  const isShort = Math.max(one.length, other.length) <= mostCharacters;
  const start = isShort || alike <= lead ? 0 : wordAt(one, alike - lead);
  return [excerpt(one, start), excerpt(other, start)];
}

/** Where the next word begins, so that none is cut. The two texts are alike up to far behind it. */
function wordAt(text: string, from: number): number {
  const space = text.slice(from, from + lead).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

function excerpt(text: string, start: number): string {
  const end = start + mostCharacters;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`;
}
