import { locale } from './locale.ts';

const rules = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat(locale);

/** Words for a number: `{ one: '# check', other: '# checks' }`; `#` becomes the number. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

export function plural(count: number, words: Plural): string {
  return words[rules.select(count) === 'one' ? 'one' : 'other'].replace('#', numbers.format(count));
}

const percents = new Intl.NumberFormat(locale, { style: 'percent' });

export const formatNumber = (value: number): string => numbers.format(value);
/** @param percent 0 to 100 */
export const formatPercent = (percent: number): string => percents.format(percent / 100);
