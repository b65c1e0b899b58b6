/** What is said of a version that is not the first: which it is, what it follows, and what becomes of what was done about the one before. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';

type Versioned = Pick<Agreement, 'version' | 'follows'>;

const KINDS = { amendment: 'an amendment', renewal: 'a renewal' } as const;

export const sayVersion = ({ version }: Versioned): string => (version === 1 ? '' : `, version ${version}`);

/** `an amendment of version 1`; of a first text, and of its revisions, nothing. */
export const sayKind = ({ follows }: Pick<Versioned, 'follows'>): string | undefined =>
  follows && `${KINDS[follows.kind]} of version ${follows.version}`;

/** The version in whose place it went out: one that nobody has executed. A successor takes the place of none until it holds. */
const replaces = ({ version, follows }: Versioned): number | undefined =>
  version - 1 > (follows?.version ?? 0) ? version - 1 : undefined;

/** Why it comes, where a review led to it. */
export const sayWhy = ({ follows }: Pick<Versioned, 'follows'>): string[] =>
  follows?.review === undefined
    ? []
    : [
        `It comes out of review ${follows.review}, in which the agencies chose to ${follows.kind === 'renewal' ? 'go on for another term' : 'change what is written'}.`,
      ];

/** What holds while a successor is out, and how long. */
export const sayMeanwhile = ({ follows }: Pick<Versioned, 'follows'>): string[] => {
  if (!follows) return [];
  const { kind, version } = follows;
  return kind === 'amendment'
    ? [`It amends version ${version}, which is in force and stays so until this one is signed by every agency.`]
    : [
        `It renews version ${version}, which stays in force to its last day. This one begins when that ends, if every agency has signed it before.`,
      ];
};

export function sayReplaced(agreement: Versioned, signedBefore = false): string[] {
  const { version } = agreement;
  if (version === 1) return [];
  const before = replaces(agreement);
  const sentences = [
    `This is version ${version}.`,
    ...sayWhy(agreement),
    ...sayMeanwhile(agreement),
    ...(before === undefined ? [] : [`It replaces version ${before}, whose links no longer work.`]),
    ...(before !== undefined && signedBefore ? [`Your signature on version ${before} no longer counts.`] : []),
    'The page shows each word that has changed.',
  ];
  return [sentences.join(' ')];
}

/** What an end of signing means for what holds: a successor that is not signed leaves the text before it as it is. */
export const sayUntouched = ({ follows }: Versioned): string =>
  follows ? ` Version ${follows.version} stays as it is.` : '';
