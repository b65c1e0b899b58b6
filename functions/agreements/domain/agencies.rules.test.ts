import { describe, expect, it } from 'vitest';
import { agenciesOf, type Registered } from './agencies.rules.ts';

const AIR: Registered = { id: 'agy_air', name: 'Air Office' };
const WATER: Registered = {
  id: 'agy_water',
  name: 'Water Office',
  components: [{ name: 'Lakes Bureau' }, { name: 'Rivers Bureau', domains: ['rivers.example'] }],
};
const REGISTER: Record<string, Registered> = {
  'air.example': AIR,
  'sky.example': AIR,
  'water.example': WATER,
  'rivers.example': WATER,
};
type Named = [name: string, ...domains: string[]];
const register = {
  agencyOf: (domain: string) => REGISTER[domain],
  nameOwner: (name: string) => (/^Governor/.test(name) ? 'agy_governor' : undefined),
  looksOf: (name: string) => [name, name.toLowerCase().replaceAll('rn', 'm')],
};
const agencies = (...parties: Named[]) =>
  agenciesOf(
    parties.map(([name, ...mailDomains], index) => ({ key: `p${index}`, name, mailDomains })),
    register,
  );

const air: Named = ['Air Office', 'air.example'];
const lakes: Named = ['Lakes Bureau', 'water.example'];
const rivers: Named = ['Rivers Bureau', 'rivers.example'];

describe('The parties of an MOU', () => {
  it.each<[string, Named[], string[]]>([
    [
      'are each one registered agency, which may have several domains',
      [
        [...air, 'sky.example'],
        ['Water Office', 'water.example'],
      ],
      ['agy_air', 'agy_water'],
    ],
    ['or a component of one', [air, lakes], ['agy_air', 'agy_water']],
    ['or two components of one', [air, lakes, rivers], ['agy_air', 'agy_water', 'agy_water']],
    ['or one and a component of it', [lakes, ['Water Office', 'water.example']], ['agy_water', 'agy_water']],
  ])('%s', (_, parties, ids) => expect(Object.values(agencies(...parties).agencies ?? {})).toEqual(ids));

  it.each<[string, Named[], [field: string, words: RegExp][]]>([
    ['a domain of no agency', [air, ['Fire', 'fire.example']], [['parties.1.mailDomains', /no agency/]]],
    [
      'a second domain of no agency',
      [[...air, 'fire.example'], lakes],
      [['parties.0.mailDomains', /fire\.example belongs to no agency/]],
    ],
    ['domains of two agencies', [[...air, 'water.example']], [['parties.0.mailDomains', /another agency/]]],
    [
      'an agency that is two parties by two of its domains',
      [air, lakes, ['Air Office', 'sky.example']],
      [
        ['parties.2.name', /looks like that of another party \(parties\.0\)/],
        ['parties.2.mailDomains', /same registered agency/],
      ],
    ],
    [
      'a component that is two parties',
      [lakes, ['Lakes Bureau', 'rivers.example']],
      [
        ['parties.1.name', /looks like/],
        ['parties.1.mailDomains', /same component/],
      ],
    ],
    [
      'another name than the registered one, which is told',
      [['Office of the Governor', 'air.example']],
      [['parties.0.name', /registered as “Air Office”\.$/]],
    ],
    ['the same name in other letters', [['AIR OFFICE', 'air.example']], [['parties.0.name', /“Air Office”/]]],
    [
      'the component of another agency',
      [['Lakes Bureau', 'air.example']],
      [['parties.0.name', /registered as “Air Office”/]],
    ],
    [
      'no component of its agency: they are told',
      [['Ponds Bureau', 'water.example']],
      [['parties.0.name', /“Water Office”, with “Lakes Bureau”, “Rivers Bureau”\.$/]],
    ],
    [
      'a domain that is not the component’s',
      [['Rivers Bureau', 'rivers.example', 'water.example']],
      [['parties.0.mailDomains', /water\.example is not registered for Rivers Bureau/]],
    ],
    [
      'several of these: all are told at once',
      [
        ['Fire', 'fire.example'],
        ['Ice', 'ice.example'],
        ['Air', 'air.example'],
      ],
      [
        ['parties.0.mailDomains', /fire/],
        ['parties.1.mailDomains', /ice/],
        ['parties.2.name', /Air Office/],
      ],
    ],
  ])('are refused with %s', (_, parties, told) => {
    const { refusals = [] } = agencies(...parties);
    expect(refusals.map(({ field }) => field)).toEqual(told.map(([field]) => field));
    told.forEach(([, words], index) => {
      expect(refusals[index]?.wrong).toMatch(words);
    });
    for (const { remedy } of refusals) expect(remedy).not.toBe('');
  });

  it.each<[string, [string | undefined, string | undefined], [string, string][]]>([
    ['of their own', ['Air', 'Lakes'], []],
    ['that looks like the other’s', ['Farm', 'farrn'], [['party-name-alike', 'parties.1.shortName']]],
    ['that is the other’s name', ['Lakes Bureau', undefined], [['party-name-alike', 'parties.1.name']]],
    ['that is its own name', ['Air Office', undefined], []],
    ['of another agency', ['Governor', undefined], [['name-of-another-agency', 'parties.0.shortName']]],
  ])('may have a short name %s, or are refused', (_, [first, second], told) => {
    const parties = [
      { key: 'air', name: 'Air Office', mailDomains: ['air.example'], ...(first && { shortName: first }) },
      { key: 'lakes', name: 'Lakes Bureau', mailDomains: ['water.example'], ...(second && { shortName: second }) },
    ];
    const { refusals = [] } = agenciesOf(parties, register);
    expect(refusals.map(({ code, field }) => [code, field])).toEqual(told);
  });
});
