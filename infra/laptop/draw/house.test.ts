/** The picture of the house shows every capability and room as they are now, says in words what it shows, and is the same each time. */
import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { picture } from '../draw-docs.ts';
import { drawHouse, type House } from './house.ts';
import { houseNow } from './house-plan.ts';

const wordsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word = '']) => word);
/** What stands in each box. */
const boxesOf = (svg: string): Record<string, string[]> =>
  Object.fromEntries([...svg.matchAll(/<g id="([^"]*)">(.*?)<\/g>/gs)].map(([, id, ink = '']) => [id, wordsIn(ink)]));
const descriptionOf = (svg: string): string => /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? '';

const small: House = {
  capabilities: [
    { name: 'identity', rooms: [{ name: 'domain', files: 2 }] },
    { name: 'permits', rooms: [{ name: 'acts', files: 3 }] },
    {
      name: 'reports',
      rooms: [
        { name: 'pages', files: 4 },
        { name: 'mail', files: 5 },
      ],
    },
  ],
  arrows: [
    { from: 'permits', to: 'identity', imports: 6 },
    { from: 'reports', to: 'permits', imports: 7 },
    { from: 'permits', to: 'reports', imports: 8 },
  ],
};

describe('The picture in docs/house.svg', () => {
  const kept = readFileSync(picture, 'utf8');
  const now = drawHouse(houseNow());
  /** How often one capability imports of another may be a few days old; whether it does may not. */
  const withoutCounts = (svg: string) => descriptionOf(svg).replaceAll(/ \(\d+\)/g, '');

  it('has the capabilities, rooms and numbers of files that there are now; `npm run draw` renews it', () =>
    expect(boxesOf(kept)).toEqual(boxesOf(now)));

  it('and an arrow wherever one capability imports of another', () =>
    expect(withoutCounts(kept)).toBe(withoutCounts(now)));
});

describe('A picture of a house', () => {
  const svg = drawHouse(small);

  it('shows each capability with its rooms, and how many files are in them', () =>
    expect(boxesOf(svg)).toEqual({
      identity: ['identity: 2 files', 'domain', '2'],
      permits: ['permits: 3 files', 'acts', '3'],
      reports: ['reports: 9 files', 'pages', '4', 'mail', '5'],
    }));

  it('has one arrow from one to another, in both directions where there are both, and says the rest below the rooms', () => {
    expect([...svg.matchAll(/<path/g)]).toHaveLength(2);
    expect(wordsIn(svg)).toEqual(expect.arrayContaining(['7', '8', 'identity 6']));
  });

  it('is well-formed, is one image, and says in words what it shows', () => {
    expect(XMLValidator.validate(svg)).toBe(true);
    const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
    expect(root).toMatchObject({ '@_role': 'img', '@_aria-labelledby': 'house-title' });
    expect(root.title['#text']).toContain('capabilities');
    expect(descriptionOf(svg)).toBe(
      'identity: domain 2; imports of none. permits: acts 3; imports of identity (6), reports (8). reports: pages 4, mail 5; imports of permits (7).',
    );
  });

  it('is the same each time', () => expect(drawHouse(structuredClone(small))).toBe(svg));
});
