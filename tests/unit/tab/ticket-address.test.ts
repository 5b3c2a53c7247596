import { describe, expect, it } from 'vitest';
import { ticketAddress } from '../../../tab/src/features/activity-pane/ticket-address.ts';

describe('ticketAddress', () => {
  it.each([
    ['https://dev.azure.com/contoso/_workitems/edit/7', 'https://dev.azure.com/contoso/_workitems/edit/7'],
    ['https://contoso.example', 'https://contoso.example/'],
    ['http://contoso.example/7', null],
    ['javascript:alert(1)', null],
    ['CHG-1234', null],
    ['see https://contoso.example', null],
    ['', null],
  ])('of %s', (ticket, address) => {
    expect(ticketAddress(ticket)).toBe(address);
  });
});
