import { describe, expect, it } from 'vitest';
import { type Decision, type Instant, plus } from '../../shared/kernel.ts';
import { about, LEE, lived, stated, taken, thereafter } from '../testing/a-commitment.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { Commitments } from './commitment.state.ts';
import { deliver } from './delivery.rules.ts';
import {
  agree,
  askFor,
  MOST_ASKED,
  mayAnswerAsked,
  mayAsk,
  refuseAsked,
  takeBackAsked,
} from './renegotiation.rules.ts';
import { askedAt, nextMoment, standingOf } from './standing.rules.ts';

const NOW: Instant = '2027-06-01T15:00:00.000Z';
const DUE: Instant = '2027-06-16T21:00:00.000Z';
const BEGUN: Instant = '2026-01-05T15:00:00.000Z';
const begun = lived([taken([stated('minutes', '2027-06-16'), stated('office')]), BEGUN]);
const wanting = {
  ...{ by: LEE, day: '2027-09-15', measure: '', why: 'The server is late.' },
  ...{ measureNow: 'Twelve maps.', ends: '2027-12-31' },
};
const eventsOf = ({ events, refused }: Decision<CommitmentEvent>) => {
  if (refused) throw new Error(refused.code);
  return events;
};
const codeOf = (changes: Partial<typeof wanting>, now = NOW, of = about(begun)) =>
  askFor(of, { ...wanting, ...changes }, now).refused?.code;
const asked = (changes: Partial<typeof wanting> = {}, of = about(begun)) =>
  thereafter(of.state, NOW, ...eventsOf(askFor(of, { ...wanting, ...changes }, NOW)));
const answering = { by: LEE, asked: 1 };
const agreed = (party: string, state = asked()) =>
  thereafter(state, NOW, ...eventsOf(agree(about(state), { ...answering, party }, NOW)));

describe('A party', () => {
  it('asks for another day, another measure, or both, with a reason', () => {
    expect(eventsOf(askFor(about(begun), { ...wanting, measure: 'Ten maps.' }, NOW))).toEqual([
      {
        type: 'RenegotiationAsked',
        data: {
          ...{ commitment: 'minutes', asked: 1 },
          to: { by: '2027-09-15', dueAt: '2027-09-15T21:00:00.000Z', law: 'concord-law@1' },
          measure: true,
        },
        body: { by: LEE, why: 'The server is late.', measure: 'Ten maps.' },
      },
    ]);
  });

  it.each([
    ['no reason', { why: '' }, 'reason-missing'],
    ['no change', { day: '2027-06-16', measure: 'Twelve maps.' }, 'nothing-would-change'],
    ['a day that no calendar has', { day: '2027-06-31' }, 'not-a-day'],
    ['today', { day: '2027-06-01' }, 'day-not-ahead'],
    ['a day after the end of the text', { day: '2028-01-01' }, 'day-after-the-end'],
  ])('is refused for %s', (_, changes, code) => expect(codeOf(changes)).toBe(code));

  it('asks of many parties at once, but not so much that answers no longer stand with its commitments', () => {
    const parties = ['air', ...Array.from({ length: 59 }, (_, at) => `p${at}`)];
    const more = lived([taken(['minutes', 'maps', 'counts'].map((key) => stated(key, '2027-06-16'))), BEGUN]);
    const of = (state: Commitments, key: string) => about(state, { parties, key });
    const two = ['minutes', 'maps'].reduce(
      (state, key) => thereafter(state, NOW, ...eventsOf(askFor(of(state, key), wanting, NOW))),
      more,
    );
    expect(askFor(of(two, 'counts'), wanting, NOW).refused?.code).toBe('renegotiations-too-many');
    expect(askFor({ ...of(two, 'counts'), parties: parties.slice(0, 20) }, wanting, NOW).refused).toBeUndefined();
  });

  it('asks before the moment at which it is due, never from it on', () => {
    expect([codeOf({}, plus(DUE, -1)), codeOf({}, DUE)]).toEqual([undefined, 'commitment-late']);
    expect(codeOf({ day: '2027-07-01' }, plus(DUE, 1), about(begun, { key: 'office' }))).toBeUndefined();
  });

  it('asks for one change of a commitment at a time, and for few at once', () => {
    expect(mayAsk(about(asked()), NOW)?.code).toBe('renegotiation-open');
    const keys = Array.from({ length: MOST_ASKED + 1 }, (_, index) => `k${index}`);
    const many = lived([taken(keys.map((key) => stated(key, '2027-06-16'))), BEGUN]);
    const full = keys.slice(1).reduce((state, key) => asked({}, about(state, { key })), many);
    expect(mayAsk(about(full, { key: 'k0' }), NOW)?.code).toBe('renegotiations-too-many');
  });

  it('asks for nothing that it has delivered, and what it delivers is asked for no more', () => {
    const state = asked();
    const done = thereafter(
      state,
      NOW,
      ...eventsOf(deliver(about(state), { by: LEE, what: 'Done.', link: '', file: undefined })),
    );
    expect([done.commitments.minutes?.asked, mayAsk(about(done), NOW)?.code]).toEqual([
      ...[undefined, 'nothing-to-renegotiate'],
    ]);
  });
});

