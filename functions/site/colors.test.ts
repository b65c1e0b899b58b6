/** The contrast of every color of words with what they stand on, by day and by night, and with more contrast where a reader asks for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'assets/css/colors.css'), 'utf8');

/** The first `:root` after this line; what it leaves out is as in those before it. */
const colorsAfter = (line: string): Record<string, string> => {
  const [, block = ''] = /:root \{([^}]*)\}/.exec(css.slice(css.indexOf(line))) ?? [];
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
};
const day = colorsAfter(':root');
const more = { ...day, ...colorsAfter('@media (prefers-contrast: more)') };
const night = { ...day, ...colorsAfter('@media screen and (prefers-color-scheme: dark) {') };
const nightMore = { ...more, ...night, ...colorsAfter('@media screen and (prefers-color-scheme: dark) and') };

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const long = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = long.map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const GROUNDS =
  'ground ground-soft ground-tag known-ground open-ground good-ground new-ground gone-ground turn-ground due-ground alert-good alert-doubt alert-bad alert-known'.split(
    ' ',
  );
/** Of words, and the grounds on which they stand. */
const WORDS: readonly (readonly [color: string, grounds: readonly string[]])[] = [
  ['ink', GROUNDS],
  ['ink-soft', ['ground', 'ground-soft', 'known-ground']],
  ['ink-faint', ['ground', 'ground-soft', 'known-ground']],
  [
    'link',
    ['ground', 'ground-soft', 'known-ground', 'turn-ground', 'alert-good', 'alert-doubt', 'alert-bad', 'alert-known'],
  ],
  ['visited', ['ground', 'ground-soft', 'alert-good', 'alert-doubt', 'alert-bad', 'alert-known']],
  ...['bad', 'bad-strong', 'good', 'steady', 'doubt'].map((color) => [color, ['ground', 'ground-soft']] as const),
  ['on-action', ['action', 'action-hover']],
  ['on-header', ['header']],
  ['on-header-soft', ['header']],
];
/** Of what is no word, and must be seen all the same. */
const EDGES = ['focus', 'action', 'mark', 'line-strong', 'edge', 'bad-edge', 'dissent-edge'];

const MODES = { day, night, 'more contrast': more, 'more contrast, by night': nightMore };

describe.each(Object.entries(MODES))('By %s', (mode, colors) => {
  const least = mode.startsWith('more') ? 7 : 4.5;
  const measured = (color: string, ground: string) => contrast(colors[color] ?? '', colors[ground] ?? '');

  it(`words have a contrast of ${least} to 1 with their ground`, () => {
    const low = WORDS.flatMap(([color, grounds]) =>
      grounds.flatMap((ground) => {
        const found = measured(color, ground);
        return found < least ? [`${color} on ${ground}: ${found.toFixed(2)}`] : [];
      }),
    );
    expect(low).toEqual([]);
  });

  it('edges have one of 3 to 1', () => {
    expect(EDGES.filter((edge) => measured(edge, 'ground') < 3)).toEqual([]);
  });
});

it('No style names a color by itself', () => {
  const others = ['concord', 'frame', 'document', 'signing', 'disputes', 'kpis', 'figures', 'life', 'print'];
  const named = others.filter((name) =>
    /#[0-9a-f]{3,8}\b/i.test(
      readFileSync(join(import.meta.dirname, `assets/css/${name}.css`), 'utf8').replaceAll(/\/\*.*?\*\//gs, ''),
    ),
  );
  expect(named).toEqual([]);
});
