/** Whoever signs for an agency is asked only when the agency's own people have done their part: offices confirmed, mailboxes of all who sign tested, text cleared. */
import type { PartyState, Review } from './party.state.ts';
import { REVIEWER_KINDS, type ReviewerKind } from './reviewer-kinds.ts';

/** What a party still owes before its head is asked, in the order in which it is done. */
export type Lack = 'offices' | 'notice' | ReviewerKind;

/** The text that is out: of another version, the same words are another text. */
export interface AskedText {
  documentHash: string;
  version: number;
}

/** A set of offices in the register, and the version that brought it; a first version's has none. */
export interface OfficeSet {
  structure: string;
  since?: number | undefined;
}

/** What the party's part is asked for today. */
export type Asked = AskedText & OfficeSet;

export const askedOf = ({ documentHash, version }: AskedText, { structure, since }: OfficeSet): Asked => ({
  documentHash,
  version,
  structure,
  since,
});

/** A set that a version took away and a later one brings back is another: the convener named its holders anew. */
export const vouchedFor = (state: PartyState | undefined, { structure, since }: OfficeSet): boolean =>
  state?.structure === structure && state.since === since;

/** The answer that counts: it was given to the text that is out now. */
export const answered = (review: Review | undefined, { documentHash, version }: AskedText): Review['answer'] =>
  review?.documentHash === documentHash && review.version === version ? review.answer : undefined;

export function lacks(state: PartyState | undefined, asked: Asked): Lack[] {
  if (!state || !vouchedFor(state, asked)) return ['offices'];
  const reviewers = REVIEWER_KINDS.filter((kind) => {
    const review = state.reviewers[kind];
    return review?.required && answered(review, asked) !== 'cleared';
  });
  const untested = state.signatories.some(({ noticeAt }) => noticeAt === undefined);
  return [...(untested ? (['notice'] as const) : []), ...reviewers];
}

export const prepared = (state: PartyState | undefined, asked: Asked): boolean => lacks(state, asked).length === 0;
