/** First letters of the first and the last name; what stands in brackets behind it is no name. */
export function initialsOf(name: string): string {
  const words = name.replace(/[([{].*$/u, '').split(/\s+/u).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].join('').toUpperCase();
}
