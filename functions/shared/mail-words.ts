/** What emails of any capability say alike. */

/** The address from which they come takes no mail, so that an answer would be lost. */
export const nobodyReads = (whom: string): string => `Nobody reads answers to this email. Write to ${whom} instead.`;
