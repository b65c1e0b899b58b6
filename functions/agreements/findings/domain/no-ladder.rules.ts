/** An MOU says what its parties do when they disagree. */
import { type Finding, where } from './finding.ts';

export const noLadder: Finding = {
  code: 'no-ladder',
  title: 'No ladder for disagreements',
  wrong: 'This MOU does not say what happens when the parties disagree: disputes cannot be raised here.',
  remedy: 'Name in `ladder` which offices meet on each level, and how many business days they have.',
  find: ({ ladder }) => where(ladder === undefined, 'ladder'),
};
