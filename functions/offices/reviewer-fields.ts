/** The fields by which a form says who must clear the text: a box for each kind, and one for nobody. */
import type { ReviewerKind } from './domain/reviewer-kinds.ts';

export const NO_ONE = 'reviewers.none';
export const askedName = (kind: ReviewerKind): string => `reviewers.${kind}.asked`;
