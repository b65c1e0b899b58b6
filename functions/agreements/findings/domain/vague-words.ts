/**
 * Words that sound like a duty and leave open what it is, wherever the parties write in words of their own. Sentences and words are told
 * apart by the parser and the search of the retext family; the list of words is ours, because its plugins warn about style instead. What
 * stands in quotation marks is spoken of and not said, and what is written like a name is one.
 */
import { search } from 'nlcst-search';
import { ParseEnglish } from 'parse-english';
import type { SignedMou } from '../../domain/signed-mou.ts';
import type { Finding, Place, Words } from './finding.ts';
import { VAGUE } from './vague-phrases.ts';

/** Letters, digits and single spaces: what a phrase is looked for in before words are taken apart, which takes a hundred times as long. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, '')
    .replaceAll(/\s+/g, ' ');

const PHRASES = [...VAGUE.keys()].map((phrase) => ({ phrase, bare: bare(phrase) }));

interface Hit extends Words {
  phrase: string;
}

type Found = Parameters<Parameters<typeof search>[2]>;

/** `Coordination Center` within a sentence; what begins a sentence, or is all in capitals, is no name. */
const isName = (text: string, first: boolean): boolean => !first && /^\p{Lu}\p{Ll}/u.test(text);

/** Of two that overlap the one that begins first, and of those the longer one. */
function apart(hits: readonly Hit[]): Hit[] {
  let last = 0;
  return hits
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
    .filter(({ from, to }) => {
      if (from < last) return false;
      last = to;
      return true;
    });
}

/** The vague words of a paragraph, in their order. */
export function vagueIn(text: string): Hit[] {
  const said = bare(text);
  const phrases = PHRASES.filter((one) => said.includes(one.bare)).map(({ phrase }) => phrase);
  if (phrases.length === 0) return [];
  const hits: Hit[] = [];
  const found = (...[nodes, index, parent, phrase]: Found) => {
    const from = nodes[0]?.position?.start.offset;
    const to = nodes.at(-1)?.position?.end.offset;
    if (from === undefined || to === undefined) return;
    const words = text.slice(from, to);
    const first = parent.children.findIndex(({ type }) => type === 'WordNode') === index;
    if (!isName(words, first)) hits.push({ from, to, text: words, phrase });
  };
  search(new ParseEnglish().parse(text), phrases, found);
  return apart(hits);
}

/** So many words of a paragraph are marked; whoever mends these reads the rest. */
const MOST_WORDS = 10;

const unlike = (hits: readonly Hit[]): Hit[] => [...new Map(hits.map((hit) => [hit.phrase, hit])).values()];

const saying = (hits: readonly Hit[]): string =>
  unlike(hits)
    .map(({ text, phrase }) => `“${text.replaceAll(/\s+/g, ' ')}” (${VAGUE.get(phrase)})`)
    .join(', ');

/** Each paragraph of a field that has some, by its number as it is read; a range is one of the whole field. */
export function vagueInField(field: string, text: string): Place[] {
  const paragraphs = text.split('\n');
  const several = paragraphs.filter((one) => one.trim() !== '').length > 1;
  let [begins, number] = [0, 0];
  return paragraphs.flatMap((paragraph) => {
    const from = begins;
    begins += paragraph.length + 1;
    if (paragraph.trim() !== '') number += 1;
    const hits = vagueIn(paragraph).slice(0, MOST_WORDS);
    if (hits.length === 0) return [];
    const words = hits.map((hit) => ({ from: from + hit.from, to: from + hit.to, text: hit.text }));
    return [{ field, says: { where: several ? ` in paragraph ${number}` : '', words: saying(hits) }, words }];
  });
}

/** Where the parties write in words of their own: no titles, no names, nothing that the form says. */
const ownWords = (mou: SignedMou): [field: string, text: string | undefined][] => [
  ['purpose.text', mou.purpose.text],
  ...mou.purpose.outcomes.map((outcome, index): [string, string] => [`purpose.outcomes.${index}`, outcome]),
  ...mou.sections.map(({ text }, index): [string, string] => [`sections.${index}.text`, text]),
  ...mou.decisionRights.flatMap(({ what, staysWith }, index): [string, string][] => [
    [`decisionRights.${index}.what`, what],
    ...staysWith.map((kept, at): [string, string] => [`decisionRights.${index}.staysWith.${at}.what`, kept.what]),
  ]),
  ...mou.commitments.flatMap(({ does, measure }, index): [string, string][] => [
    [`commitments.${index}.does`, does],
    [`commitments.${index}.measure`, measure],
  ]),
  ...mou.publicCredit.map(({ what }, index): [string, string] => [`publicCredit.${index}.what`, what]),
  ['ladder.referee.procedure', mou.ladder?.referee?.procedure],
  ['independentActionNotice.text', mou.independentActionNotice?.text],
];

export const vagueWords: Finding = {
  code: 'vague-words',
  title: 'Words that can be read in several ways',
  wrong: 'These words leave something open{where}: {words}.',
  remedy:
    'Say who does what, how much of it and by when; or leave the words, if the parties mean to leave it open. This is advice.',
  find: (mou) => ownWords(mou).flatMap(([field, text]) => (text === undefined ? [] : vagueInField(field, text))),
};
