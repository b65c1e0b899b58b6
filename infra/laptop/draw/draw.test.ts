/** A drawing shows every state and every way, says in words what it shows, and the ones in the docs are of today's definitions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { drawings, folder } from '../draw-docs.ts';
import { drawWorkflow } from './draw.ts';
import { arrows, statesOf } from './graph.ts';
import { BOX } from './shapes.ts';
import { wrap } from './words.ts';

const workflows = join(import.meta.dirname, '../../../workflows');
const signing = JSON.parse(readFileSync(join(workflows, 'signing.asl.json'), 'utf8'));

/** Every word that is drawn, in order of appearance. */
const drawnWords = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => unescaped(words)).join(' ');
const unescaped = (text = ''): string => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const count = (svg: string, part: RegExp): number => [...svg.matchAll(part)].length;

const nested = {
  Comment: 'Two things at once.',
  StartAt: 'Do both',
  States: {
    'Do both': {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Pause',
          States: { Pause: { Type: 'Wait', Seconds: 60, Next: 'Ready' }, Ready: { Type: 'Succeed' } },
        },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
              End: true,
            },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['Bad', 'Worse'], Next: 'Broken' }],
      End: true,
    },
    Broken: { Type: 'Fail' },
  },
};

describe('The drawings in docs/workflows', () => {
  it('are of the definitions as they are now; `npm run draw` renews them', () => {
    expect(drawings().map(({ file }) => file)).toEqual(readdirSync(folder).filter((file) => file.endsWith('.svg')));
    for (const { file, svg } of drawings()) expect(readFileSync(join(folder, file), 'utf8') === svg, file).toBe(true);
  });

  it.each(drawings())('$file shows every state by its full name', ({ file, svg }) => {
    const definition = JSON.parse(readFileSync(join(workflows, file.replace('.svg', '.asl.json')), 'utf8'));
    const words = drawnWords(svg);
    for (const [name] of statesOf(definition)) expect(words).toContain(wrap(name, BOX.characters).join(' '));
  });
});

describe('A drawing', () => {
  it('is well-formed, is one image, and has a title and a description', () => {
    const svg = drawWorkflow(signing);
    expect(XMLValidator.validate(svg)).toBe(true);
    const { svg: root } = new XMLParser({
      ignoreAttributes: false,
      processEntities: { enabled: true, maxTotalExpansions: 100_000 },
    }).parse(svg);
    expect(root).toMatchObject({ '@_role': 'img', '@_aria-labelledby': 'workflow-title' });
    expect(root.title['#text']).toBe(signing.Comment.replaceAll('&', '&'));
    expect(svg).toContain('Starts at Remember the round.');
  });

  it('has one line for each way, and one more for each crowd of ways back that it gathers', () => {
    const lines = count(drawWorkflow(signing), /<path[^>]*d="M[^"]*L[^"]*"/g);
    const legend = 2;
    expect(lines).toBe(arrows(signing).length + 1 /* start */ + 1 /* gathered */ + legend);
  });

  it('dashes the ways of errors, and only these', () => {
    const caught = arrows(signing).filter(({ kind }) => kind === 'catch').length;
    expect(count(drawWorkflow(signing), /stroke-dasharray/g)).toBe(caught + 1);
  });

  it('holds what runs inside Parallel and Map states', () => {
    const words = drawnWords(drawWorkflow(nested));
    for (const name of ['Do both (side by side)', 'Pause', 'Ready', 'Each (for each)', 'One', 'Broken', 'Bad, Worse'])
      expect(words).toContain(name);
  });

  it('says in words where an execution is and has been, in the picture and in its description', () => {
    const svg = drawWorkflow(nested, { current: ['Pause'], visited: ['One'] });
    expect(count(svg, />NOW HERE</g)).toBe(1);
    expect(count(svg, />[^<]{1,8} been here<\/text>/g)).toBe(2);
    expect(svg).toContain('Now in: Pause. Has been in: One.');
    expect(drawWorkflow(nested)).not.toContain('NOW HERE');
  });

  it('has no text smaller than 12 pixels, and needs no style sheet, script or link', () => {
    const svg = drawWorkflow(signing, { current: ['Wait for the signatories'], visited: [] });
    for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
    expect(svg).not.toMatch(/ style=|<style|<script|href=|url\(/);
  });

  it('keeps within its own edges', () => {
    const svg = drawWorkflow(signing);
    const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
    for (const [, x, y] of svg.matchAll(/[MLQ ](-?[\d.]+),(-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(width);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(height);
    }
  });

  it('is the same each time', () => {
    expect(drawWorkflow(structuredClone(signing))).toBe(drawWorkflow(signing));
  });

  it('shows hostile names as text, however they are built', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (name, condition) => {
          const definition = {
            Comment: '<script>alert(1)</script>',
            StartAt: name,
            States: {
              [name]: {
                Type: 'Choice',
                Choices: [{ Condition: `{% ${condition} %}`, Next: name }],
                Default: 'end "&<>',
              },
              'end "&<>': { Type: 'Fail' },
            },
          };
          const svg = drawWorkflow(definition, { current: [name] });
          expect(XMLValidator.validate(svg)).toBe(true);
          expect(svg).not.toContain('<script');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is refused for what is no workflow', () => {
    expect(() => drawWorkflow({})).toThrow('StartAt and States');
  });
});

describe('Wrapping', () => {
  it('loses no word, and keeps every line within its measure', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const lines = wrap(text, most);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
