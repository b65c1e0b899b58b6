import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/canonical.ts';
import { bare, changed, manyParties, refusalsOf, roads, short, told, wildfire } from '../../testing/an-mou.ts';
import { MOU_BYTES, parse } from './mou.rules.ts';

describe('The example MOUs are accepted as they stand', () => {
  it.each([
    ['wildfire-smoke', wildfire],
    ['road-closures', roads],
    ['short', short],
  ])('%s', (_name, file) => expect(refusalsOf(file)).toEqual([]));

  it('fills in what a short file leaves out', () => {
    const { mou } = parse(short);
    expect(mou).toMatchObject({
      handling: 'parties',
      sunset: { months: 18, then: 'ends', opensDaysBefore: 180, closeDays: 0, goesOnWithout: false },
      signing: { order: { kind: 'all-at-once' }, periodDays: 30 },
      annexes: [],
      contacts: [],
      figuresPublic: false,
      calendar: { country: 'US' },
      veto: { reasonWithinHours: 48 },
    });
    expect(mou?.commitments[0]).toMatchObject({ to: 'all' });
    expect(mou?.commitments[0]).not.toHaveProperty('funds');
    expect(mou?.kpis[0]).toMatchObject({
      path: { kind: 'hold' },
      yearStartsIn: 1,
      span: 'in-period',
      dueBusinessDays: 15,
      tolerance: '0.10',
      band: '0',
    });
    expect(mou?.parties[0]?.offices[0]?.holder.capacity).toBe('incumbent');
    expect(mou?.parties[0]?.jurisdiction).toBe('other');
  });

  it('takes a file that says nothing but what every MOU must say', () => expect(refusalsOf(bare)).toEqual([]));

  it('takes 60 parties', () => expect(refusalsOf(manyParties(60))).toEqual([]));

  it('does not change what it was given', () => {
    const before = structuredClone(short);
    parse(short);
    expect(short).toEqual(before);
  });
});

describe('A finding has a code, whoever found it', () => {
  it.each([
    ['parties.0.mailDomains.0', 'no domain', 'not-a-mail-domain'],
    ['parties.0.offices.0.holder.mailbox', 'a@b', 'mailbox-domain'],
    ['parties.0.key', 'jointly', 'key-reserved'],
    ['kpis.0.key', 'plan', 'key-reserved'],
    ['kpis.0.key', 'files', 'key-reserved'],
    ['title', 'One\nTwo', 'line-break'],
    ['title', 'a\u202eb', 'reordering-character'],
    ['title', 7, 'not-a-text'],
    ['title', undefined, 'field-missing'],
    ['handling', 'secret', 'value-unknown'],
    ['calendar.country', 'XX', 'country-unknown'],
    ['convener', 'nobody', 'party-unknown'],
  ])('%s as %j: %3$s', (field, value, code) =>
    expect(refusalsOf(changed(short, field, value))).toContainEqual(expect.objectContaining({ code, field })),
  );
});

describe('A file that is no MOU is refused whole', () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'MOU'],
    ['a list', [short]],
    ['a cycle', cyclic],
    ['more than 300 KB', changed(short, 'purpose.text', 'a'.repeat(MOU_BYTES))],
    ['more than 300 KB of unknown text', changed(short, 'extra', 'é'.repeat(MOU_BYTES / 2))],
  ])('%s', (_name, file) => {
    expect(refusalsOf(file)).toHaveLength(1);
    expect(refusalsOf(file)[0]?.field).toBe('');
  });

  it('knows no field of JavaScript’s own', () => {
    const file = JSON.parse(JSON.stringify(short).replace('"title"', '"__proto__": {"polluted": 1}, "title"'));
    expect(told(file)).toEqual(['__proto__: An MOU has no field `__proto__` here.']);
  });
});

describe('Laws of the reader', () => {
  const paths = (value: unknown, at: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? [at, ...Object.entries(value).flatMap(([step, inner]) => paths(inner, [...at, step]))]
      : [at];
  const places = fc.constantFrom(
    ...paths(wildfire)
      .filter((path) => path.length > 0)
      .map((path) => path.join('.')),
  );
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

  it('an accepted MOU comes back the same through its canonical JSON', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(places, fc.oneof(words, fc.integer(), fc.constant(-0)))), (changes) => {
        let file: unknown = wildfire;
        for (const [path, value] of changes) {
          const next = parse(file).mou ? attempt(file, path, value) : file;
          if (parse(next).mou) file = next;
        }
        const { mou } = parse(file);
        if (mou) accepted += 1;
        expect(parse(JSON.parse(canonicalJson(mou))).mou).toEqual(mou);
      }),
      { seed: 1, numRuns: 60 },
    );
    expect(accepted).toBe(60);
  });

  it('a refusal never echoes more than 80 characters of the file', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abcdefgh-@.<\u0000\u202eé🔥'), minLength: 81, maxLength: 300 });
    fc.assert(
      fc.property(places, long, fc.boolean(), (path, text, asKey) => {
        const file = asKey
          ? attempt(wildfire, `${path}.${text.replaceAll('.', '')}`, text)
          : attempt(wildfire, path, text);
        const windows = [text, text.replaceAll('.', '')].flatMap((one) =>
          Array.from({ length: Math.max(0, one.length - 80) }, (_, start) => one.slice(start, start + 81)),
        );
        for (const refusal of refusalsOf(file))
          for (const said of [refusal.wrong, refusal.remedy, refusal.field ?? ''])
            expect(windows.some((window) => said.includes(window))).toBe(false);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('no JSON makes it throw, and every answer is an MOU or has findings', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.tuple(places, fc.jsonValue())), (value) => {
        const file =
          Array.isArray(value) && typeof value[0] === 'string' ? attempt(wildfire, value[0], value[1]) : value;
        const { mou, refusals } = parse(file);
        expect(mou !== undefined || (refusals?.length ?? 0) > 0).toBe(true);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  /** A change at a place that an earlier change may have taken away: then the file stays as it is. */
  const attempt = (file: unknown, path: string, value: unknown): unknown => {
    try {
      return changed(file, path, value);
    } catch {
      return file;
    }
  };
});
