/** What the doctor says of one thing it looked at: good, wrong with the remedy, or not to be seen from here. */

export interface Finding {
  what: string;
  state: 'good' | 'wrong' | 'unseen';
  /** What was found. */
  says: string;
  /** What to do, when something is. */
  remedy?: string;
}

export const good = (what: string, says: string): Finding => ({ what, state: 'good', says });
export const wrong = (what: string, says: string, remedy: string): Finding => ({ what, state: 'wrong', says, remedy });
export const unseen = (what: string, says: string, remedy: string): Finding => ({
  what,
  state: 'unseen',
  says,
  remedy,
});
