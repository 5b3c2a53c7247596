import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-own-no-apps.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const guest = (id: string) => ({ id, displayName: `Guest ${id}`, userPrincipalName: `${id}#EXT#@contoso.example` });
const object = (type: string, id: string) => ({ '@odata.type': `#microsoft.graph.${type}`, id, appId: `${id}-app`, displayName: `Object ${id}` });
const tenant = (users: unknown[] = [], owned: object = {}) => ({ users, 'users/{id}/ownedObjects': owned });

describe('apps that guests own', () => {
  it.each([
    ['pass without guests who own anything', tenant(), 'passed', /No guest owns/],
    ['pass when a guest owns groups only', tenant([guest('g')], { g: [object('group', 'x'), { id: 'y' }] }), 'passed', /No guest owns/],
    ['pass when nothing is left since', tenant([guest('g')], { g: [] }), 'passed', /No guest owns/],
    ['fail with an app registration', tenant([guest('g')], { g: [object('application', 'a')] }), 'failed', /^1 guest owns app registrations or/],
    ['fail with a service principal', tenant([guest('g')], { g: [object('servicePrincipal', 's')] }), 'failed', /1 guest owns/],
    ['count guests', tenant([guest('g'), guest('h')], { g: [object('application', 'a'), object('application', 'b')], h: [object('application', 'a')] }), 'failed', /^2 guests own/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed per owner, with a link to the list of owners', () => {
    const decision = decide(check, tenant([guest('g')], { g: [object('application', 'a'), object('servicePrincipal', 's')] }));
    expect(rowsOf(decision)).toEqual([
      ['Guest g', 'g#EXT#@contoso.example', 'Object a', 'App registration'],
      ['Guest g', 'g#EXT#@contoso.example', 'Object s', 'Service principal'],
    ]);
    expect(linksOf(decision)).toEqual([
      'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Owners/appId/a-app',
      'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Owners/objectId/s/appId/s-app',
    ]);
  });

  it('cannot be judged when an object has no id', () => {
    expect(() => decide(check, tenant([guest('g')], { g: [{ displayName: 'x' }] }))).toThrow();
  });
});
