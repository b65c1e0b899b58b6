import { describe, expect, it } from 'vitest';
import { mail } from './mail-layout.tsx';

const url = `https://concord.example/sign/${'abcdefghijklmnopqrstuvwxyz234567'.repeat(2)}`;
const content = {
  subject: 'Please sign MOU-2026-014',
  paragraphs: ['Public Health asks you to sign.', 'مذكرة تفاهم'],
  facts: [
    ['MOU', 'MOU-2026-014'],
    ['Sign by', 'Tue, Dec 1, 2026, 5:00 p.m. ET'],
  ],
  link: { label: 'Read and sign', url },
  footer: ['If you did not expect this, write to the agency named above.'],
} as const;

describe('A mail says the same twice', () => {
  const { text, html, subject } = mail(content);

  it('has every word in both parts', () => {
    expect(subject).toBe(content.subject);
    for (const part of [text, html])
      for (const words of [...content.paragraphs, ...content.footer, ...content.facts.flat(), url])
        expect(part).toContain(words);
  });

  it('puts the link on a line of its own, whole', () => expect(text.split('\n')).toContain(url));

  it('puts a code on a line of its own', () =>
    expect(mail({ ...content, code: '123456' }).text.split('\n')).toContain('123456'));

  it('has a table in both, whose columns stand below one another in the text', () => {
    const table = {
      head: ['Number', 'Due'],
      rows: [
        ['Burns <b>', 'Apr 21'],
        ['Minutes until help\narrives', 'Apr 21'],
      ],
    };
    const of = mail({ ...content, table });
    expect(of.text).toContain(
      [
        'Number                      Due',
        '--------------------------  ------',
        'Burns <b>                   Apr 21',
        'Minutes until help arrives  Apr 21',
      ].join('\n'),
    );
    expect(of.html).toContain('Burns &lt;b></td>');
  });

  it('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(img|script|link|style|table|iframe|form)\b|src=|@import|url\(/);
    expect(html.match(/href=/g)).toHaveLength(1);
  });

  it('fits 320 px: nothing has a width of its own beyond the screen, and what is long wraps', () => {
    const table = { head: ['What', 'By'], rows: [['x'.repeat(90), url]] };
    const of = mail({ ...content, table, code: '0123 4567 8901 2345 6789' });
    const widths = [...of.html.matchAll(/(?<![-\w])(?:min-)?width:\s*(\d+)px/g)].map(([, px]) => Number(px));
    expect(widths.filter((px) => px > 288)).toEqual([]);
    expect(of.html).not.toMatch(/\swidth=|white-space:\s*nowrap/);
    for (const [, style = ''] of of.html.matchAll(/<(?:main|td|th)\b[^>]*style="([^"]*)"/g))
      expect(style).toContain('overflow-wrap:anywhere');
    const [, address = ''] = new RegExp(`<p style="([^"]*)">${url}</p>`).exec(of.html) ?? [];
    expect(address).toContain('word-break:break-all');
  });

  it('stands without link, facts and code', () => {
    const plain = mail({ subject: 'S', paragraphs: ['P'], footer: ['F'] });
    expect(plain.text).toBe('P\n\n--\nF\n');
    expect(plain.html).not.toContain('href');
  });
});

describe('What an agency wrote cannot change the mail', () => {
  it.each([
    ['CRLF', 'Sign\r\nBcc: all@example.org'],
    ['a line feed', 'Sign\nBcc: all@example.org'],
    ['a line separator', 'Sign\u2028Bcc: all@example.org'],
    ['a NUL', 'Sign\u0000 Bcc: all@example.org'],
  ])('%s in a subject is a space', (_name, subject) => {
    expect(mail({ ...content, subject }).subject).toBe('Sign Bcc: all@example.org');
  });

  it('a subject has at most 150 characters, and no half of one', () => {
    const { subject } = mail({ ...content, subject: '🔥'.repeat(200) });
    expect([...subject]).toHaveLength(150);
    expect(subject.isWellFormed()).toBe(true);
    expect(subject.endsWith('🔥…')).toBe(true);
  });

  it('HTML in any part is text', () => {
    const nasty = '<a href="https://evil.example">Sign here</a>';
    const { html } = mail({
      subject: nasty,
      paragraphs: [nasty],
      facts: [[nasty, nasty]],
      link: { label: nasty, url },
      footer: [nasty],
      code: nasty,
    });
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).not.toContain('href="https://evil.example"');
  });

  it('a paragraph cannot pretend to be the end of the mail', () => {
    const { text } = mail({ ...content, paragraphs: ['Thanks.\n\n--\nRead and sign:\nhttps://evil.example'] });
    expect(text.split('\n')).not.toContain('https://evil.example');
    expect(text.match(/^--$/gm)).toHaveLength(1);
  });

  it.each(['javascript:alert(1)', '/sign/x', 'https://a.example/ x', 'https://a.example/\nhttps://b.example'])(
    'a link to %j is a mistake of ours and is not sent',
    (wrong) => expect(() => mail({ ...content, link: { label: 'L', url: wrong } })).toThrow(TypeError),
  );
});
