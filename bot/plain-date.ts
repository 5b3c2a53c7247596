/** When and where a date is said: what “tomorrow”, “next Friday” and “3/4” mean depends on it. */
export interface SaidOn {
  /** Calendar day of whoever speaks, `yyyy-MM-dd`. */
  readonly today: string;
  /** Their language and region, such as `en-GB`: whether the day or the month comes first, and the names of both. */
  readonly locale: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const friday = 5;

/** Words of English, German and French: a team writes as it speaks, whatever language its Teams is set to. */
const relativeDays: Readonly<Record<string, number>> = {
  today: 0, heute: 0, "aujourd'hui": 0, tonight: 0,
  tomorrow: 1, morgen: 1, demain: 1,
  'day after tomorrow': 2, ubermorgen: 2, 'apres demain': 2,
};
const numbers: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fourteen: 14, twenty: 20, thirty: 30, sixty: 60, ninety: 90,
  ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwolf: 12, vierzehn: 14, zwanzig: 20, dreissig: 30, sechzig: 60, neunzig: 90,
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, vingt: 20, trente: 30, soixante: 60,
};
type Unit = 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year';
const units: Readonly<Record<string, Unit>> = {
  day: 'day', days: 'day', tag: 'day', tage: 'day', tagen: 'day', jour: 'day', jours: 'day',
  week: 'week', weeks: 'week', woche: 'week', wochen: 'week', semaine: 'week', semaines: 'week',
  fortnight: 'fortnight', fortnights: 'fortnight',
  month: 'month', months: 'month', monat: 'month', monate: 'month', monaten: 'month', monats: 'month', mois: 'month',
  quarter: 'quarter', quarters: 'quarter', quartal: 'quarter', quartals: 'quarter', trimestre: 'quarter',
  year: 'year', years: 'year', jahr: 'year', jahre: 'year', jahren: 'year', jahres: 'year', an: 'year', ans: 'year', annee: 'year', annees: 'year',
};
const openings = /^(?:(?:on|by|until|till|before|the|bis zum|bis|zum|am|den|der|jusqu'au|jusqu'a|d'ici|avant|le|la|au|a la)\s+|l')/;
const next = /^(?:next|nachste[rnms]?|kommende[rnms]?|prochaine?)$/;
const thisOne = /^(?:this|coming|diese[rnms]?|ce|cette)$/;
const endOf = /^(?:fin d(?:e l)?'|(?:end of(?: the)?|ende(?: des| der| von)?|fin(?: du| de la| de)?) )(.+)$/;

/**
 * Reads a calendar day out of plain words, all of them: `next friday`, `31/12`, `in 3 weeks`, `tomorrow`, `5 May`, `end of month`, `2026-03-31`.
 * A weekday is the coming one, `next` makes it that of next week; without a year, the next such day is meant; a week ends on Friday.
 * @returns `yyyy-MM-dd`, which may lie in the past; null when the words are no day, or one that does not exist
 */
export function plainDate(words: string, { today, locale }: SaidOn): string | null {
  const said = simplified(words);
  return datedWeekday(said, today, locale) ?? calendarDay(said, today, locale) ?? relativeDay(said, today) ?? weekday(said, today, locale) ?? endOfPeriod(said, today, locale);
}

function calendarDay(said: string, today: string, locale: string): string | null {
  return isoDay(said) ?? numericDay(said, today, locale) ?? namedDay(said, today, locale);
}

/** `friday 6 march`: the weekday must be that of the day, or one of them is a slip. */
function datedWeekday(said: string, today: string, locale: string): string | null {
  const [first = '', ...others] = said.split(' ');
  const wanted = weekdayNames(locale).get(first.replace('.', ''));
  const day = wanted === undefined ? null : calendarDay(others.join(' ').replace(openings, ''), today, locale);
  return day !== null && weekdayOf(day) === wanted ? day : null;
}

/** Lower case, without accents, ordinal endings' dots and what introduces a date. */
function simplified(words: string): string {
  let said = words.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`´]/g, "'").replace(/[,\s]+/g, ' ').trim().replace(/[!?;:]+$/, '').trim();
  said = said.replace('apres-demain', 'apres demain').replaceAll('ß', 'ss').replace(/maerz|naechst|uebermorgen|fuenf|zwoelf/g, (spelled) => spelled.replace(/(?<=[aou])e/, ''));
  for (let shorter = said.replace(openings, ''); shorter !== said; shorter = said.replace(openings, '')) said = shorter;
  return said;
}

function isoDay(said: string): string | null {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said);
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

function numericDay(said: string, today: string, locale: string): string | null {
  const parts = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(said);
  if (!parts) return null;
  const [, first = '', separator, second = '', year] = parts;
  // Dots are written where the day comes first, whatever the region of Teams.
  const monthFirst = separator !== '.' && isMonthFirst(locale);
  const [day, month] = monthFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return inYear(year, month, day, today) ?? inYear(year, day, month, today);
}

function relativeDay(said: string, today: string): string | null {
  const offset = relativeDays[said];
  if (offset !== undefined) return plusDays(today, offset);
  const counted = /^(?:(?:with)?in|dans|innerhalb von)? ?(\d{1,3}|[a-z]+) ([a-z]+)(?: from (?:now|today)| time| hence)?$/.exec(said.replace(/s' time$/, 's time').replace(/'s time$/, ' time'));
  if (!counted) return null;
  const [, amount = '', name = ''] = counted;
  const unit = units[name];
  const many = /^\d+$/.test(amount) ? Number(amount) : numbers[amount] ?? (next.test(amount) ? 1 : undefined);
  if (unit !== undefined && many !== undefined) return plus(today, many, unit);
  // French puts “next” behind.
  return next.test(name) && units[amount] !== undefined ? plus(today, 1, units[amount]) : null;
}

function weekday(said: string, today: string, locale: string): string | null {
  const words = said.replace(/ next week$|(?: der)? nachste[rn]? woche$|(?: de)? la semaine prochaine$/, ' +').split(' ');
  const name = words.find((word) => weekdayNames(locale).has(word));
  if (name === undefined) return null;
  const others = words.filter((word) => word !== name);
  const isNext = others.length === 1 && (others[0] === '+' || next.test(others[0] ?? ''));
  if (!isNext && !(others.length === 0 || (others.length === 1 && thisOne.test(others[0] ?? '')))) return null;
  const wanted = weekdayNames(locale).get(name) ?? 0;
  const now = weekdayOf(today);
  if (isNext) return plusDays(today, 7 - now + wanted);
  return plusDays(today, (wanted - now + 6) % 7 + 1);
}

function namedDay(said: string, today: string, locale: string): string | null {
  const alone = /^(\d{1,2})(?:st|nd|rd|th|\.|er|eme)$/.exec(said);
  if (alone) return nextDayOfMonth(Number(alone[1]), today);
  const words = said.replace(/\bof\b|\bde\b/g, ' ').split(/[\s.]+/).filter((word) => word !== '');
  const month = words.map((word) => monthNames(locale).get(word)).find((number) => number !== undefined);
  if (month === undefined || words.length < 2 || words.length > 3) return null;
  const rest = words.filter((word) => !monthNames(locale).has(word));
  const [day, year, ...more] = rest;
  const number = /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(day ?? '')?.[1];
  if (rest.length !== words.length - 1 || number === undefined || more.length > 0 || (year !== undefined && !/^\d{4}$/.test(year))) return null;
  return inYear(year, month, Number(number), today);
}

function endOfPeriod(said: string, today: string, locale: string): string | null {
  const named = endOf.exec(said)?.[1]?.trim();
  if (named === undefined) return null;
  const [year, month] = partsOf(today);
  const ofMonth = monthNames(locale).get(named);
  if (ofMonth !== undefined) return lastOfMonth(ofMonth < month ? year + 1 : year, ofMonth);
  const words = named.split(' ');
  const unit = words.map((word) => units[word]).find((known) => known !== undefined);
  const others = words.filter((word) => units[word] === undefined);
  if (unit === undefined || words.length - others.length !== 1 || others.length > 1) return null;
  const ahead = others.length === 0 || thisOne.test(others[0] ?? '') ? 0 : next.test(others[0] ?? '') ? 1 : null;
  return ahead === null ? null : endOfUnit(unit, ahead, today);
}

function endOfUnit(unit: Unit, ahead: number, today: string): string | null {
  const [year, month] = partsOf(today);
  switch (unit) {
    case 'week': {
      const days = friday - weekdayOf(today);
      return plusDays(today, (days < 0 ? days + 7 : days) + 7 * ahead);
    }
    case 'month': return lastOfMonth(year, month + ahead);
    case 'quarter': return lastOfMonth(year, (Math.ceil(month / 3) + ahead) * 3);
    case 'year': return lastOfMonth(year + ahead, 12);
    case 'day':
    case 'fortnight': return null;
  }
}

function plus(today: string, many: number, unit: Unit): string {
  switch (unit) {
    case 'day': return plusDays(today, many);
    case 'week': return plusDays(today, 7 * many);
    case 'fortnight': return plusDays(today, 14 * many);
    case 'month': return plusMonths(today, many);
    case 'quarter': return plusMonths(today, 3 * many);
    case 'year': return plusMonths(today, 12 * many);
  }
}

function plusDays(day: string, days: number): string {
  return iso(new Date(Date.parse(day) + days * dayMs));
}

/** A month after 31 January is the last of February. */
function plusMonths(today: string, months: number): string {
  const [year, month, day] = partsOf(today);
  return dayInMonth(year, month + months, day) ?? lastOfMonth(year, month + months);
}

function lastOfMonth(year: number, month: number): string {
  return iso(new Date(Date.UTC(year, month, 0)));
}

/** @param month may be over 12: then it is one of a later year */
function dayInMonth(year: number, month: number, day: number): string | null {
  const [realYear, realMonth] = partsOf(lastOfMonth(year, month));
  return dayOf(realYear, realMonth, day);
}

function nextDayOfMonth(day: number, today: string): string | null {
  const [year, month] = partsOf(today);
  // Every number up to 31 comes within two months of any day.
  const candidates = [0, 1, 2].map((ahead) => dayInMonth(year, month + ahead, day));
  return candidates.find((candidate) => candidate !== null && candidate >= today) ?? null;
}

/** @param year as it was written; without one, the next such day: a 29 February can be years away */
function inYear(year: string | undefined, month: number, day: number, today: string): string | null {
  if (year !== undefined) return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const [thisYear] = partsOf(today);
  const candidates = Array.from({ length: 9 }, (_, ahead) => dayOf(thisYear + ahead, month, day));
  return candidates.find((candidate) => candidate !== null && candidate >= today) ?? null;
}

/** Null for a day that no calendar has, such as 30 February. */
function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : null;
}

/** ISO weekday, 1 is Monday. */
function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

function partsOf(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

function isMonthFirst(locale: string): boolean {
  const order = new Intl.DateTimeFormat(known(locale)).formatToParts(new Date(0)).map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > order.indexOf('day');
}

/** Names of months in English, German, French and the language of whoever speaks, to their numbers. */
function monthNames(locale: string): ReadonlyMap<string, number> {
  return remembered(months, locale, (language, style) => Array.from({ length: 12 }, (_, month) => [nameOf(language, { month: style }, Date.UTC(2024, month, 15)), month + 1]));
}

function weekdayNames(locale: string): ReadonlyMap<string, number> {
  // 1 January 2024 was a Monday.
  return remembered(weekdays, locale, (language, style) => Array.from({ length: 7 }, (_, day) => [nameOf(language, { weekday: style }, Date.UTC(2024, 0, day + 1)), day + 1]));
}

const months = new Map<string, ReadonlyMap<string, number>>();
const weekdays = new Map<string, ReadonlyMap<string, number>>();

function remembered(all: Map<string, ReadonlyMap<string, number>>, locale: string, namesIn: (language: string, style: 'long' | 'short') => [string, number][]): ReadonlyMap<string, number> {
  const language = known(locale);
  const names = all.get(language) ?? new Map([language, 'fr', 'de-AT', 'de', 'en'].flatMap((each) => [...namesIn(each, 'long'), ...namesIn(each, 'short')]));
  all.set(language, names);
  return names;
}

function nameOf(language: string, options: Intl.DateTimeFormatOptions, moment: number): string {
  return simplified(new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(moment)).replaceAll('.', '');
}

/** Teams may send a locale that is none. */
function known(locale: string): string {
  try {
    return new Intl.Locale(locale).baseName;
  } catch {
    return 'en-GB';
  }
}
