/** Two ways of writing one mailbox are one mailbox: domains have no case, and no mail system in use keeps one before the `@`. */

/** A mailbox in the form in which it is kept and compared. */
export const sameMailbox = (mailbox: string): string => mailbox.trim().toLowerCase();
export const alike = (one: string, other: string): boolean => sameMailbox(one) === sameMailbox(other);
export const domainOf = (mailbox: string): string => sameMailbox(mailbox.slice(mailbox.lastIndexOf('@') + 1));
