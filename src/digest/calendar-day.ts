const dayMs = 24 * 60 * 60 * 1000;

/**
 * The calendar day, `yyyy-MM-dd`, that a moment falls on in a time zone.
 * @param timeZone IANA name
 * @throws {RangeError} for a time zone that does not exist
 */
export function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(moment);
  const part = (type: 'year' | 'month' | 'day') => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/**
 * How many calendar days `day` lies after `from`; negative when it lies before.
 * Both are days without a zone, so that no clock change makes a day longer or shorter.
 */
export function daysBetween(from: string, day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}
