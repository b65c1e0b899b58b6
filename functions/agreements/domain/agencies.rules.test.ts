import { describe, expect, it } from 'vitest';
import { agenciesOf } from './agencies.rules.ts';

const REGISTER: Record<string, string> = {
  'air.example': 'agy_air',
  'sky.example': 'agy_air',
  'water.example': 'agy_water',
};
const agencies = (...domains: string[][]) =>
  agenciesOf(
    domains.map((mailDomains, index) => ({ key: `p${index}`, mailDomains })),
    (domain) => REGISTER[domain],
  );

describe('The parties of an MOU', () => {
  it('are each one registered agency, which may have several domains', () =>
    expect(agencies(['air.example', 'sky.example'], ['water.example'])).toEqual({
      agencies: { p0: 'agy_air', p1: 'agy_water' },
    }));

  it.each<[string, string[][], [field: string, words: RegExp][]]>([
    ['a domain of no agency', [['air.example'], ['fire.example']], [['parties.1.mailDomains', /no agency/]]],
    [
      'a second domain of no agency',
      [['air.example', 'fire.example'], ['water.example']],
      [['parties.0.mailDomains', /fire\.example belongs to no agency/]],
    ],
    ['domains of two agencies', [['air.example', 'water.example']], [['parties.0.mailDomains', /another agency/]]],
    [
      'an agency that is two parties by two of its domains',
      [['air.example'], ['water.example'], ['sky.example']],
      [['parties.2.mailDomains', /same registered agency/]],
    ],
    [
      'several of these: all are told at once',
      [['fire.example'], ['ice.example']],
      [
        ['parties.0.mailDomains', /fire/],
        ['parties.1.mailDomains', /ice/],
      ],
    ],
  ])('are refused with %s', (_, domains, told) => {
    const { refusals = [] } = agencies(...domains);
    expect(refusals.map(({ field }) => field)).toEqual(told.map(([field]) => field));
    told.forEach(([, words], index) => {
      expect(refusals[index]?.wrong).toMatch(words);
    });
    for (const { remedy } of refusals) expect(remedy).not.toBe('');
  });
});
