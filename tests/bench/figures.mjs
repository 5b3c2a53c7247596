const sorted = (values) => [...values].sort((a, b) => a - b);

/** The value that a share of all stays below. */
export function quantile(values, share) {
  const ordered = sorted(values);
  return ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? null;
}
export const round = (value) => (value === null ? null : Math.round(value * 100) / 100);
export const spread = (values) => ({ median: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), longest: round(Math.max(...values)), measured: values.length });
export const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
