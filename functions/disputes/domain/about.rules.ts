/** A dispute is about a term of the MOU by the term's key, which stays when terms before it come and go. */
import type { TermList } from '../../agreements/domain/signed-mou.ts';
import type { About } from './dispute.schema.ts';

/** The list of the MOU in which terms of a kind stand. */
export const LIST_OF: Record<About['kind'], TermList | undefined> = {
  'decision-right': 'decisionRights',
  commitment: 'commitments',
  kpi: 'kpis',
  'public-credit': 'publicCredit',
  other: undefined,
};

interface Keyed {
  key: string;
}

/** Terms as an MOU says them. */
export type Terms = Readonly<{
  decisionRights: readonly (Keyed & { what: string })[];
  commitments: readonly (Keyed & { does: string })[];
  kpis: readonly (Keyed & { name: string })[];
  publicCredit: readonly (Keyed & { what: string })[];
}>;

/** The keys of an MOU's terms, with what each says. */
export const termsOf = (kind: About['kind'], text: Terms): { key: string; says: string }[] => {
  switch (kind) {
    case 'decision-right':
      return text.decisionRights.map(({ key, what }) => ({ key, says: what }));
    case 'commitment':
      return text.commitments.map(({ key, does }) => ({ key, says: does }));
    case 'kpi':
      return text.kpis.map(({ key, name }) => ({ key, says: name }));
    case 'public-credit':
      return text.publicCredit.map(({ key, what }) => ({ key, says: what }));
    case 'other':
      return [];
  }
};

/** What the term says; undefined where it is about no term, or about one that this text does not have. */
export const termSays = ({ kind, key }: About, text: Terms): string | undefined =>
  termsOf(kind, text).find((term) => term.key === key)?.says;
