import { describe, expect, it } from 'vitest';
import { aStanding, NOW, ROUND, round } from '../testing/a-standing.ts';
import type { OpenDispute, Standing } from './standing.ts';
import { whatOthersOwe } from './waiting.rules.ts';

const CALENDAR = ROUND.calendar;
const waits = (...standings: Standing[]) => whatOthersOwe(standings, NOW).map(({ kind, about }) => [kind, ...about]);

describe('While an MOU is out for signature, a person waits for', () => {
  it.each<[string, Partial<Standing>, string[][]]>([
    ['the reviewers who have not cleared it', { lacks: ['counsel', 'budget'] }, [['clearance', 'counsel', 'budget']]],
    ['the head who was asked', round({ turn: 'asked' }), [['head']]],
    ['the turn of a party that is prepared', {}, [['turn']]],
    ['the other agencies, once the own one has signed', round({ turn: 'signed' }), [['signatures', '3']]],
    ['nobody, when all have signed', round({ turn: 'signed', signed: 4 }), []],
    ['nobody, when the own agency has declined', round({ turn: 'declined' }), []],
    ['nobody, once the period is over', round({ deadline: NOW }), []],
    ['nobody, before the round has opened', { round: undefined } as never, []],
    [
      'the liaison, as a head of a party that is not prepared',
      { part: 'signatory', lacks: ['offices'] },
      [['liaison']],
    ],
    [
      'the liaison, as a reviewer who has answered',
      { part: 'reviewer', of: 'counsel', answered: ['counsel'], lacks: ['notice'] },
      [['liaison']],
    ],
  ])('%s', (_, changes, expected) => expect(waits(aStanding(changes))).toEqual(expected));

  it.each<[string, Partial<Standing>]>([
    ['a liaison who must confirm the offices', { lacks: ['offices'] }],
    ['a head who is asked to sign', { part: 'signatory', ...round({ turn: 'asked' }) }],
    ['a reviewer who has not answered', { part: 'reviewer', of: 'counsel', lacks: ['counsel'] }],
  ])('nobody, as %s', (_, changes) => expect(waits(aStanding(changes))).toEqual([]));

  it('nobody, where another part of the same person has a task', () => {
    const head = aStanding({ part: 'signatory', ...round({ turn: 'asked' }) });
    expect(waits(aStanding(round({ turn: 'asked' })), head)).toEqual([]);
  });

  it('the same only once, whatever parts the person has', () =>
    expect(waits(aStanding(), aStanding({ part: 'office' }))).toEqual([['turn']]));
});

describe('In a dispute, a person waits for', () => {
  const dispute = (number: number, turn: OpenDispute['turn']): OpenDispute => ({
    ...{ number, turn, due: `2026-03-1${number}T21:00:00.000Z`, since: ROUND.openedAt, calendar: CALENDAR },
  });
  const inForce = (...disputes: OpenDispute[]) =>
    aStanding({ part: 'office', status: 'In force', disputes, ...round({ open: false }) });

  it('whose turn it is, the soonest first', () =>
    expect(waits(inForce(dispute(5, 'other agency'), dispute(3, 'own agency')))).toEqual([
      ['dispute own agency', '3'],
      ['dispute other agency', '5'],
    ]));

  it('nobody, where it is the person’s own turn, be it by another office', () => {
    expect(waits(inForce(dispute(3, 'own')))).toEqual([]);
    expect(waits(inForce(dispute(3, 'own agency')), inForce(dispute(3, 'own')))).toEqual([]);
  });
});

it('A records officer waits for the agency that decides on what the own one asked for', () => {
  const removal = { id: 'rmv_1', since: ROUND.openedAt, calendar: CALENDAR };
  const officer = (own: boolean) =>
    aStanding({
      ...{ part: 'records officer', status: 'In force', removals: [{ ...removal, own }] },
      ...round({ open: false }),
    });
  expect(waits(officer(true))).toEqual([['removal', 'rmv_1']]);
  expect(waits(officer(false))).toEqual([]);
});

it('A liaison waits for the others, who may object to a notice of the own agency, once for all its parties', () => {
  const notice = (change: number, own: boolean) => ({ change, own, due: ROUND.deadline, calendar: CALENDAR });
  const liaison = (party: string, ...changes: ReturnType<typeof notice>[]) =>
    aStanding({ party, status: 'In force', changes, ...round({ open: false }) });
  expect(waits(liaison('air', notice(1, true), notice(2, false)), liaison('labs', notice(1, true)))).toEqual([
    ['change', '1'],
  ]);
});
