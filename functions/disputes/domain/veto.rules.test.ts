/** A veto needs its written reason in time: without one it lapses on the record, with one the decision falls and an answer is owed. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import type { Pause } from '../docket/domain/suspension-clock.rules.ts';
import {
  aDispute,
  answered,
  aPeriod,
  aSpeaker,
  atImpasse,
  CALENDAR,
  climbed,
  DEADLINE,
  decided,
  having,
  joined,
  onDay,
  onLevel,
  outcomeOf,
  proposed,
  REASON_DUE,
  reasoned,
  running,
  taken,
  VETOED,
  vetoed,
  WITH_REFEREE,
  whoOf,
  withOfficial,
} from '../testing/a-dispute.ts';
import { propose } from './decide.rules.ts';
import { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { answerVeto, castVeto, lapseVeto, mayVeto, reasonVeto, vetoLapses } from './veto.rules.ts';

const ENDS = decided().decision?.vetoUntil ?? '';
const liaison = (party: string) => ({ party, offices: ['liaison'] });

interface Casting {
  reason?: string;
  version?: number;
  at?: Instant;
  pauses?: Pause[];
}
const casting = (dispute: Dispute, party: string, { reason = '', at = VETOED, pauses = [], ...more }: Casting = {}) => {
  const { version = dispute.decision?.version ?? 0 } = more;
  const times = { reasonDue: plus(at, 2 * DAY), calendar: CALENDAR, period: aPeriod(at) };
  return castVeto(
    dispute,
    liaison(party),
    { version, right: 'closures', by: aSpeaker(party), reason },
    times,
    running(at, pauses),
  );
};
const reasoning = (dispute: Dispute, party: string, at: Instant, reason = ' It is our field. ', pauses: Pause[] = []) =>
  reasonVeto(dispute, liaison(party), { by: aSpeaker(party), reason }, aPeriod(at), running(at, pauses));
const answering = (dispute: Dispute, party: string, answer = ' We see it. ', at = onDay('2027-03-06')) =>
  answerVeto(dispute, whoOf(dispute, party), { level: dispute.level, by: aSpeaker(party), answer }, running(at));
const lapsed = (dispute = vetoed()): Dispute =>
  having(dispute, lapseVeto(dispute, running(REASON_DUE)).events ?? [], REASON_DUE);

const refereed = onLevel(4, answered(aDispute({ ladder: WITH_REFEREE })));
const ruled = taken(proposed(refereed, { at: refereed.opened.at, followUps: [] }), 'health', refereed.opened.at);
const official = onLevel(1, answered(aDispute({ ladder: withOfficial('air', 'director') })));
const officials = proposed(official, { party: 'air', at: official.opened.at, followUps: [] });

describe('A party vetoes a decision that others took', () => {
  it.each<[string, ReturnType<typeof casting>, string | RegExp]>([
    ['within its time', casting(decided(), 'forest'), /^DecisionVetoed$/],
    ['just before its end', casting(decided(), 'forest', { at: plus(ENDS, -1) }), /^DecisionVetoed$/],
    ['not at its end', casting(decided(), 'forest', { at: ENDS }), /time for a veto is over/],
    ['with its reason at once', casting(decided(), 'forest', { reason: 'Ours.' }), 'DecisionVetoed, VetoReasoned'],
    ['not with a treatise', casting(decided(), 'forest', { reason: 'x'.repeat(8_001) }), /8,001 characters/],
    ['not who took it', casting(decided(), 'air'), /cannot be vetoed by your agency/],
    [
      'not who joined and took it',
      casting(taken(taken(joined(proposed())), 'forest'), 'forest'),
      /cannot be vetoed by your agency/,
    ],
    [
      'a side to which an official decided it',
      casting(officials, 'health', { at: officials.decision?.at ?? '' }),
      /^DecisionVetoed$/,
    ],
    [
      'not the official’s own party',
      casting(officials, 'air', { at: officials.decision?.at ?? '' }),
      /cannot be vetoed by your agency/,
    ],
    [
      'not a party without a veto',
      casting(decided(proposed(answered(aDispute({ vetoers: ['water'] })))), 'forest'),
      /cannot be vetoed by your agency/,
    ],
    [
      'not what a referee ruled',
      casting(ruled, 'forest', { at: ruled.decision?.at ?? '' }),
      /cannot be vetoed by your agency/,
    ],
    ['not another text', casting(decided(), 'forest', { version: 2 }), /not the current decision/],
    ['not what is not decided', casting(proposed(), 'forest'), /no decision that could be vetoed/],
    ['not an impasse', casting(atImpasse(), 'forest'), /no decision that could be vetoed/],
    ['not twice', casting(vetoed(), 'forest', { reason: 'Again.' }), /has vetoed this decision before/],
    [
      'not again after it lapsed',
      casting(lapsed(), 'forest', { at: plus(ENDS, -1) }),
      /has vetoed this decision before/,
    ],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('the time for it is counted anew after a suspension', () => {
    const pauses = [{ from: VETOED, until: plus(VETOED, 3 * DAY) }];
    expect(mayVeto(decided(), 'forest', running(plus(ENDS, 4 * DAY - 1), pauses))).toBe(true);
    expect(mayVeto(decided(), 'forest', running(plus(ENDS, 4 * DAY), pauses))).toBe(false);
  });

  it('the record says which right is touched, and until when the reason is owed', () => {
    const [event] = casting(decided(), 'forest').events ?? [];
    expect(DisputeEvent.parse(event)).toEqual({
      type: 'DecisionVetoed',
      data: { party: 'forest', version: 1, right: 'closures', reasonDue: REASON_DUE, calendar: CALENDAR },
      body: { by: aSpeaker('forest') },
    });
  });

  it('while another veto waits for its reason, one that brings its reason counts; one without does not', () => {
    expect(outcomeOf(casting(vetoed(), 'water', { reason: 'Ours too.' }))).toBe('DecisionVetoed, VetoReasoned');
    const { refused } = casting(vetoed(), 'water');
    expect(refused?.wrong).toMatch(/its reason is awaited/);
    expect(refused?.field).toBe('reason');
  });
});

describe('The reason of a veto', () => {
  it.each<[string, ReturnType<typeof reasoning>, string | RegExp]>([
    ['comes in time', reasoning(vetoed(), 'forest', plus(REASON_DUE, -1)), 'VetoReasoned'],
    ['not at the instant at which it lapses', reasoning(vetoed(), 'forest', REASON_DUE), /time for the reason is over/],
    ['not late', reasoning(vetoed(), 'forest', plus(REASON_DUE, DAY)), /time for the reason is over/],
    [
      'later after a suspension',
      reasoning(vetoed(), 'forest', REASON_DUE, 'Ours.', [{ from: VETOED, until: plus(VETOED, DAY) }]),
      'VetoReasoned',
    ],
    ['says something', reasoning(vetoed(), 'forest', VETOED, ' \n'), /no reason yet/],
    ['comes from whoever vetoed', reasoning(vetoed(), 'water', VETOED), /No veto of your agency/],
    ['comes once', reasoning(reasoned(), 'forest', VETOED), /No veto of your agency/],
    ['not after it lapsed', reasoning(lapsed(), 'forest', VETOED), /No veto of your agency/],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('ends the decision: the same level has a new period and owes an answer', () => {
    const fallen = reasoned();
    expect(fallen).toMatchObject({ status: 'open', level: 0, reminded: 0, veto: { answerOwed: true } });
    expect(fallen.opened).toMatchObject({ at: onDay('2027-03-05'), deadline: aPeriod(onDay('2027-03-05')).deadline });
    expect(['decision', 'decidedBy', 'text', 'endedAt'].filter((field) => field in fallen)).toEqual([]);
  });
});

describe('Without a reason a veto lapses', () => {
  it.each<[string, Dispute, Instant, boolean]>([
    ['not a moment too soon', vetoed(), plus(REASON_DUE, -1), false],
    ['at the instant of its deadline', vetoed(), REASON_DUE, true],
    ['not when the reason came', reasoned(), REASON_DUE, false],
    ['not where there is none', decided(), REASON_DUE, false],
    ['not twice', lapsed(), REASON_DUE, false],
  ])('%s', (_, dispute, at, due) => {
    expect(vetoLapses(dispute, running(at))).toBe(due);
    expect(outcomeOf(lapseVeto(dispute, running(at)))).toBe(due ? 'VetoLapsed' : '');
  });

  it('and the decision stands as it did', () => {
    expect(lapsed().status).toBe('decided');
    expect(lapsed().decision).toEqual(decided().decision);
  });
});

describe('The reason is owed an answer', () => {
  it.each<[string, ReturnType<typeof answering>, string | RegExp]>([
    ['by the office of the level', answering(reasoned(), 'air'), 'VetoAnswered'],
    [
      'above, if the level ended without one',
      answering(climbed(reasoned()), 'health', 'So.', climbed(reasoned()).opened.at),
      'VetoAnswered',
    ],
    ['in words', answering(reasoned(), 'air', ' '), /no answer yet/],
    ['not by a stranger', answering(reasoned(), 'forest'), /your office is not among them/],
    ['not while it is awaited', answering(vetoed(), 'air'), /reason is awaited/],
    ['not when there was no veto', answering(answered(), 'air'), /No veto waits/],
    [
      'not at the end of the level',
      answering(reasoned(), 'air', 'So.', reasoned().opened.deadline),
      /time of Program leads is over/,
    ],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('nobody answers the own veto', () => {
    const own = vetoed(officials, 'health', officials.decision?.at ?? DEADLINE);
    const fallen = reasoned(own, own.veto?.at ?? DEADLINE);
    expect(outcomeOf(answering(fallen, 'health', 'So.', fallen.opened.at))).toMatch(/your own agency’s/);
    expect(outcomeOf(answering(fallen, 'air', 'So.', fallen.opened.at))).toBe('VetoAnswered');
  });

  it('once, and only then another text is taken', () => {
    const done = having(reasoned(), answering(reasoned(), 'air').events ?? [], onDay('2027-03-06'));
    expect(outcomeOf(answering(done, 'health'))).toMatch(/No veto waits/);
    const again = (dispute: Dispute) =>
      propose(
        dispute,
        whoOf(dispute, 'air'),
        { level: 0, seen: dispute.versions, by: aSpeaker('air'), text: 'Otherwise.', followUps: [] },
        { terms: undefined, today: '2027-03-06', clock: running(onDay('2027-03-06')) },
      );
    expect(outcomeOf(again(reasoned()))).toMatch(/not answered yet/);
    expect(outcomeOf(again(done))).toBe('TextProposed');
    // Against the next text the same party has its veto again.
    const next = taken(proposed(done, { at: onDay('2027-03-06'), followUps: [] }), 'health', onDay('2027-03-06', 13));
    expect(next.decision?.version).toBe(2);
    expect(mayVeto(next, 'forest', running(onDay('2027-03-07')))).toBe(true);
  });
});
