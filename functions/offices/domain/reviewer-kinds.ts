/** Who clears a text before the agency head is asked: their kinds, in the order in which pages name them. Apart from the events, so that naming them loads no schema. */
export const REVIEWER_KINDS = ['counsel', 'budget', 'privacy', 'secretariat'] as const;
export type ReviewerKind = (typeof REVIEWER_KINDS)[number];
