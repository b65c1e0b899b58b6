import { describe, expect, it, vi } from 'vitest';
import { changed, mouOf, short, told } from '../../testing/an-mou.ts';

describe('A text holds nothing that its reader cannot see', () => {
  it.each([
    ['a NUL', 'a\u0000b', /U\+0000 NULL, at character 2/],
    ['a tab', 'a\tb', /U\+0009 CHARACTER TABULATION, at character 2/],
    ['a line break in a line', 'a\nBcc: b@c.example', /line break/],
    ['a carriage return in a line', 'a\rb', /line break/],
    ['a line separator', 'a\u2028b', /U\+2028/],
    ['a right-to-left override', 'pay \u202e100', /U\+202E RIGHT-TO-LEFT OVERRIDE, at character 5/],
    ['an isolate', 'a\u2066b', /U\+2066 LEFT-TO-RIGHT ISOLATE, at character 2/],
    ['a zero-width space', 'a\u200bb', /U\+200B/],
    ['a byte order mark', '\ufeffabc', /U\+FEFF/],
    ['a soft hyphen', 'co\u00adop', /U\+00AD/],
    ['a zero-width joiner between Latin letters', 'a\u200db', /U\+200D/],
    ['half of a character', 'a\ud83d', /half of a character/],
    ['a tag character', 'a\u{e0041}', /U\+E0041/],
    ['a private glyph', 'a\ue000', /U\+E000/],
  ])('%s is refused', (_name, text, finding) => {
    expect(told(changed(short, 'title', text)).join()).toMatch(finding);
  });

  it.each([
    ['Arabic', 'مذكرة تفاهم بين الوكالات'],
    ['Persian with its joiner', 'تفاهم‌نامه‌ی همکاری'],
    ['Hebrew', 'מזכר הבנות'],
    ['HTML', '<script>alert(1)</script>'],
    ['an emoji', 'Smoke 🔥'],
  ])('%s is a text like any other', (_name, text) => {
    expect(mouOf(changed(short, 'title', text)).title).toBe(text);
  });

  it('is kept in one normal form, with one kind of line break', () => {
    const mou = mouOf(changed(changed(short, 'title', 'Cafe\u0301'), 'purpose.text', ' One.\r\nTwo.\n'));
    expect(mou.title).toBe('Café');
    expect(mou.purpose.text).toBe('One.\nTwo.');
  });
});

describe('A text takes no longer for what it holds', () => {
  /** Processor time of the quickest of several readings: what else runs on the machine only adds. */
  const costOf = (text: string) => {
    const file = changed(changed(short, 'title', text), 'purpose.text', text);
    return Math.min(
      ...Array.from({ length: 5 }, () => {
        const before = process.cpuUsage();
        told(file);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      }),
    );
  };

  it.each([
    ['blanks', ' '.repeat(140_000)],
    ['line breaks', '\r\n'.repeat(35_000)],
    ['blanks before a letter', `${' '.repeat(139_999)}x`],
    ['as many blanks as are looked at', ' '.repeat(8_000)],
  ])('%s', (_, text) => {
    costOf('x');
    expect(told(changed(short, 'title', text)).join()).toMatch(/^title: The text/);
    expect(costOf(text)).toBeLessThan(20 * costOf('x'.repeat(text.length)));
  });
});

describe('A name, a title or a number', () => {
  it.each([
    'title',
    'number',
    'parties.0.name',
    'parties.0.offices.0.title',
    'parties.0.offices.0.holder.name',
    'kpis.0.name',
  ])('%s holds no address', (path) =>
    expect(told(changed(short, path, 'evil.example')).join()).toMatch(/which looks like an address/),
  );

  it.each(['title', 'parties.0.name', 'parties.0.offices.0.title', 'parties.0.offices.0.holder.name', 'kpis.0.name'])(
    '%s holds no word of two scripts',
    (path) => expect(told(changed(short, path, 'Аlder')).join()).toMatch(/letters of different scripts/),
  );

  it('longer than any is not read: no pattern is held against it', () => {
    const exec = vi.spyOn(RegExp.prototype, 'exec');
    const longest = (text: string) => {
      exec.mockClear();
      expect(told(changed(short, 'title', text)).join()).toMatch(/^title: The text has [\d,]+ characters/);
      return Math.max(0, ...exec.mock.calls.map(([held]) => String(held).length));
    };
    // What is printed of a text is cut before it is looked at.
    expect(longest('a.example '.repeat(29_000))).toBeLessThan(1_000);
    expect(longest(' '.repeat(290_000))).toBeLessThan(1_000);
    exec.mockRestore();
  });
});

describe('A mailbox is one plain address', () => {
  const path = 'parties.0.offices.0.holder.mailbox';
  it.each([
    'ada@dot.birch.example, ben@dot.birch.example',
    'ada@dot.birch.example\r\nBcc: x@y.example',
    '"ada rowe"@dot.birch.example',
    'ada..rowe@dot.birch.example',
    '.ada@dot.birch.example',
    'ada@dot',
    'ada@-dot.example',
    'ada@[127.0.0.1]',
    '@dot.birch.example',
    'ada@@dot.birch.example',
    'ädä@dot.birch.example',
    `${'a'.repeat(65)}@dot.birch.example`,
    '',
  ])('%j is refused', (mailbox) =>
    expect(told(changed(short, path, mailbox))).toEqual([
      expect.stringMatching(/^parties\.0\.offices\.0\.holder\.mailbox: .*email address/),
    ]),
  );

  it.each([
    ['Ada.Rowe@DOT.Birch.Example', 'ada.rowe@dot.birch.example'],
    ['Ada Rowe <ada@dot.birch.example>', 'ada@dot.birch.example'],
    ["o'neil+mou@dot.birch.example", "o'neil+mou@dot.birch.example"],
  ])('%j is kept as %j', (mailbox, kept) =>
    expect(mouOf(changed(short, path, mailbox)).parties[0]?.offices[0]?.holder.mailbox).toBe(kept),
  );
});
