import { describe, expect, it } from 'vitest';
import inspections from '../../../../examples/inspections.json';
import laboratory from '../../../../examples/laboratory.json';
import { signedMou } from '../../domain/signed-mou.ts';
import { documentOf } from '../../pages/document.ts';
import { headingsIn } from '../../pages/headings.parts.ts';
import { bare, changed, mouOf, roads, short, wildfire } from '../../testing/an-mou.ts';
import bureaus from '../../testing/mous/3-two-bureaus.json';
import matching from '../../testing/mous/6-computer-matching.json';
import { sayDollars, yourPart } from './your-part.rules.ts';

const of = (file: unknown, party: string) => yourPart(signedMou(mouOf(file)), party).map(({ says }) => says);

describe('What a text says of one of its parties', () => {
  it('is what it does, pays, decides, reports and may do, and for how long', () =>
    expect(of(wildfire, 'health')).toEqual([
      'Makes 2 commitments',
      'Plans $1.2M, subject to appropriations',
      'Decides 1 matter alone',
      'Decides 1 matter with all others',
      'Is consulted on 2 matters',
      'Reports 2 KPIs',
      'May veto decisions',
      'For 18 months from the day it takes effect',
      'May leave with 90 days’ notice',
      'Has 1 duty after the end',
    ]));

  it('is another one for another party', () => {
    expect(of(wildfire, 'air')).toEqual(expect.arrayContaining(['Makes 2 commitments', 'Is consulted on 3 matters']));
    expect(of(wildfire, 'air').join()).not.toMatch(/Plans|duty/);
    expect(of(wildfire, 'emergency')).toContain('Plans $640,000, subject to appropriations');
  });

  it('counts the money of a party, whoever makes the commitment that it pays for', () => {
    const paid = changed(wildfire, 'commitments.2.funds.from', 'emergency');
    expect(of(paid, 'emergency')).toContain('Plans $1.84M, subject to appropriations');
    expect(of(paid, 'health').join()).not.toContain('Plans');
  });

  it('says nothing of what is not agreed', () => {
    expect(of(bare, 'police')).toEqual(['For 18 months from the day it takes effect']);
    expect(of(inspections.mou, 'banking')).toEqual(['May leave with 30 days’ notice']);
  });

  it('says a last day where the text has one, and none that a signature may move', () => {
    expect(of(laboratory, 'water')).toContain('Until Wed, Dec 31, 2031');
    expect(of(matching, 'revenue-service')).toContain('For 18 months from the day it takes effect');
    const renewed = signedMou(mouOf(short), {
      ...{ version: 2, kind: 'renewal', follows: { version: 1, documentHash: 'a'.repeat(64) } },
      ...{ lastDay: '2028-05-29', leaving: [] },
    });
    expect(yourPart(renewed, 'police').map(({ says }) => says)).toContain('Until Mon, May 29, 2028');
  });

  it('is nothing of an agency that is no party of it', () => expect(of(roads, 'forestry')).toEqual([]));

  it.each([wildfire, roads, short, laboratory, inspections.mou, bureaus, matching])(
    'leads to sections that are there',
    (file) => {
      const mou = mouOf(file);
      const parts = new Set(headingsIn(documentOf(mou).html).keys());
      const led = mou.parties.flatMap(({ key }) => yourPart(signedMou(mou), key).map(({ part }) => part));
      expect(led.length).toBeGreaterThan(0);
      expect(led.filter((part) => !parts.has(part))).toEqual([]);
    },
  );
});

it.each([
  ['1200000', '$1.2M'],
  ['1250000.00', '$1.25M'],
  ['1234567', '$1,234,567'],
  ['999999', '$999,999'],
  ['1200000.50', '$1,200,000.50'],
  ['0.5', '$0.50'],
  ['40000000000', '$40B'],
  ['1234000000', '$1,234M'],
])('%s dollars are %s, and nothing is rounded', (amount, said) => expect(sayDollars(amount)).toBe(said));
