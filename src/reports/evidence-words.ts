import type { ActivityEvidence } from '../roadmap/evidence.ts';

/** The evidence of an activity in a word; empty where there is none. */
export function evidenceInWords({ state, regressed }: ActivityEvidence): string {
  if (regressed) return 'Regressed';
  switch (state) {
    case 'proven': return 'Proven';
    case 'contradicted': return 'Contradicted';
    case 'open': return '';
  }
}
