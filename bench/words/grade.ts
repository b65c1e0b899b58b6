/** How many years of school a text takes, by Flesch and Kincaid: from the length of its sentences and of its words. */
import { fleschKincaid } from 'flesch-kincaid';
import { ParseEnglish } from 'parse-english';
import { syllable } from 'syllable';

/** Fewer words are a label, a name or a number. */
const SHORTEST = 4;

const english = new ParseEnglish();
const wordsOf = (sentence: string): string[] => sentence.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];

/** Sentences of the lines that end like one: what else a page has is read at a look. */
export const sentencesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[.!?:]”?$/.test(line))
    .flatMap((line) =>
      english
        .parse(line)
        .children.flatMap((paragraph) =>
          'children' in paragraph
            ? paragraph.children
                .filter(({ type }) => type === 'SentenceNode')
                .map(({ position }) => line.slice(position?.start.offset, position?.end.offset))
            : [],
        ),
    )
    .filter((sentence) => wordsOf(sentence).length >= SHORTEST);

/** Undefined of a text without a sentence. */
export function gradeOf(text: string): number | undefined {
  const sentences = sentencesIn(text);
  if (sentences.length === 0) return undefined;
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}
