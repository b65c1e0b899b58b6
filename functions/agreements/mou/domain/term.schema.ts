/** When an MOU takes effect, when the parties choose again, and what is left to do when it ends. */
import * as z from 'zod';
import { whole } from './mou.figures.ts';
import { day, line, newKey, prose } from './mou.text.ts';
import { officeOf } from './party.schema.ts';

export const effectiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last-signature') }),
  z.strictObject({ kind: z.literal('on'), day }),
]);

/** At most 18 months between two choices of the parties to stay together; what the text does not say cannot prolong it. */
export const sunsetSchema = z.strictObject({
  months: whole(1, 18).default(18),
  /** What silence does: the MOU ends, or the review stays owed and the MOU goes on to a day of its own, or to none. */
  then: z.enum(['ends', 'goes-on']).default('ends'),
  /** The last day of an MOU that goes on. */
  endsOn: day.optional(),
  /** At most half of the days that so many months have, and at least 90 or that half. */
  opensDaysBefore: whole(14, 270).default(180),
  /** Days of an orderly close after the end, in which only the closing duties run. */
  closeDays: whole(0, 60).default(0),
  /** Whether the others may go on without a party that is silent. */
  goesOnWithout: z.boolean().default(false),
  /** What a renewal may be at most, where the law or the parties say so. */
  renewal: z
    .strictObject({
      most: whole(1, 20).optional(),
      months: whole(1, 18).optional(),
      /** What every party certifies when it renews. */
      certifies: prose(1_000).optional(),
      /** Nothing but the days of the term and of its review may differ. */
      unchanged: z.literal(true).optional(),
    })
    .optional(),
});

/** What still binds when the MOU has ended. */
export const survivingSchema = z.strictObject({ key: newKey, what: line(600) });

/** What a plan for the end should not leave unsaid. */
export const CLOSING_SUBJECTS = ['data', 'money', 'statement', 'other'] as const;

/** What somebody does when the MOU ends. */
export const closingDutySchema = z.strictObject({
  key: newKey,
  owner: officeOf,
  does: prose(600),
  /** What it is about: data to return, money to settle, a public statement. */
  about: z.enum(CLOSING_SUBJECTS).optional(),
  /** Calendar days after the end. */
  days: whole(1, 365),
});
