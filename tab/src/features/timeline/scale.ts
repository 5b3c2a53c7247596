import { daysBetween } from '../../shared/dates.ts';

export const zooms = ['weeks', 'months', 'quarters'] as const;
export type Zoom = (typeof zooms)[number];
export const parseZoom = (value: string | null): Zoom => zooms.find((zoom) => zoom === value) ?? 'months';

/** Pixels a day, and how many days are there at least on either side of today. */
const looks: Readonly<Record<Zoom, { readonly dayPx: number; readonly before: number; readonly after: number }>> = {
  weeks: { dayPx: 20, before: 14, after: 70 },
  months: { dayPx: 6, before: 45, after: 200 },
  quarters: { dayPx: 2, before: 120, after: 600 },
};
/** A due date further away stands at the edge: an axis of decades helps nobody. */
const most = { before: 366, after: 3 * 366 };
const marginDays = 10;

const msPerDay = 86_400_000;

/** A day, so many days later; `yyyy-MM-dd`. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);

/** Where days stand on the axis. */
export interface Scale {
  readonly zoom: Zoom;
  /** First and last day shown. */
  readonly from: string;
  readonly to: string;
  readonly dayPx: number;
  readonly width: number;
}

/** An axis around today that reaches every due date within a year back and three years ahead. */
export function scaleOf(dues: readonly string[], today: string, zoom: Zoom): Scale {
  const { dayPx, before, after } = looks[zoom];
  const away = dues.map((due) => daysBetween(today, due));
  const first = Math.min(-before, ...away.map((days) => Math.max(-most.before, days - marginDays)));
  const last = Math.max(after, ...away.map((days) => Math.min(most.after, days + marginDays)));
  return { zoom, from: addDays(today, first), to: addDays(today, last), dayPx, width: (last - first + 1) * dayPx };
}

/** The middle of a day in pixels from the start of the axis; days outside stand at its edge. */
export function positionOf({ from, dayPx, width }: Scale, day: string): number {
  return Math.min(width - dayPx / 2, Math.max(dayPx / 2, (daysBetween(from, day) + 0.5) * dayPx));
}

export interface Tick {
  readonly day: string;
  readonly px: number;
}

const starts: Readonly<Record<Zoom, (day: Date) => boolean>> = {
  weeks: (day) => day.getUTCDay() === 1,
  months: (day) => day.getUTCDate() === 1,
  quarters: (day) => day.getUTCDate() === 1 && day.getUTCMonth() % 3 === 0,
};

/** What the name of a month or quarter takes. */
const namePx = 64;

/** The Mondays, months or quarters that begin on the axis; before them the month or quarter that has begun before it, if its name fits. */
export function ticksOf(scale: Scale): Tick[] {
  const count = daysBetween(scale.from, scale.to) + 1;
  const begins = Array.from({ length: count }, (_, days) => ({ day: addDays(scale.from, days), px: days * scale.dayPx })).filter(({ day }) => starts[scale.zoom](new Date(`${day}T00:00:00Z`)));
  const isNamed = scale.zoom !== 'weeks' && (begins[0]?.px ?? scale.width) >= namePx;
  return isNamed ? [{ day: scale.from, px: 0 }, ...begins] : begins;
}
