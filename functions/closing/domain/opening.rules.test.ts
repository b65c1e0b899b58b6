import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { executed } from '../../agreements/testing/an-agreement.ts';
import { isBusinessDay } from '../../shared/calendar/business-days.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import { DAY, instant } from '../../shared/kernel.ts';
import { aDuty, aText, begun, ENDED, LEE, thereafter } from '../testing/a-closing.ts';
import { agreedFor, clauseDays, closingOf, dutyDueAt } from './opening.rules.ts';

const CALENDAR = { zone: 'America/New_York', country: 'US' };

describe('The clause of a closing', () => {
  it.each([
    ['of a text that says nothing is no day long', aText(), 0],
    ['is as long as its orderly close', aText([aDuty('data', 5)], 14), 14],
    ['is as long as the longest of its duties', aText([aDuty('data', 20), aDuty('account', 30)], 14), 30],
  ])('%s', (_, text, days) => expect(clauseDays(text)).toBe(days));

  it('ends with the MOU where it has no days', () => {
    const { until, duties, survivors } = closingOf(executed(), aText(), ENDED, undefined);
    expect([until, duties, survivors]).toEqual([ENDED, [], ['secrecy']]);
  });

  it('ends at 5 p.m. on a business day, as its duties do', () => {
    // 2028-02-29 and 20 days is Monday, March 20, in summer time; 25 days is a Saturday.
    expect(dutyDueAt(CALENDAR, '2028-02-29T22:00:00.000Z', 20)).toBe('2028-03-20T21:00:00.000Z');
    expect(dutyDueAt(CALENDAR, '2028-02-29T22:00:00.000Z', 25)).toBe('2028-03-27T21:00:00.000Z');
  });

  it('reminds of what is left a week before its end, where it is longer than that', () => {
    const remindAt = (days: number) => closingOf(executed(), aText([aDuty('data', days)]), ENDED, undefined).remindAt;
    expect([remindAt(5), remindAt(30)]).toEqual([undefined, '2028-06-16T13:00:00.000Z']);
  });
});

describe('No duty', () => {
  const ends = fc.integer({ min: 0, max: 6_000 }).map((day) => {
    const at = instant(Date.parse('2026-03-02T22:00:00.000Z') + day * DAY);
    return at;
  });
  const days = fc.array(fc.integer({ min: 1, max: 365 }), { minLength: 1, maxLength: 12 });

  it('is due after the clause, or on a day on which offices are closed, whenever the MOU ends', () =>
    fc.assert(
      fc.property(ends, days, fc.integer({ min: 0, max: 60 }), (endedAt, all, closeDays) => {
        const text = aText(
          all.map((one, index) => aDuty(`duty-${index}`, one)),
          closeDays,
        );
        const { until, duties, remindAt = until } = closingOf(executed(), text, endedAt, undefined);
        expect(until >= endedAt && remindAt <= until && remindAt > endedAt).toBe(true);
        for (const { dueAt, by } of duties) {
          expect(dueAt <= until && dueAt > endedAt).toBe(true);
          expect(isBusinessDay(CALENDAR, dayOf(CALENDAR.zone, dueAt))).toBe(true);
          expect(by <= dayOf(CALENDAR.zone, dueAt)).toBe(true);
        }
        const longest = addDays(dayOf(CALENDAR.zone, endedAt), Math.max(closeDays, ...all));
        // Never more than the days to the next business day beyond what the text says.
        expect(dayOf(CALENDAR.zone, until) <= addDays(longest, 5)).toBe(true);
      }),
      { numRuns: 400 },
    ));
});

describe('A duty of a party that left before the end', () => {
  const stayed = { ...executed(), parties: ['air', 'health'] };
  const text = aText([aDuty('data', 20), aDuty('account', 30, 'forest')]);

  it('is nobody’s, and is named as such; the others run, within the clause that was signed', () => {
    const { duties, unowned, parties, until } = closingOf(stayed, text, ENDED, undefined);
    expect([duties.map(({ key }) => key), parties]).toEqual([['0-data'], ['air', 'health']]);
    expect(unowned).toEqual([{ key: '0-account', owner: { party: 'forest', office: 'head' } }]);
    expect(until).toBe(closingOf(executed(), text, ENDED, undefined).until);
  });
});

describe('What was agreed before the end', () => {
  const proposed = (duty: number, version: number, agreed: boolean) => ({
    type: 'DutyProposed' as const,
    data: {
      ...{ agreement: executed().id, duty, version, party: 'air', owner: { party: 'air', office: 'head' } },
      ...{ about: 'money' as const, days: 10, ...(agreed && { agreed: true as const }) },
    },
    body: { by: LEE, does: 'Pays.' },
  });

  it('stands in the plan beside the text; what nobody took on, and what was meant for another text, does not', () => {
    const before = thereafter(
      { agreement: executed().id, proposed: 0, proposals: {} },
      ENDED,
      ...[proposed(1, 1, true), proposed(2, 1, false), proposed(3, 2, true)],
    );
    expect(agreedFor(before, 1).map(({ duty }) => duty)).toEqual([1]);
    const { began } = begun(aText([aDuty('data', 20)]), before);
    expect(began?.duties.map(({ key }) => key)).toEqual(['0-data', '0-1']);
  });
});
