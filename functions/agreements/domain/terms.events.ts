/** What of a text the ledger decides by: every event that puts out a text has it. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();

/** The escalation ladder, without the offices: those stand in the register of each party. */
const ladder = z.strictObject({
  levels: z.array(
    z.strictObject({
      name: z.string(),
      businessDays: z.int(),
      decides: z.strictObject({ party: z.string(), office: z.string() }).optional(),
    }),
  ),
  referee: z.strictObject({ name: z.string(), businessDays: z.int() }).optional(),
});

export const terms = {
  agreement: z.string(),
  number: z.string(),
  version: z.int().min(1),
  documentHash: hash,
  textHash: hash,
  htmlHash: hash,
  /** What is shown beside the text to whoever clears and signs it. The service wrote it, so the document's hash does not cover it. */
  findingsHash: hash,
  organization: z.string(),
  convener: z.string(),
  parties: z.array(z.string()),
  /** Seats of offices that sign beside the first one of their party, also of parties that leave; absent where there are none. */
  further: z.array(z.string()).optional(),
  /** Parties that have commitments in it; absent where none has. */
  committed: z.array(z.string()).optional(),
  /** Parties that report a KPI of it; absent where there is none. */
  measured: z.array(z.string()).optional(),
  handling: z.enum(['public', 'parties', 'named']),
  zone: z.string(),
  effectiveOn: day.nullable(),
  /** How long the parties have chosen to stay together, and what silence does then. */
  sunset: z.strictObject({
    months: z.int(),
    then: z.enum(['ends', 'goes-on']),
    endsOn: day.optional(),
    opensDaysBefore: z.int(),
    closeDays: z.int(),
    goesOnWithout: z.boolean(),
  }),
  round: z.string(),
  /** The annexes that the text names, by hash; absent when it names none. */
  annexes: z.array(hash).optional(),
  /** What disputes depend on; absent where the parties have agreed on no ladder: then there are none. */
  ladder: ladder.optional(),
  /** Whose holidays count. */
  calendar: z.strictObject({ country: z.string(), region: z.string().optional() }),
};
