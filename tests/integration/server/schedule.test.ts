import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scheduleViewSchema, type AssessmentSchedule, type ScheduleView } from '../../../src/api/schedule.ts';
import { channelId, people, startTestServer, type TestServer } from './test-server.ts';

let app: TestServer;
beforeAll(async () => { app = await startTestServer(); });
afterAll(() => app.close());

const weekly: AssessmentSchedule = { every: 'week', weekday: 'monday', hour: 6, timeZone: 'America/New_York', pillars: ['identity'] };

async function ask(who: 'operator' | 'member', body?: unknown): Promise<{ readonly status: number; readonly answer: unknown }> {
  const response = await fetch(`${app.url}/api/roadmaps/${encodeURIComponent(channelId)}/assessment-schedule`, {
    method: body === undefined ? 'GET' : 'PUT', headers: { 'Authorization': `Bearer ${await app.token(people[who].id)}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: await response.json() };
}
const view = async (): Promise<ScheduleView> => scheduleViewSchema.parse((await ask('member')).answer);

describe('the schedule of assessments over HTTP', () => {
  it('is none before anybody set one', async () => {
    expect(await view()).toMatchObject({ schedule: null, set: null, next: [] });
  });

  it.each([
    ['nothing', {}],
    ['no sight of what was there', { schedule: weekly }],
    ['a period that there is not', { schedule: { ...weekly, every: 'fortnight' }, seen: null }],
    ['a day that some months lack', { schedule: { every: 'month', day: 31, hour: 6, timeZone: 'UTC', pillars: null }, seen: null }],
    ['a zone that there is not', { schedule: { ...weekly, timeZone: 'Mars/Base' }, seen: null }],
    ['more than it needs', { schedule: { ...weekly, minute: 30 }, seen: null }],
  ])('refuses %s, and saves nothing', async (_what, body) => {
    expect((await ask('operator', body)).status).toBe(400);
    expect((await view()).schedule).toBeNull();
  });

  it('is set by an operator, and tells everybody the next three times and whose it is', async () => {
    expect((await ask('operator', { schedule: weekly, seen: null })).status).toBe(200);
    const { schedule, set, next } = await view();
    expect(schedule).toEqual(weekly);
    expect(set?.by.name).toBe(people.operator.name);
    expect(next).toHaveLength(3);
    for (const moment of next) {
      expect(new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'America/New_York' }).format(new Date(moment))).toMatch(/Monday.*06:00/);
      expect(Date.parse(moment)).toBeGreaterThan(Date.now());
    }
  });

  it('is not overwritten from a page that has not seen it', async () => {
    const { status, answer } = await ask('operator', { schedule: null, seen: null });
    expect(status).toBe(409);
    expect(JSON.stringify(answer)).toContain(`${people.operator.name} changed the schedule after you opened it.`);
    expect((await view()).schedule).toEqual(weekly);
  });

  it('is switched off with the newest in sight', async () => {
    const { set } = await view();
    expect((await ask('operator', { schedule: null, seen: set?.at })).status).toBe(200);
    expect(await view()).toMatchObject({ schedule: null, next: [], set: { by: { name: people.operator.name } } });
  });

  it('looks only at pillars that checks look at', async () => {
    const { set } = await view();
    const { status, answer } = await ask('operator', { schedule: { ...weekly, pillars: ['ai'] }, seen: set?.at });
    expect([status, JSON.stringify(answer)]).toEqual([422, expect.stringContaining('No check looks at AI yet.')]);
  });
});
