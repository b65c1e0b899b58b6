import { describe, expect, it } from 'vitest';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import type { Instant } from '../../shared/kernel.ts';
import { aDuty, aText, ENDED, LEE, reviewed } from '../testing/a-closing.ts';
import type { ClosingEvent } from './closing.events.ts';
import { type Closing, evolveClosing } from './closing.state.ts';
import {
  agreeTo,
  MOST_PROPOSED,
  mayAgree,
  mayPlan,
  objectTo,
  type Planning,
  proposalsOf,
  propose,
  takeBack,
} from './proposal.rules.ts';
import { dutiesWaiting } from './waiting.rules.ts';

const NOW: Instant = '2028-01-10T15:00:00.000Z';
const planning = (changes: Partial<Planning> = {}): Planning => ({
  ...{ whole: reviewed(), text: aText([aDuty('data', 20)]), closing: undefined },
  ...changes,
});
const PROPOSED = {
  ...{ party: 'air', by: LEE, owner: 'health/head', about: 'money', does: 'Pays the rest.', days: '20' },
};
const evolved = (closing: Closing | undefined, events: readonly ClosingEvent[] = []) =>
  events.reduce<Closing | undefined>((state, event) => evolveClosing(state, event, NOW), closing);
const withOne = (changes: Partial<typeof PROPOSED> = {}): Planning => {
  const before = planning();
  return planning({ closing: evolved(undefined, propose(before, { ...PROPOSED, ...changes }, NOW).events) });
};
const codeOf = ({ refused }: { refused?: { code: string } | undefined }) => refused?.code;

describe('The plan', () => {
  it.each<[string, Partial<Planning>, Instant, string | undefined]>([
    ['is open once a review has opened', {}, NOW, undefined],
    ['is not before', { whole: reviewed({ reviews: undefined as never }) }, NOW, 'closing-plan-not-open'],
    ['is not while nobody has signed', { whole: anAgreement() }, NOW, 'closing-plan-not-open'],
    ['is fixed from the last moment on', {}, ENDED, 'closing-plan-fixed'],
    ['has no room where the text gives the closing no days', { text: aText() }, NOW, 'closing-has-no-days'],
  ])('%s', (_, changes, now, code) => expect(mayPlan(planning(changes), now)?.code).toBe(code));
});

describe('A duty is proposed', () => {
  it.each([
    ['by an office of a party', { owner: 'water/head' }, 'no-such-owner'],
    ['about something', { about: 'love' }, 'no-such-subject'],
    ['in words', { does: ' ' }, 'duty-missing'],
    ['on a day after the end', { days: '0' }, 'not-days-of-the-closing'],
    ['within the clause', { days: '21' }, 'not-days-of-the-closing'],
    ['in whole days', { days: '2.5' }, 'not-days-of-the-closing'],
  ])('%s, or not at all', (_, changes, code) =>
    expect(codeOf(propose(planning(), { ...PROPOSED, ...changes }, NOW))).toBe(code),
  );

  it('and has agreed for itself who would do it', () => {
    const [own] = propose(planning(), { ...PROPOSED, owner: 'air/head' }, NOW).events ?? [];
    const [other] = propose(planning(), PROPOSED, NOW).events ?? [];
    expect([own?.data, other?.data]).toEqual([
      expect.objectContaining({ duty: 1, agreed: true, days: 20 }),
      expect.not.objectContaining({ agreed: true }),
    ]);
  });

  it(`at most ${MOST_PROPOSED} at a time`, () => {
    let state = planning();
    for (let count = 0; count < MOST_PROPOSED; count += 1)
      state = planning({ closing: evolved(state.closing, propose(state, PROPOSED, NOW).events) });
    expect(codeOf(propose(state, PROPOSED, NOW))).toBe('duties-too-many');
  });
});

describe('An answer', () => {
  const answer = (party: string, duty = 1) => ({ duty, party, by: LEE });

  it('is agreed by the party that would do it, once, and by no other', () => {
    const one = withOne();
    expect(mayAgree(one, answer('forest'), NOW)?.code).toBe('duty-of-another');
    const { events = [] } = agreeTo(one, answer('health'), NOW);
    const agreed = planning({ closing: evolved(one.closing, events) });
    expect(proposalsOf(agreed, NOW)[0]?.agreed).toBe(true);
    expect(mayAgree(agreed, answer('health'), NOW)?.code).toBe('duty-agreed');
  });

  it('of one party that objects stops it, agreed or not, with a reason', () => {
    const one = withOne();
    expect(codeOf(objectTo(one, { ...answer('forest'), reason: '' }, NOW))).toBe('reason-missing');
    expect(codeOf(objectTo(one, { ...answer('air'), reason: 'No.' }, NOW))).toBe('own-duty');
    const agreed = evolved(one.closing, agreeTo(one, answer('health'), NOW).events);
    const stopped = objectTo(planning({ closing: agreed }), { ...answer('forest'), reason: 'No.' }, NOW);
    const none = planning({ closing: evolved(agreed, stopped.events) });
    expect(proposalsOf(none, NOW)).toEqual([]);
    expect(codeOf(agreeTo(none, answer('health'), NOW))).toBe('duty-gone');
  });

  it('takes it back for the party that proposed it', () => {
    expect(codeOf(takeBack(withOne(), answer('health'), NOW))).toBe('duty-proposed-by-another');
    expect(takeBack(withOne(), answer('air'), NOW).events).toHaveLength(1);
  });

  it('comes too late when the MOU has ended, and when its text has given way', () => {
    expect(codeOf(agreeTo(withOne(), answer('health'), ENDED))).toBe('closing-plan-fixed');
    const next = { ...withOne(), whole: reviewed({ version: 2 }) };
    expect(codeOf(agreeTo(next, answer('health'), NOW))).toBe('duty-gone');
  });
});

describe('A duty that others propose', () => {
  it('waits for the party that would do it, until it is agreed or the MOU has ended', () => {
    const { whole, closing } = withOne();
    expect(dutiesWaiting(whole, closing, 'health', NOW)).toEqual([{ duty: 1, since: NOW }]);
    expect(dutiesWaiting(whole, closing, 'air', NOW)).toEqual([]);
    expect(dutiesWaiting(whole, closing, 'health', ENDED)).toEqual([]);
    const agreed = agreeTo(withOne(), { duty: 1, party: 'health', by: LEE }, NOW).events;
    expect(dutiesWaiting(whole, evolved(closing, agreed), 'health', NOW)).toEqual([]);
  });
});
