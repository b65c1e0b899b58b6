/** Who comes into a dispute, and who takes it back. */
import { describe, expect, it } from 'vitest';
import {
  aDispute,
  answered,
  aPosition,
  aSpeaker,
  atImpasse,
  decided,
  joined,
  OFFICES,
  onLevel,
  outcomeOf,
  proposed,
  vetoed,
  withdrawn,
} from '../testing/a-dispute.ts';
import { completes } from './decide.rules.ts';
import type { Dispute } from './dispute.schema.ts';
import { answerClaim, join, MOST_SIDES, withdraw } from './side.rules.ts';

const answering = (dispute: Dispute, party: string, happened = 'Another way.', need = 'Time.') =>
  answerClaim(
    dispute,
    { party, offices: ['lead'] },
    { by: aSpeaker(party), happened, position: { ...aPosition, need } },
  );
const joining = (dispute: Dispute, party: string, need = 'A say.') =>
  join(
    dispute,
    { party, offices: ['lead'] },
    { by: aSpeaker(party), position: { ...aPosition, need }, offices: OFFICES },
  );
const withdrawing = (dispute: Dispute, party: string, reason = ' It is done. ') =>
  withdraw(dispute, { party, offices: ['lead'] }, { by: aSpeaker(party), reason });

describe('The answer stands beside the claim', () => {
  it.each<[string, ReturnType<typeof answering>, string | RegExp]>([
    ['the other side answers', answering(aDispute(), 'health'), 'DisputeAnswered'],
    ['late, on a higher level, is better than never', answering(onLevel(2, aDispute()), 'health'), 'DisputeAnswered'],
    ['once', answering(answered(), 'health'), /answered already/],
    ['the raiser does not answer itself', answering(aDispute(), 'air'), /not against your agency/],
    ['nor does a stranger', answering(aDispute(), 'forest'), /not against your agency/],
    ['who joined has said it already', answering(joined(aDispute()), 'forest'), /answered already/],
    ['it says how the side sees it', answering(aDispute(), 'health', ' '), /how your agency sees it/],
    ['and what it needs', answering(aDispute(), 'health', 'So.', ''), /what you need/],
    ['not after a withdrawal', answering(withdrawn(), 'health'), /not open any more/],
    ['not after an impasse', answering(atImpasse(onLevel(3, aDispute())), 'health'), /not open any more/],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('and the side has acted from then on', () => {
    expect(aDispute().sides.health).toEqual({ heard: false, acted: false, asksClimb: false });
    expect(answered().sides.health).toEqual({ heard: true, acted: true, asksClimb: false });
    expect(answered().answeredAt).toBe('2027-03-02T12:00:00.000Z');
  });
});

describe('Another party comes in', () => {
  const crowd = Array.from({ length: MOST_SIDES - 2 }, (_, at) => `party-${at}`).reduce(
    (all, one) => joined(all, one),
    aDispute(),
  );

  it.each<[string, ReturnType<typeof joining>, string | RegExp]>([
    ['with a position of its own', joining(aDispute(), 'forest'), 'PartyJoined'],
    ['on any level', joining(onLevel(3), 'forest'), 'PartyJoined'],
    ['not without saying what it needs', joining(aDispute(), 'forest', ''), /what you need/],
    ['not the raiser', joining(aDispute(), 'air'), /in this dispute already/],
    ['not twice', joining(joined(aDispute()), 'forest'), /in this dispute already/],
    ['not as the thirteenth', joining(crowd, 'forest'), /12 parties are in this dispute/],
    ['not after the decision', joining(decided(), 'forest'), /not open any more/],
    ['not while a veto waits', joining(vetoed(), 'water'), /not open any more/],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('and every decision needs it too, also one that lies on the table', () => {
    expect(completes(proposed(), 'health')).toBe(true);
    expect(completes(joined(proposed()), 'health')).toBe(false);
  });
});

describe('The raiser takes it back', () => {
  it.each<[string, ReturnType<typeof withdrawing>, string | RegExp]>([
    ['with a reason', withdrawing(aDispute(), 'air'), 'DisputeWithdrawn'],
    ['on any level', withdrawing(onLevel(3), 'air'), 'DisputeWithdrawn'],
    ['with a text on the table', withdrawing(proposed(), 'air'), 'DisputeWithdrawn'],
    ['not without a reason', withdrawing(aDispute(), 'air', ' \n'), /no reason yet/],
    ['not the other side', withdrawing(aDispute(), 'health'), /Only the agency that raised it/],
    ['not who joined', withdrawing(joined(aDispute()), 'forest'), /Only the agency that raised it/],
    ['not after the decision', withdrawing(decided(), 'air'), /not open any more/],
    ['not twice', withdrawing(withdrawn(), 'air'), /not open any more/],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('and the reason stays on the record, away from what decides', () =>
    expect(withdrawing(aDispute(), 'air').events).toEqual([
      { type: 'DisputeWithdrawn', data: { level: 0 }, body: { by: aSpeaker('air'), reason: 'It is done.' } },
    ]));
});
