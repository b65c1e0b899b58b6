/** An MOU names at least one thing that a party does by a day. */
import { type Finding, where } from './finding.ts';

export const noCommitmentWithADay: Finding = {
  code: 'no-commitment-with-a-day',
  title: 'No commitment has a day',
  wrong: 'No party commits here to do anything by a day.',
  remedy: 'List in `commitments` who does what, how much of it, and `by` which day.',
  find: ({ commitments }) =>
    where(
      commitments.every(({ by }) => by === undefined),
      'commitments',
    ),
};
