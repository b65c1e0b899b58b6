/** A side's own words: what it needs, what it cannot accept, what it can offer, and where more can be read. */
import { type Refusal, say } from '../../shared/kernel.ts';
import { refusalsOf, textOf } from '../../shared/text.ts';
import { wordsOf } from './acting.rules.ts';

export interface Position {
  need: string;
  cannotAccept: string;
  offer: string;
  links: readonly { says: string; url: string }[];
}

const LONGEST_LINE = 300;
export const MOST_LINKS = 10;

const isWebAddress = (url: string): boolean => url.length <= 1_000 && /^https?:\/\/[^\s<>"]+$/.test(url);

export const positionFindings = ({ need, cannotAccept, offer, links }: Position): Refusal[] => [
  ...refusalsOf(
    wordsOf(need, 'need', [
      'need-missing',
      'It does not say what you need.',
      'Say it so that the other side could do it.',
    ]),
    wordsOf(cannotAccept, 'cannotAccept'),
    wordsOf(offer, 'offer'),
  ),
  ...(links.length > MOST_LINKS
    ? [say('links-too-many', `There are ${links.length} links.`, `Give at most ${MOST_LINKS}.`, 'links.0.url')]
    : []),
  ...links.flatMap(({ says, url }, index) => [
    ...(isWebAddress(url)
      ? []
      : [say('not-a-web-address', 'This is no web address.', 'Write it as https://…', `links.${index}.url`)]),
    ...refusalsOf(textOf(says, { field: `links.${index}.says`, max: LONGEST_LINE, line: true })),
  ]),
];

/** As the record keeps it. */
export const trimmed = ({ need, cannotAccept, offer, links }: Position) => ({
  need: need.trim(),
  cannotAccept: cannotAccept.trim(),
  offer: offer.trim(),
  links: [...links],
});
