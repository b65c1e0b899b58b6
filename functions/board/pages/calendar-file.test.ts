import { describe, expect, it } from 'vitest';
import type { Deadline } from '../domain/deadlines.rules.ts';
import { calendarFile, cancelledFile } from './calendar-file.ts';

const deadline = (at: string, more: Partial<Deadline> = {}): Deadline => ({
  uid: 'dsp_1-level@concord',
  at,
  summary: 'MOU-1, dispute 1: time of Heads ends',
  sequence: 3,
  ...more,
});
const lines = (...deadlines: Deadline[]): string[] =>
  calendarFile('Disputes', deadlines, 'https://concord.example', '2026-03-02T15:00:00.000Z')
    .toString()
    .replaceAll('\r\n ', '')
    .split('\r\n');

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

  it('of nothing is a calendar all the same', () => {
    expect(lines().filter((line) => line.startsWith('BEGIN'))).toEqual(['BEGIN:VCALENDAR']);
  });

  it('publishes what is due, and cancels by the same names what is not any more', () => {
    const all = [deadline('2026-03-09T21:00:00.000Z')];
    expect(lines(...all)).toContain('METHOD:PUBLISH');
    expect(lines(...all).filter((line) => line.startsWith('STATUS'))).toEqual([]);
    const file = cancelledFile('Disputes', all, '', '2026-03-02T15:00:00.000Z').toString().split('\r\n');
    expect(file).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:dsp_1-level@concord', 'SEQUENCE:3']),
    );
  });
});
