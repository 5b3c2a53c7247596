/** A whole hour on the clock: `09:00`. */
export function clockInWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `America/New York`. */
export function zoneInWords(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}
