/** A text that was replaced takes nothing more, whoever had done what. */
import { describe, expect, it } from 'vitest';
import { aLink, anOpenRound, aRound, closed, DEADLINE, onDay, signedBy } from '../testing/a-round.ts';
import { linkHolds } from './link.rules.ts';
import { standing } from './round.rules.ts';
import type { Round } from './round.state.ts';
import { mayAct } from './signature.rules.ts';
import { REPLACED, supersede } from './version.rules.ts';

const now = onDay('2026-11-04');
const replaced = (round: Round = aRound()) => closed(round, 'superseded');

describe('A new version ends the round of the text before it', () => {
  it('that is open, whether or not someone has signed', () => {
    for (const round of [anOpenRound(), aRound(), signedBy(aRound(), ['air'])])
      expect(supersede(round).events).toEqual([{ type: 'RoundClosed', data: { outcome: 'superseded' } }]);
  });

  it.each(['declined', 'lapsed', 'voided', 'executed', 'superseded'] as const)(
    'and leaves one that was %s',
    (outcome) => expect(supersede(closed(aRound(), outcome)).events).toEqual([]),
  );

  it('and the signatures that were given stay on its record', () =>
    expect(replaced(signedBy(aRound(), ['air'])).signatories.air).toMatchObject({ status: 'signed' }));
});

describe('A text that was replaced', () => {
  it.each<[string, Round, string]>([
    ['who was asked', replaced(), 'air'],
    [
      'who has signed it, and would else be told that nothing is left to do',
      replaced(signedBy(aRound(), ['air'])),
      'air',
    ],
    ['who was never asked', replaced(anOpenRound()), 'air'],
  ])('takes nothing from %s', (_, round, party) => expect(mayAct(round, party, now)).toEqual(REPLACED));

  it('opens by no link to sign, and by one to read', () => {
    expect(linkHolds(replaced(), aLink('air'), now, undefined)).toEqual(REPLACED);
    expect(linkHolds(replaced(), aLink('air', { purpose: 'read' }), now, undefined)).toEqual({});
  });

  it('asks nothing of its workflow but to end', () =>
    expect(standing(replaced(), {}, DEADLINE)).toEqual({ stand: 'superseded' }));
});
