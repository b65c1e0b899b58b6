/** A page leads to a signature made outside only where there is something to do for whoever reads it. */
import { describe, expect, it } from 'vitest';
import type { Round } from '../../domain/round.state.ts';
import { after, aRound, closed, DEADLINE, onDay, signedBy } from '../../testing/a-round.ts';
import { anOffering } from '../testing/an-offer.ts';
import { offerOutside } from './outside.rules.ts';
import { mayHandIn, offersWaiting } from './waiting.rules.ts';

const now = onDay('2026-11-04');
const [own = '', other = ''] = Object.keys(aRound().signatories);
const offered: Round = after(aRound(), offerOutside(aRound(), anOffering(other), now).events ?? [], now);

describe('A signature made outside', () => {
  it.each<[string, Round, string, boolean]>([
    ['while the head is asked', aRound(), now, true],
    ['once the party has signed', signedBy(aRound(), [own]), now, false],
    ['when the round is over', closed(aRound(), 'voided'), now, false],
    ['from the moment of the deadline', aRound(), DEADLINE, false],
  ])('may be handed in %s: %o', (_, round, at, may) => expect(mayHandIn(round, own, at)).toBe(may));

  it('of a further office that signs waits at its own seat, and not for a liaison of the party', () => {
    const both = aRound({ groups: [['air', 'air_cfo', 'health']] });
    const handedIn = after(both, offerOutside(both, anOffering('air_cfo'), now).events ?? [], now);
    expect([offersWaiting(handedIn, ['health'], now), offersWaiting(handedIn, ['air'], now)]).toEqual([
      ['air_cfo'],
      [],
    ]);
    expect(mayHandIn(signedBy(handedIn, ['air']), 'air_cfo', now)).toBe(true);
  });

  it.each<[string, Round, string[], string, string[]]>([
    ['for a liaison of another party', offered, [own], now, [other]],
    ['not for its own', offered, [other], now, []],
    ['not for who is a liaison of both', offered, [own, other], now, []],
    ['not for who is a liaison of none', offered, [], now, []],
    ['not before one is handed in', aRound(), [own], now, []],
    ['not after the party signed by its link', signedBy(offered, [other]), [own], now, []],
    ['not when the round is over', closed(offered, 'voided'), [own], now, []],
    ['not from the moment of the deadline', offered, [own], DEADLINE, []],
  ])('waits for an answer %s', (_, round, liaisonOf, at, parties) =>
    expect(offersWaiting(round, liaisonOf, at)).toEqual(parties),
  );
});
