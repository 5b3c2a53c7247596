import type { RunSource } from '../../src/assessment/run.ts';
import { shorten } from './text.ts';

/** Where a run's facts come from: invented data and imported reports never pass for the tenant itself. */
export function sourceLabel({ kind, tenantName, tenantId }: RunSource): string {
  const tenant = shorten(tenantName || tenantId, 80);
  switch (kind) {
    case 'sample': return `Sample tenant · ${tenant}`;
    case 'import': return `Imported report · ${tenant}`;
    case 'tenant': return tenant;
  }
}
