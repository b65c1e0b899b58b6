/** What people and systems send, as the record may hold it, or the reason why it may not. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeIn, received, receivedForm, receivedTextOf, textOf, unitsFor } from './text.ts';

const input = (name: string) => readFileSync(new URL(`../../test/inputs/${name}`, import.meta.url), 'utf8');
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}[\p{Cc}--\n]]/v;

describe('A text that was sent', () => {
  it('has one kind of line break, blanks for tabs, and one normal form', () =>
    expect(received('Cafe\u0301\r\none\ttwo\rthree\n')).toEqual({ text: 'Café\none two\nthree\n' }));

  it.each([
    [
      'an override',
      'pay \u202e000,01\u202c',
      'U+202E RIGHT-TO-LEFT OVERRIDE, at character 5',
      'pay [U+202E]000,01[U+202C]',
    ],
    ['an isolate', '\u2066March\u2069', 'U+2066 LEFT-TO-RIGHT ISOLATE, at character 1', '[U+2066]March[U+2069]'],
    ['a zero-width space', 'not\u200b more', 'U+200B ZERO WIDTH SPACE, at character 4', 'not[U+200B] more'],
    ['a mark of direction', 'a\u200fb', 'U+200F RIGHT-TO-LEFT MARK, at character 2', 'a[U+200F]b'],
    ['a soft hyphen', 'co\u00adop', 'U+00AD SOFT HYPHEN, at character 3', 'co[U+00AD]op'],
    ['a line separator', 'a\u2028b', 'U+2028 LINE SEPARATOR, at character 2', 'a[U+2028]b'],
    ['a control', 'Bell\u0007', 'U+0007, at character 5', 'Bell[U+0007]'],
    ['a tag', 'a\u{e0041}', 'U+E0041, at character 2', 'a[U+E0041]'],
    ['a joiner between Latin letters', 'a\u200db', 'U+200D ZERO WIDTH JOINER, at character 2', 'a[U+200D]b'],
    ['a selector behind a digit', '1\ufe0f2', 'U+FE0F VARIATION SELECTOR-16, at character 2', '1[U+FE0F]2'],
    [
      'tags of no flag',
      '🏴\u{e0067}\u{e0062}\u{e0061}\u{e007f}',
      'U+E0067, at character 2',
      '🏴[U+E0067][U+E0062][U+E0061][U+E007F]',
    ],
    [
      'something hidden behind an emoji and a line break',
      '👩‍🚒\r\n\u202e',
      'U+202E RIGHT-TO-LEFT OVERRIDE, at character 5',
      '👩‍🚒\n[U+202E]',
    ],
  ])('is told of %s by its name and place, and shown with it written out', (_, raw, told, shown) => {
    const { text, flaw } = received(raw);
    expect(flaw?.wrong).toContain(`The text holds ${told}:`);
    expect(flaw?.remedy).toMatch(/^Delete it/);
    expect(text).toBe(shown);
  });

  it.each([
    ['Arabic and Hebrew beside English', input('rtl-lines.txt').trim()],
    ['Persian with its joiner', 'تفاهم‌نامه‌ی همکاری'],
    ['Hindi with its joiner', 'क्‍ष'],
    ['emoji of several', '👩‍🚒 ❤️‍🔥 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 🇺🇸'],
    ['letters with many accents', 'ế'.repeat(8_000).normalize('NFD').normalize('NFC')],
  ])('may be %s', (_, raw) => expect(received(raw)).toEqual({ text: raw }));

  it('of a Mac file is as long as its letters are, however they are spelled', () =>
    expect(textOf(received('ế'.repeat(8_000).normalize('NFD')).text, { field: 'text', max: 8_000 })).toEqual({
      text: 'ế'.repeat(8_000),
    }));

  it('that stacks accents is refused before anything puts them in order', () =>
    expect(received(`Yes${'\u0301\u0323'.repeat(16)}`).flaw?.wrong).toMatch(/more than 30 accents.*at character 3/));

  it('never shows what is hidden, whatever was sent', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        const { text, flaw } = received(raw);
        expect(flaw === undefined || !HIDDEN.test(text)).toBe(true);
        expect(received(text).text, 'and what is shown can be sent again').toBe(text);
      }),
      { numRuns: 500, seed: 7 },
    ));

  it('is refused in the form as in the field, and everything else of the form is kept', () =>
    expect(receivedForm({ need: 'a\r\nb', offer: '\u202e' })).toEqual({
      form: { need: 'a\nb', offer: '[U+202E]' },
      refused: [expect.objectContaining({ field: 'offer' })],
    }));
});

describe('The length of a text', () => {
  const bounds = { field: 'text', max: 8_000 };

  it('counts a line break once, as the box does', () => {
    const typed = input('8000-with-breaks.txt').padEnd(8_000, 'x');
    const sent = typed.replaceAll('\n', '\r\n');
    expect([typed.length, sent.length]).toEqual([8_000, 8_099]);
    expect(textOf(received(sent).text, bounds)).toEqual({ text: typed });
    expect(textOf(received(`${sent}x`).text, bounds).refused?.wrong).toBe(
      'The text has 8,001 characters; at most 8,000 fit here.',
    );
  });

  it('does not count the blanks around it', () =>
    expect(textOf(` \n${'x'.repeat(8_000)}\n`, bounds)).toEqual({ text: 'x'.repeat(8_000) }));

  it('counts what a person would count', () => expect(textOf('🔥'.repeat(8_000), bounds).refused).toBeUndefined());

  it.each(['\r\n', ' ', '\u202e', '\u0301', '\ufdfa', '👩‍🚒'])('is looked at before anything else: %j', (unit) => {
    const raw = unit.repeat(300_000 / unit.length);
    expect(received(raw).flaw?.wrong).toMatch(/^The text has 300,000 characters; at most 8,000 fit here\.$/);
    // Not looked at: neither blank nor hidden, although it is.
    expect(textOf(raw, { ...bounds, empty: ['text-missing', 'Empty.', 'Write.'] }).refused?.wrong).toMatch(
      /^The text has 300,000/,
    );
  });

  it('is refused with its field, and with the place where there is room', () =>
    expect(textOf('xx', { field: 'comments', max: 1, instead: 'your liaison takes the rest.' }).refused).toEqual({
      code: 'text-too-long',
      wrong: 'The text has 2 characters; at most 1 fit here.',
      remedy: 'Shorten it; your liaison takes the rest.',
      field: 'comments',
    }));
});

describe('A text that is needed', () => {
  const needed = {
    field: 'reason',
    max: 40,
    empty: ['reason-missing', 'There is no reason yet.', 'Write one.'],
  } as const;

  it.each(['', ' ', '\n \n'])('is not %j', (typed) =>
    expect(textOf(typed, needed).refused).toEqual({
      code: 'reason-missing',
      wrong: 'There is no reason yet.',
      remedy: 'Write one.',
      field: 'reason',
    }),
  );
  it('is free where nothing is said of its lack', () =>
    expect(textOf(' ', { field: 'x', max: 5 })).toEqual({ text: '' }));
  it('on one line has no second', () =>
    expect([textOf('a\nb', { ...needed, line: true }).refused?.wrong, textOf('a\nb', needed).text]).toEqual([
      'The text has a line break.',
      'a\nb',
    ]));
  it('may come from a system as from a form', () => {
    expect(receivedTextOf(' Lost\r\nfunds ', needed)).toEqual({ text: 'Lost\nfunds' });
    expect(receivedTextOf('Lost\u202e', needed).refused).toMatchObject({ field: 'reason' });
    expect(receivedTextOf(' '.repeat(unitsFor(40) + 1), needed).refused?.wrong).toMatch(/161 characters/);
  });
});

describe('The time that a text takes', () => {
  const works = (raw: string) => {
    textOf(received(raw).text, { field: 'text', max: 8_000 });
    codeIn(raw);
  };
  /** Processor time of the quickest of several runs, in microseconds: what else runs on the machine only adds. */
  const costOf = (raw: string) =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const before = process.cpuUsage();
        for (let run = 0; run < 20; run += 1) works(raw);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 20;
      }),
    );

  it.each([
    ['blanks', ' '],
    ['line breaks', '\r\n'],
    ['blanks that end in a letter', ' '.repeat(99).concat('x')],
    ['joiners', 'x\u200d'],
    ['accents', '\u0301\u0323'],
    ['ligatures that unfold', '\ufdfa'],
  ])('grows with its length, for %s, and no faster', (_, unit) => {
    works(unit.repeat(1_000));
    const [short, long] = [1_000, 16_000].map((length) => costOf(unit.repeat(Math.ceil(length / unit.length))));
    // Sixteen times the text: work that grows with the square costs 256 times as much.
    expect(Number(long)).toBeLessThan(64 * Math.max(Number(short), 5));
  });
});

describe('A code', () => {
  it.each([
    '123456',
    ' 123456\r\n',
    '123 456',
    '123-456',
    '123 – 456',
    '123‑456',
    '１２３４５６',
    '１２３　４５６',
    '123\u200b456',
    '\ufeff123456\u2060',
    '123\u00a0456',
    '123\u2212456',
    '\u202a123456\u202c',
  ])('is %j by its digits', (typed) => expect(codeIn(typed)).toBe('123456'));

  it.each(['12345a', 'l23456', '123.456', 'x'.repeat(7), ' '.repeat(300_000), ''])('is not %j', (typed) =>
    expect(codeIn(typed.slice(0, 200_000))).not.toMatch(/^\d{6}$/),
  );
});
