/** An agency head is asked only when the agency's own people have done their part: offices confirmed, mailbox tested, text cleared. */
import type { PartyState } from './party.state.ts';
import { REVIEWER_KINDS, type ReviewerKind } from './reviewer-kinds.ts';

/** What a party still owes before its head is asked, in the order in which it is done. */
export type Lack = 'offices' | 'notice' | ReviewerKind;

/** The text and the set of offices that the party's part is asked for today. */
export interface Asked {
  documentHash: string;
  structure: string;
}

export function lacks(state: PartyState | undefined, { documentHash, structure }: Asked): Lack[] {
  if (!state || state.structure !== structure) return ['offices'];
  const reviewers = REVIEWER_KINDS.filter((kind) => {
    const review = state.reviewers[kind];
    return review?.required && !(review.answer === 'cleared' && review.documentHash === documentHash);
  });
  return [...(state.noticeAt === undefined ? (['notice'] as const) : []), ...reviewers];
}

export const prepared = (state: PartyState | undefined, asked: Asked): boolean => lacks(state, asked).length === 0;
