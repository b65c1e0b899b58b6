import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeat, officeAt, partiesAt, partyOf, seatOf, seatsOf } from './seats.rules.ts';

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}$/);
const signatories = fc.uniqueArray(key, { minLength: 1, maxLength: 5 });

describe('A seat in a signing round', () => {
  it('of a party that signs through one office is the party itself', () => {
    expect(seatsOf('energy', ['secretary'])).toEqual(['energy']);
  });

  it('is one for each office that signs, the first one named like the party', () => {
    expect(seatsOf('energy', ['secretary', 'cfo'])).toEqual(['energy', 'energy_cfo']);
  });

  it('says of which party and which office it is, whatever their keys are', () => {
    fc.assert(
      fc.property(key, signatories, (party, offices) => {
        const seats = seatsOf(party, offices);
        expect(new Set(seats).size).toBe(offices.length);
        expect(seats.map((seat) => officeAt(seat, party, offices))).toEqual(offices);
        expect(partiesAt(seats)).toEqual([party]);
        expect(seats.every(isSeat)).toBe(true);
      }),
    );
  });

  it('is no seat of another party, nor of an office that does not sign', () => {
    fc.assert(
      fc.property(key, key, signatories, (one, other, offices) => {
        fc.pre(one !== other);
        const elsewhere = seatsOf(other, offices);
        expect(elsewhere.map((seat) => officeAt(seat, one, offices))).toEqual(offices.map(() => undefined));
      }),
    );
    expect(officeAt('energy_counsel', 'energy', ['secretary', 'cfo'])).toBeUndefined();
    expect(seatOf('energy', 'cfo', ['cfo', 'secretary'])).toBe('energy');
  });

  it('leads to the party from whom a mail goes to as well', () => {
    expect(['health', 'health/counsel', 'health_cfo', 'health_cfo/liaison'].map(partyOf)).toEqual(
      Array(4).fill('health'),
    );
  });

  it.each(['', '_cfo', 'energy_', 'energy_cfo_x', 'Energy', 'energy.cfo', '__proto__'])('is nothing like %j', (given) =>
    expect(isSeat(given)).toBe(false),
  );
});
