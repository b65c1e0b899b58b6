/** Which mails of clearance are still sent: while the round of the text that is out is open, and whoever is asked has something to answer. */

/** These ask for an answer, so they lapse with the need for it; a fresh link is also for reading again. */
const ASKING = new Set(['prepare', 'reminder', 'ending']);

/** The mail to a reviewer; `answered` is what was answered to the text that is out now. */
export const toReviewer = (template: string, open: boolean, answered: string | undefined): string | undefined =>
  open && !(ASKING.has(template) && answered !== undefined) ? template : undefined;

/** To a liaison: that a reviewer returned the text, unless it was cleared since. */
export const toLiaison = (
  template: string,
  open: boolean,
  answers: readonly (string | undefined)[],
): string | undefined => (open && answers.includes('returned') ? template : undefined);
