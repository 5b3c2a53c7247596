import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/access/rules.ts';
import { cannotAssess } from '../../../tab/src/roadmap/assessing.ts';

const person = { id: '1', name: 'Olive' };

describe('cannotAssess', () => {
  it('goes by the role where the organisation named nobody', () => {
    expect(cannotAssess({ person, role: 'operator' })).toBeNull();
    for (const role of ['member', 'guest'] as const) expect(cannotAssess({ person, role })).toContain('Only operators');
  });

  it('leaves it to the server where nobody knew who is in the group', () => {
    const assessors = { includeMe: false, namesHere: [], isUnknown: true };
    expect(cannotAssess({ person, role: 'member', assessors })).toBeNull();
    expect(cannotAssess({ person, role: 'guest', assessors })).toContain('Ask');
  });

  it('goes by the group where it named one, and says whom to ask as the server does', () => {
    expect(cannotAssess({ person, role: 'operator', assessors: { includeMe: true, namesHere: [] } })).toBeNull();
    for (const namesHere of [[], ['Ada'], ['Ada', 'Tomasz']]) {
      const whom = /Ask .*$/.exec(refusalOf('start-assessment', { includeMe: false, namesHere }))?.[0];
      expect(cannotAssess({ person, role: 'operator', assessors: { includeMe: false, namesHere } })).toContain(whom);
    }
  });
});
