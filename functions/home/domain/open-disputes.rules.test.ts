import { describe, expect, it } from 'vitest';
import { aDispute, answered, atImpasse, DEADLINE, onDay, proposed } from '../../disputes/testing/a-dispute.ts';
import { openDisputesOf, type Seat } from './open-disputes.rules.ts';

const NOW = onDay('2027-03-02');
const met = (dispute: ReturnType<typeof aDispute>, seat: Seat, person = 'per_1', now = NOW) =>
  openDisputesOf([dispute], seat, { person, now, pauses: [] });
const health = { party: 'health', of: 'lead' };

describe('An open dispute, to a person of its parties', () => {
  it('is the person’s own turn where that office owes the answer, which has a day of its own', () => {
    const dispute = aDispute();
    const due = dispute.answerBy;
    expect(met(dispute, health)).toMatchObject([{ number: 1, turn: 'own', due, answer: true }]);
    expect(due < DEADLINE).toBe(true);
  });

  it('is due with its level once the claim is answered, or its day is over', () => {
    const [late] = met(aDispute(), health, 'per_1', onDay('2027-03-08', 21));
    expect(late).toMatchObject({ turn: 'own', due: DEADLINE });
    expect(late).not.toHaveProperty('answer');
    expect(met(proposed(answered(aDispute()), {}), health)[0]).toMatchObject({ due: DEADLINE });
  });

  it.each<[string, Seat, string]>([
    ['someone else’s of the same agency', { party: 'health', of: 'director' }, 'own agency'],
    ['its liaison’s agency’s', { party: 'health', of: 'liaison' }, 'own agency'],
    ['another agency’s, for the side that waits', { party: 'air', of: 'lead' }, 'other agency'],
  ])('is %s', (_, seat, turn) => expect(met(aDispute(), seat)).toMatchObject([{ turn }]));

  it('is nothing to an agency that is no side', () =>
    expect(met(aDispute(), { party: 'forest', of: 'lead' })).toEqual([]));

  it('is nothing to whoever may not read it, and something to whoever is named', () => {
    const named = aDispute({ handling: 'named', people: ['per_named'] });
    const later = { party: 'health', of: 'liaison' };
    expect(met(named, later)).toEqual([]);
    expect(met(named, later, 'per_named')).toHaveLength(1);
  });

  it('is nobody’s turn at an impasse, of which no day runs', () => expect(met(atImpasse(), health)).toEqual([]));
});
