import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataIn } from '../../../src/reports/imported-file.ts';
import { ReportRefused } from '../../../src/reports/report-refused.ts';
import { isWorkshopDocument, readWorkshopDocument } from '../../../src/reports/workshop-document.ts';
import { workshopDocumentOf } from '../../../src/reports/workshop-export.ts';
import { keptDocumentSchema } from '../../../src/reports/workshop-kept.ts';
import { planWorkshopImport } from '../../../src/reports/workshop-plan.ts';
import { activityFieldsSchema } from '../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from '../catalog/whole-catalog.ts';
import { mutatedDocuments } from './workshop-mutations.ts';

const { activities } = wholeCatalog;
const now = new Date('2026-10-01T08:00:00.000Z');
const fields = activityFieldsSchema.partial().strict();

const planOf = (text: string) => {
  const document = readWorkshopDocument(dataIn(Buffer.from(text), 'x.json'), 'x.json');
  return planWorkshopImport(document, { activities, states: new Map(), sequence: 0, earlier: null, prefer: 'document' });
};

describe('a workshop document that somebody tampered with', () => {
  it('is refused with a sentence, or does only what a roadmap can hold and comes out as a sound document: 2,000 mutations', () => {
    let refused = 0;
    fc.assert(fc.property(mutatedDocuments, (text) => {
      try {
        const plan = planOf(text);
        for (const { set } of plan.edits) expect(fields.safeParse(set).success).toBe(true);
        const kept = keptDocumentSchema.parse(JSON.parse(JSON.stringify(plan.kept)));
        const again = workshopDocumentOf({ activities, states: new Map(), kept, now, roadmapName: 'General' });
        expect(readWorkshopDocument(JSON.parse(JSON.stringify(again)), 'again.json')).toBeDefined();
      } catch (error) {
        if (!(error instanceof ReportRefused)) throw error;
        expect(error.message).toMatch(/^x\.json .{10,}\.$/);
        refused += 1;
      }
    }), { numRuns: 2000, seed: 7 });
    expect(refused).toBeGreaterThan(100);
  }, 120_000);

  it.each([
    ['nested too deep', `{"metadata":{},"configuration":{"pillars":{}},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /nested deeper/],
    ['of a million tasks', `{"metadata":{},"configuration":{"pillars":{"data":{"taskOverrides":{${Array.from({ length: 6000 }, (_, index) => `"T${index}":{}`).join(',')}}}}}}`, /6000 tasks, more than the 5000/],
    ['full of what nobody knows', `{"metadata":{},"configuration":{"pillars":{}},"x":"${'y'.repeat(700_000)}"}`, /more than the 600 KB/],
    ['with a list for pillars', '{"metadata":{},"configuration":{"pillars":[]}}', /cannot be read at configuration › pillars/],
    ['without pillars', '{"metadata":{},"configuration":{}}', /cannot be read at configuration › pillars/],
    ['with a number for a status', '{"metadata":{},"configuration":{"pillars":{"ai":{"taskOverrides":{"AI_001":{"status":4}}}}}}', /at configuration › pillars › ai › taskOverrides › AI_001 › status/],
  ])('%s is refused', (_what, text, sentence) => expect(() => planOf(text)).toThrow(sentence));

  it('reaches no prototype', () => {
    const { kept, edits } = planOf('{"metadata":{"__proto__":{"a":1}},"configuration":{"pillars":{"__proto__":{"taskOverrides":{}},"constructor":{"taskOverrides":{"__proto__":{"status":"planned"},"toString":{"status":"planned"}}}}},"__proto__":{"polluted":true},"more":{"__proto__":{"polluted":true}}}');
    expect(edits).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((kept as Record<string, unknown>)['polluted']).toBeUndefined();
    const again = workshopDocumentOf({ activities, states: new Map(), kept, now, roadmapName: 'General' });
    expect(Object.entries(again.configuration.pillars['constructor']?.taskOverrides ?? {})).toContainEqual(['toString', { status: 'planned' }]);
  });

  it('is told apart from a report, and from anything else', () => {
    expect(isWorkshopDocument({ metadata: {}, configuration: 1 })).toBe(true);
    for (const other of [null, [], 'x', {}, { Tests: [] }, { metadata: {} }, { configuration: {} }]) expect(isWorkshopDocument(other)).toBe(false);
  });
});
