const quote = 0x22;
const backslash = 0x5c;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/**
 * Where the JSON object or array that starts at `start` ends; null when the text ends first.
 * It only balances brackets outside strings: whether the value is JSON says `JSON.parse`. One pass, no recursion.
 */
export function endOfJsonValue(text: string, start: number): number | null {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfString(text, index);
    } else if (code === openingBrace || code === openingBracket) {
      depth += 1;
    } else if (code === closingBrace || code === closingBracket) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return null;
}

/** The position of the closing quote, or the end of the text. */
function endOfString(text: string, opening: number): number {
  let index = opening + 1;
  while (index < text.length && text.charCodeAt(index) !== quote) index += text.charCodeAt(index) === backslash ? 2 : 1;
  return index;
}
