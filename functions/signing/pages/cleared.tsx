/** Before a head signs: who of the own agency has cleared exactly this text, and which advice was asked for and has not come. */

import { kindInWords } from '../../offices/domain/review.rules.ts';
import type { Clearance } from '../../offices/reviews.reads.ts';
import { sayInstant } from '../../shared/time-words.ts';

const named = ({ kind, name }: Clearance): string => `${kindInWords(kind)}${name === undefined ? '' : ` (${name})`}`;

export const Cleared = ({ of, zone }: { of: readonly Clearance[]; zone: string }) => {
  const cleared = of.filter(({ clearedAt }) => clearedAt !== null);
  const open = of.filter(({ clearedAt }) => clearedAt === null);
  return (
    <>
      {cleared.length > 0 && (
        <p dir="auto">
          Cleared for your agency by{' '}
          {cleared.map((one) => `${named(one)} on ${sayInstant(one.clearedAt ?? '', zone)}`).join('; ')}.
        </p>
      )}
      {open.length > 0 && (
        <p>Asked and not cleared: {open.map((one) => kindInWords(one.kind)).join(', ')} (advisory).</p>
      )}
    </>
  );
};
