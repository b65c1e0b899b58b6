/** A record proves of each notice that nobody objected before it held. */
import { describe, expect, it } from 'vitest';
import { aRecord, aRecordOfTwo, aSuccessor, type Happened, OWN, PARTIES } from '../a-record.ts';
import { verifyRecord } from '../verify-record.ts';

const [FIRST = '', OTHER = ''] = PARTIES;
const OVER = '2026-11-10T22:00:00.000Z';
const BEFORE = '2026-11-10T21:59:59.999Z';
const LATE = '2026-12-10T22:00:00.000Z';

const given = (change = 1): Happened => ({
  type: 'ChangeNoticed',
  data: { change, version: 1, party: FIRST, about: { kind: 'contact', does: 'change', key: 'desk' }, objectBy: OVER },
  words: { to: { title: 'Map room' } },
});
const held = (heldAt = OVER, at = LATE): Happened => ({ type: 'ChangeHeld', at, data: { change: 1, heldAt } });
const objected = (party = OTHER, at = BEFORE): Happened => ({
  ...{ type: 'ChangeObjected', at, data: { change: 1, party }, words: { reason: 'No.' } },
});
const back = (at: string): Happened => ({ type: 'ChangeTakenBack', at, data: { change: 1 } });
const lapsed = (lapsedAt: string): Happened => ({ type: 'ChangeLapsed', at: LATE, data: { change: 1, lapsedAt } });
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
    const later = { ...given(), data: { ...given().data, objectBy: '2027-12-03T22:00:00.000Z' } };
    const lapse = { ...lapsed('2027-12-01T15:00:00.000Z'), at: '2027-12-01T15:00:00.000Z' };
    const told = (...then: Happened[]) =>
      verifyRecord(aRecordOfTwo(next, [...OWN, next.published, later, next.executed, ...then, next.tookEffect])).faults;
    expect(told(lapse)).toEqual([]);
    expect(told().join()).toContain('Notice 1 was open when its text went');
  });

  it.each<[string, Happened[], string]>([
    ['one holds before its time', [given(), held(OVER, BEFORE)], 'others could object until'],
    ['one holds from another moment', [given(), held(BEFORE)], 'others could object until'],
    ['one holds that was objected to', [given(), objected(), held()], 'was not open'],
    ['one holds that nobody gave', [held()], 'was not open'],
    ['one was objected to too late', [given(), objected(OTHER, OVER)], 'which could not be'],
    ['its own party objected', [given(), objected(FIRST)], 'which could not be'],
    ['one was taken back too late', [given(), back(OVER)], 'when it held'],
    ['one lapsed that held', [given(), lapsed(LATE)], 'when it held'],
    ['one is left out', [given(2)], 'where notice 1 had its turn'],
  ])('does not verify where %s', (_, then, fault) => expect(verdict(...then).faults.join()).toContain(fault));
});
