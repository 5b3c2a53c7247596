import { describe, expect, it } from 'vitest';
import { FilterError, parseFilter } from '../../../src/simulator/filter.ts';
import { matches, needsAdvancedQuery } from '../../../src/simulator/filter-match.ts';

const ada = {
  id: '62e90394-69f5-4237-9190-012177145e10', displayName: "Ada O'Hara", userType: 'Member', accountEnabled: true, mail: null, level: 7,
  createdDateTime: '2025-03-01T10:00:00Z', manager: { department: 'IT' }, roles: ['admin', 'reader'], plans: [{ name: 'P1', active: true }, { name: 'P2', active: false }], keys: [],
};

describe('a filter matches', () => {
  it.each([
    ["userType eq 'Member'", true], ["userType eq 'member'", true], ["userType ne 'Member'", false], ["displayName eq 'Ada O''Hara'", true],
    ['accountEnabled eq true', true], ['accountEnabled', true], ['not accountEnabled', false], ['mail eq null', true], ['mail ne null', false], ['missing eq null', true],
    ['id eq 62e90394-69f5-4237-9190-012177145e10', true], ['level gt 6', true], ['level ge 8', false], ['level lt 7', false], ['level le 7', true], ['mail gt 3', false],
    ['createdDateTime ge 2025-03-01T10:00:00Z', true], ['createdDateTime gt 2025-03-01T10:00:00Z', false], ['createdDateTime le 2025-02-28', false],
    ['createdDateTime eq 2025-03-01T11:00:00+01:00', true], ["userType in ('Guest', 'Member')", true], ["userType in ('Guest')", false], ['level in (1,7)', true],
    ["startswith(displayName,'ada')", true], ["not startsWith(displayName, 'b')", true], ["endswith(displayName,'hara')", true], ["contains(displayName,'x')", false],
    ["startswith(mail,'a')", false], ["manager/department eq 'it'", true], ["manager/office eq 'x'", false],
    ["roles/any(r:r eq 'admin')", true], ["roles/any(r: r eq 'writer')", false], ["roles/all(r:startswith(r,'a'))", false], ['roles/any()', true], ['keys/any()', false],
    ["plans/any(p:p/name eq 'P2' and p/active eq true)", false], ["plans/any(p:p/name eq 'P1' and p/active)", true], ['roles/$count eq 2', true],
    ["userType eq 'Guest' or userType eq 'Member' and level gt 10", false], ["(userType eq 'Guest' or userType eq 'Member') and level eq 7", true],
    ["not (userType eq 'Guest') and accountEnabled eq true", true],
  ])('%s: %s', (filter, expected) => {
    expect(matches(parseFilter(filter), ada)).toBe(expected);
  });
});

describe('a filter is refused', () => {
  it.each([
    ['', /needs a property/], ["userType eq", /value is missing/], ['userType eq Member', /single quotes/], ["(userType eq 'a'", /lacks a "\)"/], ["userType eq 'a' userType", /goes on/],
    ["userType like 'a'", /goes on with "like"/], ["startswith(displayName 'a')", /lacks a ","/], ['startswith(displayName, 3)', /takes a text/], ["userType eq 'a", /Unreadable/],
    ["roles/any(r eq 'x')", /lacks a ":"/],
  ])('%s', (filter, problem) => {
    expect(() => parseFilter(filter)).toThrow(FilterError);
    expect(() => parseFilter(filter)).toThrow(problem);
  });
});

it.each([
  ["userType eq 'Guest'", false], ["startswith(displayName,'a')", false], ["userType ne 'Guest'", true], ['not accountEnabled', true], ["endswith(mail,'x')", true],
  ['assignedLicenses/$count eq 0', true], ["id eq 'a' or id ne 'b'", true], ["roles/any(r:r ne 'x')", true],
])('%s needs an advanced query: %s', (filter, expected) => {
  expect(needsAdvancedQuery(parseFilter(filter))).toBe(expected);
});
