/** A calendar file puts right what somebody took from an earlier one, and a strict program can read it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../domain/deadlines.rules.ts';
import { readCalendarFile } from '../testing/a-calendar-reader.ts';
import { calendarFile, calendarReply, cancelledFile, cancelledReply } from './calendar-file.ts';

const deadline = (at: string, more: Partial<Deadline> = {}): Deadline => ({
  uid: 'dsp_1-level@concord',
  at,
  summary: 'MOU-1, dispute 1: time of Heads ends',
  sequence: 3,
  ...more,
});
const CALENDAR = { name: 'Disputes', service: 'https://concord.example', now: '2026-03-02T15:00:00.000Z' };
const lines = (...running: Deadline[]): string[] =>
  calendarFile(CALENDAR, { running, fallen: [] }).toString().replaceAll('\r\n ', '').split('\r\n');

describe('A calendar file', () => {
  it.each([
    ['on the Friday before clocks go forward in New York', '2026-03-06T22:00:00.000Z', '20260306T220000Z'],
    ['on the Monday after', '2026-03-09T21:00:00.000Z', '20260309T210000Z'],
    ['on the Friday before they go back', '2026-10-30T21:00:00.000Z', '20261030T210000Z'],
    ['on the Monday after that', '2026-11-02T22:00:00.000Z', '20261102T220000Z'],
    ['at the end of a year', '2026-12-31T23:59:59.000Z', '20261231T235959Z'],
  ])('has 17:00 %s in UTC, whatever zone the machine is in', (_, at, told) => {
    for (const zone of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo']) {
      process.env.TZ = zone;
      expect(lines(deadline(at))).toContain(`DTSTART:${told}`);
    }
    process.env.TZ = 'UTC';
  });

  it('names no zone, and gives a moment no length', () => {
    const text = lines(deadline('2026-03-09T21:00:00.000Z')).join('\n');
    expect(text).not.toMatch(/TZID|VTIMEZONE|DTEND|X-WR-TIMEZONE/);
  });

  it('says which deadline it is, how often it has changed, and when the file was made', () => {
    expect(lines(deadline('2026-03-09T21:00:00.000Z', { page: '/agreements/mou_1/disputes/1' }))).toEqual(
      expect.arrayContaining([
        'UID:dsp_1-level@concord',
        'SEQUENCE:3',
        'DTSTAMP:20260302T150000Z',
        'URL;VALUE=URI:https://concord.example/agreements/mou_1/disputes/1',
      ]),
    );
  });

  it('keeps a name with a line break or a comma from becoming a line of its own', () => {
    const summary = 'MOU-1, dispute 1: time of A,B;\r\nATTACH:https://evil.example ends';
    const all = lines(deadline('2026-03-09T21:00:00.000Z', { summary }));
    expect(all.filter((line) => line.startsWith('ATTACH'))).toEqual([]);
  });

  it('reads back as it was written, whatever a calendar and a deadline are called', () => {
    const anyText = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 90 })
      .map((text) => text.replace(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(anyText, anyText, (name, summary) => {
        fc.pre([name, summary].every((text) => text !== '' && text.isWellFormed()));
        const one = deadline('2026-03-09T21:00:00.000Z', { summary });
        const read = readCalendarFile(calendarFile({ ...CALENDAR, name }, { running: [one], fallen: [] }).toString());
        expect([read.name, read.events[0]?.summary]).toEqual([name, summary]);
      }),
    );
  });

  it.each(['Roads, rivers', 'A; b', 'A \\ b', 'A\nb'])('escapes the calendar’s own name: %j', (name) => {
    const file = calendarFile({ ...CALENDAR, name }, { running: [deadline('2026-03-09T21:00:00.000Z')], fallen: [] });
    expect(readCalendarFile(file.toString()).name).toBe(name);
  });

  const [runs, fell] = [deadline('2026-03-09T21:00:00.000Z'), deadline('2026-03-06T22:00:00.000Z', { uid: 'gone' })];

  it('publishes what is due, and beside it, cancelled by its own name, what fell away', () => {
    const { method, events } = readCalendarFile(calendarFile(CALENDAR, { running: [runs], fallen: [fell] }).toString());
    expect(method).toBe('PUBLISH');
    expect(events.map(({ uid, status, sequence }) => [uid, status, sequence])).toEqual([
      [runs.uid, 'CONFIRMED', 3],
      ['gone', 'CANCELLED', 3],
    ]);
  });

  it('cancels in a file of its own what is not due any more', () => {
    const { method, events } = readCalendarFile(cancelledFile(CALENDAR, { fallen: [fell] }).toString());
    expect([method, ...events.map(({ uid, status }) => [uid, status])]).toEqual(['CANCEL', ['gone', 'CANCELLED']]);
  });

  it('is never one of nothing: the page says so instead', () => {
    const asked = { ...CALENDAR, file: 'disputes', page: '/disputes' };
    expect(calendarReply(asked, { running: [], fallen: [] })).toMatchObject({
      statusCode: 303,
      headers: { location: '/disputes' },
    });
    expect(cancelledReply(asked, { fallen: [] }).statusCode).toBe(303);
    expect(calendarReply(asked, { running: [], fallen: [fell] }).statusCode).toBe(200);
    expect(() => calendarFile(CALENDAR, { running: [], fallen: [] })).toThrow('calendar of nothing');
  });
});
