import { describe, expect, it } from 'vitest';
import { idAsStored, withoutPerson } from '../../../src/store/backup-forget.ts';

const id = '0b6e9d14-53a6-4c1f-8e02-b94d6f71a301';
const without = (value: unknown, name = 'Anna') => withoutPerson(value, id, new Set([name]));

describe('a text without somebody', () => {
  it.each([
    ['Anna Lee', 'Anna Lee said so. Ask Anna Lee.', 'Former member said so. Ask Former member.'],
    ['Anna Lee', 'Joanna Lee and Anna Leeds stay, and so does Ann', 'Joanna Lee and Anna Leeds stay, and so does Ann'],
    ['Zoë Ünal', 'Zoë Ünal, aber nicht Zoë Ünalan', 'Former member, aber nicht Zoë Ünalan'],
    ['Anna Lee (Contoso)', 'by Anna Lee (Contoso).', 'by Former member.'],
    ['Anna', 'Annabel owns it, and Anna is a name of many', 'Annabel owns it, and Anna is a name of many'],
    ['Mark', 'Mark the device as compliant', 'Mark the device as compliant'],
    ['Anna', `see person:${id}, not ${id}0`, `see person:former-member, not ${id}0`],
  ])('%s: %s', (name, text, forgotten) => {
    expect(without({ notes: text }, name)).toEqual({ notes: forgotten });
  });

  it('names them no longer where they acted or own something, whatever their name is', () => {
    const bo = { id: 'bo', name: 'Anna' };
    expect(without({ by: { id, name: 'Anna' }, owner: bo, operators: [{ id, name: 'A' }] })).toEqual({ by: { id: 'former-member', name: 'Former member' }, owner: bo, operators: [{ id: 'former-member', name: 'Former member' }] });
  });

  it('mentions them no longer, and mentions everybody else as before', () => {
    const mentions = [{ id, name: 'Anna' }, { id: 'bo', name: 'Anna Lee' }, { id: 'cy', name: 'Annabel' }];
    expect(without({ text: '@Anna and @Anna Lee and @Annabel look at Anna', mentions })).toEqual({
      text: '@Former member and @Anna Lee and @Annabel look at Anna', mentions: [{ id: 'former-member', name: 'Former member' }, ...mentions.slice(1)],
    });
  });

  it('finds them in JSON that stands in a text, as in a reference to a conversation', () => {
    const reference = JSON.stringify({ user: { id: '29:x', name: 'Anna', aadObjectId: id }, bot: { id: '28:b', name: 'Anna' } });
    expect(without({ reference })).toEqual({ reference: JSON.stringify({ user: { id: '29:x', name: 'Former member', aadObjectId: 'former-member' }, bot: { id: '28:b', name: 'Anna' } }) });
    expect(without({ notes: '{ "a" : 1 }', others: '{Anna}' })).toEqual({ notes: '{ "a" : 1 }', others: '{Anna}' });
  });
});

describe('the id of a person', () => {
  it.each([[id.toUpperCase(), id], [id, id], ['p-Nadia', 'p-Nadia']])('%s is stored as %s', (given, stored) => {
    expect(idAsStored(given)).toBe(stored);
  });
});
