/** One word for one thing, the plain one, in short sentences: held over everything that the product can say, in whatever state of a page. */
import { describe, expect, it } from 'vitest';
import { MOST_WORDS, OLD_WORDS } from './plain-words.ts';
import { allSaid, longSentencesIn, oldWordsIn } from './reading.ts';
import type { Said } from './said.ts';

const said = allSaid();
/** The clauses that agencies sign are worded by lawyers. */
const isSigned = (file: string): boolean => /agreements\/(mou\/domain\/clauses|pages\/document-)/.test(file);
const longIn = ({ file, text }: Said): string[] => (isSigned(file) ? [] : longSentencesIn(text));
const told =
  ({ file }: { file: string }) =>
  (what: string) =>
    `${file}: ${what}`;

describe('What people read', () => {
  it('is gathered from the sources, pages and refusals alike', () => {
    const texts = said.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(3_000);
    for (const one of [
      'Check your email',
      'Work email address',
      'Look at the newest email with a code and type its digits.',
    ])
      expect(texts).toContain(one);
  });

  it('is said in plain words', () => {
    expect(said.flatMap((one) => oldWordsIn(one.text).map(told(one)))).toEqual([]);
  });

  it(`has sentences of at most ${MOST_WORDS} words, but for the text of an MOU itself`, () => {
    expect(said.flatMap((one) => longIn(one).map(told(one)))).toEqual([]);
  });
});

describe('An old word', () => {
  it.each(OLD_WORDS)('$old gives way to: $plain', ({ old, plain }) => expect(plain).not.toMatch(old));

  it.each([
    ['The mail came back.', 1],
    ['Mails sent: 3', 1],
    ['Where it stands', 2],
    ['Email reaches you at mail.alder.example, and mailto:ann@mail.example works.', 0],
    ['Stands in for the Director', 0],
    ['Spaces and dashes do not matter.', 0],
  ])('is found in what is read, and in nothing else: %s', (line, count) =>
    expect(oldWordsIn(line)).toHaveLength(count),
  );
});
