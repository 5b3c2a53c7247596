const numbers = new Intl.NumberFormat('en-US');
const plurals = new Intl.PluralRules('en-US');

/** A number with its noun: `1 guest`, `1,204 guests`. */
export function counted(count: number, noun: { readonly one: string; readonly other: string }): string {
  return `${numbers.format(count)} ${plurals.select(count) === 'one' ? noun.one : noun.other}`;
}
