/** Beside the functions that seal stand the faces that their PDFs may need, each with its license, and they are small enough for a Lambda. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFonts } from '../functions/records/pdf/a-typeface.ts';
import { type Fonts, fontsIn } from '../functions/records/pdf/typeface.ts';
import { type Files, place } from '../infra/aws/place.ts';
import { fonts } from '../infra/aws/statics.ts';

let folder: string;
let files: Files;
let shipped: Fonts;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-faces-'));
  files = await fonts();
  await place(folder, files);
  shipped = await fontsIn(join(folder, 'fonts'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const pointsOf = (text: string) => new Set([...text].map((char) => char.codePointAt(0) ?? 0));

describe('The faces beside a function that seals', () => {
  it.each(['王小明', '龍應台', '辻村さくら', '김민준', 'สมชาย', 'प्रिया', '𠮷'])(
    'show %s as the packages do',
    async (text) => {
      const here = await shipped.lend(pointsOf(text));
      const there = await (await testFonts()).lend(pointsOf(text));
      expect(here.flat().length).toBeGreaterThan(0);
      expect(here.map((family) => family.map((face) => face.length))).toEqual(
        there.map((family) => family.map((face) => face.length)),
      );
    },
  );

  it('are all that any text could ask for', async () => {
    const all = new Set<number>();
    for (let point = 0xa0; point < 0x30000; point++) all.add(point);
    const lent = (await shipped.lend(all)).flat().length;
    expect(lent).toBe(Object.keys(files).filter((path) => path.endsWith('.woff')).length);
  });

  it('come with their licenses', () => {
    const packages = new Set(
      Object.keys(files).map((path) =>
        path
          .split('/')
          .slice(0, -1)
          .join('/')
          .replace(/\/files$/, ''),
      ),
    );
    for (const one of packages) expect(Object.keys(files)).toContain(`${one}/LICENSE`);
  });

  it('leave a function most of the 250 MB that it may have', () => {
    const bytes = Object.values(files).reduce((sum, content) => sum + content.length, 0);
    expect(bytes).toBeLessThan(20 * 1024 * 1024);
  });
});
