/** A record proves of each notice that nobody objected before it held. */
import { describe, expect, it } from 'vitest';
import { aRecord, aRecordOfTwo, aSuccessor, closedIn, ENDS_AT, type Happened, OWN, PARTIES } from '../a-record.ts';
import { verifyRecord } from '../verify-record.ts';

const [FIRST = '', OTHER = ''] = PARTIES;
const OVER = '2026-11-10T22:00:00.000Z';
const BEFORE = '2026-11-10T21:59:59.999Z';
const UNSIGNED = '2026-11-02T11:59:59.999Z';
const LATE = '2026-12-10T22:00:00.000Z';

const given = (change = 1, version = 1): Happened => ({
  ...{ type: 'ChangeNoticed', at: '2026-11-03T15:00:00.000Z' },
  data: { change, version, party: FIRST, about: { kind: 'contact', does: 'change', key: 'desk' }, objectBy: OVER },
  words: { to: { title: 'Map room' } },
});
const held = (heldAt = OVER, at = LATE): Happened => ({ type: 'ChangeHeld', at, data: { change: 1, heldAt } });
const objected = (party = OTHER, at = BEFORE): Happened => ({
  ...{ type: 'ChangeObjected', at, data: { change: 1, party }, words: { reason: 'No.' } },
});
const back = (at: string): Happened => ({ type: 'ChangeTakenBack', at, data: { change: 1 } });
const lapsed = (lapsedAt: string): Happened => ({ type: 'ChangeLapsed', at: LATE, data: { change: 1, lapsedAt } });
/** Given while the text that gives way held, and not over when it did. */
const GONE = '2027-12-01T15:00:00.000Z';
const EARLIER = '2027-11-30T15:00:00.000Z';
const LATER_OVER = '2027-12-03T22:00:00.000Z';
const LATER: Happened = {
  ...{ ...given(), at: '2027-11-26T15:00:00.000Z' },
  data: { ...given().data, objectBy: LATER_OVER },
};
const lapsedAt = (moment: string): Happened => ({ ...lapsed(moment), at: GONE });
const verdict = (...then: Happened[]) => verifyRecord(aRecord([...OWN, ...then]));

describe('A record with notices', () => {
  it.each<[string, Happened[], string]>([
    ['that hold, however late that was recorded', [given(), held()], 'nobody objected in time to 1, which hold'],
    ['that were objected to in time', [given(), objected()], '1; none of them holds'],
    ['that were taken back', [given(), back(BEFORE)], '1; none of them holds'],
  ])('%s verifies', (_, then, says) => {
    const { faults, holds } = verdict(...then);
    expect([faults, holds.join()]).toEqual([[], expect.stringContaining(says)]);
  });

  it('that lapsed with their text verifies; that went without a word does not', () => {
    const next = aSuccessor();
    const told = (...then: Happened[]) =>
      verifyRecord(aRecordOfTwo(next, [...OWN, next.published, LATER, next.executed, ...then, next.tookEffect])).faults;
    expect(told(lapsedAt(GONE))).toEqual([]);
    expect(told().join()).toContain('Notice 1 was open when its text went');
  });

  it.each<[string, Happened[], string]>([
    ['lapsed at another moment than that of its text', [lapsedAt(EARLIER)], `the text that it is about held until`],
    [
      'holds from a moment at which its text had gone',
      [{ ...held(LATER_OVER), at: '2027-12-10T22:00:00.000Z' }],
      `is said to hold from ${LATER_OVER}, and the text that it is about held until ${GONE}`,
    ],
    ['was taken back after its text had gone', [back('2027-12-02T15:00:00.000Z')], 'when its time was over'],
    ['was objected to after its text had gone', [objected(OTHER, '2027-12-02T15:00:00.000Z')], 'which could not be'],
  ])('does not verify where one of a text that gave way %s', (_, then, fault) => {
    const next = aSuccessor();
    const own = [...OWN, next.published, LATER, next.executed, ...then, next.tookEffect];
    expect(verifyRecord(aRecordOfTwo(next, own)).faults.join()).toContain(fault);
  });

  it('does not verify where one holds from a moment after the end', () => {
    const over = '2028-05-03T21:00:00.000Z';
    const last: Happened = {
      ...{ ...given(), at: '2028-04-28T15:00:00.000Z' },
      data: { ...given().data, objectBy: over },
    };
    const end: Happened = { type: 'AgreementEnded', at: over, data: { version: 1, endedAt: ENDS_AT } };
    const told = (...then: Happened[]) => verifyRecord(closedIn(aRecord([...OWN, last, ...then, end]))).faults;
    expect(told({ ...lapsed(ENDS_AT), at: over })).toEqual([]);
    expect(told(held(over, over)).join()).toContain(`the text that it is about held until ${ENDS_AT}`);
  });

  it.each<[string, Happened[], string]>([
    ['one holds before its time', [given(), held(OVER, BEFORE)], 'others could object until'],
    ['one holds from another moment', [given(), held(BEFORE)], 'others could object until'],
    ['one holds that was objected to', [given(), objected(), held()], 'was not open'],
    ['one holds that nobody gave', [held()], 'was not open'],
    ['one was objected to too late', [given(), objected(OTHER, OVER)], 'which could not be'],
    ['its own party objected', [given(), objected(FIRST)], 'which could not be'],
    ['one was taken back too late', [given(), back(OVER)], 'when its time was over'],
    ['one lapsed that held', [given(), lapsed(LATE)], 'when it held'],
    ['one lapsed while its text goes on', [given(), lapsed(BEFORE)], `the text that it is about held until ${ENDS_AT}`],
    ['one is about another version than the one that held', [given(1, 2)], 'is about version 2, and version 1 held at'],
    ['one was given before any text held', [{ ...given(), at: UNSIGNED }], 'and version none held at'],
    ['one is left out', [given(2)], 'where notice 1 had its turn'],
  ])('does not verify where %s', (_, then, fault) => expect(verdict(...then).faults.join()).toContain(fault));
});
