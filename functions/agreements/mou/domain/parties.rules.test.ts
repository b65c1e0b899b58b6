import { describe, expect, it } from 'vitest';
import { MOST_SEATS } from '../../domain/seats.rules.ts';
import { PARTY_RULES } from './parties.rules.ts';

const aParty = (at: number, offices: number) => ({
  key: `party-${at}`,
  name: `Party ${at}`,
  mailDomains: [`p${at}.example`],
  offices: Array.from({ length: offices }, (_, office) => ({
    key: `office-${office}`,
    title: `Office ${office}`,
    holder: { name: 'Ann Ito', mailbox: `office-${office}@p${at}.example`, capacity: 'incumbent' },
  })),
  signatories: Array.from({ length: offices }, (_, office) => `office-${office}`),
  liaison: 'office-0',
});
const codes = (parties: number, offices: number) => {
  const draft = { parties: Array.from({ length: parties }, (_, at) => aParty(at, offices)) };
  return PARTY_RULES.flatMap((rule) => rule(draft as never)).map(({ code }) => code);
};

describe('Offices that sign an MOU', () => {
  it.each([
    [60, 1],
    [12, 5],
  ])('may be as many as the round can hold: %i parties of %i', (parties, offices) => {
    expect(parties * offices).toBe(MOST_SEATS);
    expect(codes(parties, offices)).toEqual([]);
  });

  it.each([
    [61, 1],
    [13, 5],
  ])('are too many with %i parties of %i', (parties, offices) =>
    expect(codes(parties, offices)).toEqual(['signatures-too-many']),
  );
});
