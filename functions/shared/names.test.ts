import { describe, expect, it } from 'vitest';
import { flawInName } from './names.ts';

describe('A name', () => {
  it.each([
    'St. Paul Office of Water, No. 5',
    'U.S. Environmental Protection Agency (U.S.A.)',
    'Washington, D.C., e.g. its parks, i.e. Rock Creek',
    'Ada Rowe, Ph.D., M.Sc., Esq.',
    'O’Neil-Ruiz Jr.',
    'PM2.5 at 35 µg/m³, 12.104 and v2.0',
    'PM2.5 at 35 μg/m³',
    'Jobs @ Home: a program',
    'Annex B.pdf, plan_2.xlsx',
    'and/or, 24/7, 9:30 a.m.',
    'Oficina 1ª de Protección',
    'Agence de l’Île-de-France',
    'Υπουργείο Υγείας',
    'Министерство обороны',
    'وزارة الصحة',
    'משרד הבריאות',
    'स्वास्थ्य मंत्रालय',
    '環境省 IT戦略室',
    'カタカナとひらがな漢字ABC',
    '보건복지부 漢字',
    'ᏣᎳᎩ ᎠᏰᎵ',
    '𐓏𐓘𐓻𐓘𐓻𐓟',
    'Cafe\u0301'.normalize('NFC'),
    'Игорь Petrov',
  ])('may be %s', (name) => expect(flawInName(name)).toBeUndefined());

  it.each([
    ['a mailbox', 'Office pat@evil.example', 'd', 't@e'],
    ['a host', 'Office at evil.example', 'a', 'evil.example'],
    ['a host in capitals', 'EVIL.EXAMPLE', '', 'EVIL.EXAMPLE'],
    ['a host with a path', 'See evil.example/link', '', 'evil.example'],
    ['a host behind a bracket', 'Office (evil.example)', '', 'evil.example'],
    ['a host with its final dot', 'evil.example.', '', 'evil.example'],
    ['a short one', 'Go to t.co', '', 't.co'],
    ['one with a full-width dot', 'evil．example', '', 'evil．example'],
    ['one with an ideographic dot', 'evil。example', '', 'evil。example'],
    ['one of another script', 'пример.рф', '', 'пример.рф'],
    ['one in Punycode', 'x.xn--p1ai', '', 'x.xn--p1ai'],
    ['an address of digits', '192.0.2.7', '', '192.0.2.7'],
    ['a scheme', 'http: the link below', '', 'http:'],
    ['another scheme', 'gopher://x', '', 'gopher://'],
    ['www', 'www.x', '', 'www.'],
    ['a word that runs on', 'Dr.Rowe', '', 'Dr.Rowe'],
  ])('holds no address: %s', (_, name, __, word) =>
    expect(flawInName(name)).toMatchObject({
      code: 'address-in-name',
      wrong: expect.stringContaining(`“${word}”`),
      remedy: expect.stringMatching(/\.$/),
    }),
  );

  it.each([
    ['a Cyrillic letter in a Latin word', 'Аlder Office', 'Аlder'],
    ['a Latin letter in a Cyrillic word', 'Mинистерство', 'Mинистерство'],
    ['a Greek letter in a Latin word', 'Alder Οffice', 'Οffice'],
    ['Cherokee among Latin', 'ᎪIR', 'ᎪIR'],
    ['kana among Hangul', '보カ', '보カ'],
  ])('holds no word of several scripts: %s', (_, name, word) =>
    expect(flawInName(name)).toMatchObject({ code: 'mixed-scripts', wrong: expect.stringContaining(`“${word}”`) }),
  );

  it.each([
    ['mathematical letters', '𝐀lder'],
    ['full-width letters', 'Ａlder'],
    ['a ligature', 'Oﬃce'],
    ['mathematical digits', 'Office 𝟓'],
    ['a Roman numeral of one piece', 'District Ⅳ'],
  ])('holds no letters in the guise of others: %s', (_, name) => expect(flawInName(name)?.code).toBe('styled-letters'));

  it('is told once and in few characters, and not read when it is longer than any', () => {
    expect([...(flawInName(`${'a'.repeat(900)}.example`)?.wrong ?? '')].length).toBeLessThan(120);
    expect(flawInName(`${'a.example '.repeat(101)}`)).toBeUndefined();
  });
});
