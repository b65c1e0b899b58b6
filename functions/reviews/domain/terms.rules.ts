/** What of a text a point can be about: a term by its key, which stays when terms before it come and go. */
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { termsOf } from '../../disputes/domain/about.rules.ts';

export const TERM_KINDS = [
  'decision-right',
  'commitment',
  'kpi',
  'public-credit',
  'section',
  'closing-duty',
  'surviving',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface TermOf {
  /** `commitment/maps` */
  term: string;
  kind: TermKind;
  says: string;
}

type Text = Pick<
  SignedMou,
  'decisionRights' | 'commitments' | 'kpis' | 'publicCredit' | 'sections' | 'closingDuties' | 'survivingObligations'
>;

const saidIn = (kind: TermKind, text: Text): { key: string; says: string }[] => {
  switch (kind) {
    case 'section':
      return text.sections.map(({ key, title }) => ({ key, says: title }));
    case 'closing-duty':
      return text.closingDuties.map(({ key, does }) => ({ key, says: does }));
    case 'surviving':
      return text.survivingObligations.map(({ key, what }) => ({ key, says: what }));
    default:
      return termsOf(kind, text);
  }
};

/** In the order of the text. */
export const termsIn = (text: Text): TermOf[] =>
  TERM_KINDS.flatMap((kind) => saidIn(kind, text).map(({ key, says }) => ({ term: `${kind}/${key}`, kind, says })));
