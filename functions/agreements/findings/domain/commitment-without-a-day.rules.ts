/** Where commitments have days, each has one. */
import { type Finding, quote } from './finding.ts';

export const commitmentWithoutADay: Finding = {
  code: 'commitment-without-a-day',
  title: 'A commitment has no day',
  wrong: 'No day is agreed for “{what}”.',
  remedy: 'Say in `by` on which day it is done, or is there for the first time.',
  find: ({ commitments }) =>
    // Where none has a day, that is said once.
    commitments.some(({ by }) => by !== undefined)
      ? commitments.flatMap(({ by, does }, index) =>
          by === undefined ? [{ field: `commitments.${index}.by`, says: { what: quote(does) } }] : [],
        )
      : [],
};