describe('What is asked for', () => {
  it('holds when every party to which it was promised has agreed, and moves its day and its reminders', () => {
    const one = agreed('health');
    expect(one.commitments.minutes).toMatchObject({ dueAt: DUE, asked: { agreed: ['health'] } });
    const all = agreed('forest', one);
    expect(all.commitments.minutes).toMatchObject({
      ...{ by: '2027-09-15', dueAt: '2027-09-15T21:00:00.000Z', changed: { day: 1 } },
    });
    expect([all.commitments.minutes?.asked, nextMoment(all)]).toEqual([undefined, '2027-08-16T13:00:00.000Z']);
  });

  it('gives an open-ended commitment a day, or a measure alone', () => {
    const of = about(begun, { key: 'office' });
    const state = thereafter(begun, NOW, ...eventsOf(askFor(of, { ...wanting, day: '', measure: 'Half.' }, NOW)));
    const office = ['health', 'forest'].reduce(
      (before, party) =>
        thereafter(before, NOW, ...eventsOf(agree(about(before, { key: 'office' }), { ...answering, party }, NOW))),
      state,
    ).commitments.office;
    expect([office?.dueAt, office?.changed]).toEqual([undefined, { measure: 1 }]);
  });

  it('is answered by a party to which it was promised, once, and as the page showed it', () => {
    expect(mayAnswerAsked(about(asked()), 'air', NOW)?.code).toBe('not-promised-to-you');
    expect(mayAnswerAsked(about(asked()), 'health', NOW, 2)?.code).toBe('renegotiation-gone');
    expect(mayAnswerAsked(about(agreed('health')), 'health', NOW)?.code).toBe('renegotiation-agreed');
  });

  it('lapses by itself at the moment at which the commitment is due', () => {
    const state = asked();
    expect(agree(about(state), { ...answering, party: 'health' }, DUE).refused?.code).toBe('renegotiation-gone');
    const minutes = state.commitments.minutes;
    if (!minutes) throw new Error('There is no commitment');
    expect([askedAt(minutes, plus(DUE, -1))?.number, askedAt(minutes, DUE), standingOf(minutes, DUE)]).toEqual([
      ...[1, undefined, 'late'],
    ]);
  });

  it('is over when one of them refuses with a reason, or it is taken back', () => {
    const not = { ...answering, party: 'health', reason: '' };
    expect(refuseAsked(about(asked()), not, NOW).refused).toMatchObject({ code: 'reason-missing', field: 'reason' });
    const no = thereafter(asked(), NOW, ...eventsOf(refuseAsked(about(asked()), { ...not, reason: 'No.' }, NOW)));
    const back = thereafter(asked(), NOW, ...eventsOf(takeBackAsked(about(asked()), answering, NOW)));
    for (const state of [no, back]) expect(state.commitments.minutes).toEqual(begun.commitments.minutes);
    expect(takeBackAsked(about(no), answering, NOW).refused?.code).toBe('renegotiation-gone');
  });
});
