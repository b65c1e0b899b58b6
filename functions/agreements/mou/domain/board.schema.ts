/** How the parties settle what they disagree on: the escalation ladder, the operating board and the veto. */
import * as z from 'zod';
import { whole } from './mou.figures.ts';
import { key, nameLine, prose } from './mou.text.ts';
import { officeOf, partyKeys } from './party.schema.ts';

/** One level of the escalation ladder: the counterparts who meet there, and how long they have. */
export const levelSchema = z.strictObject({
  name: nameLine(80),
  offices: z.record(key, key),
  businessDays: whole(1, 60),
  /** The one office that decides alone on this level; without it, the counterparts agree on a text. */
  decides: officeOf.optional(),
});

export const ladderSchema = z.strictObject({
  levels: z.array(levelSchema).min(1).max(8),
  /** Who settles what the last level could not, if the parties chose someone. */
  referee: z
    .strictObject({ name: nameLine(160), procedure: prose(1_000), businessDays: whole(1, 60).optional() })
    .optional(),
});

export const boardRulesSchema = z.strictObject({
  /** The offices that sit on it; without them, every party's office of the first level, or its first signatory. */
  seats: z.array(officeOf).min(2).max(60).optional(),
  /** How many parties must be present; one alone is no board. */
  quorum: whole(2, 60),
  decision: z.enum(['consent', 'majority', 'unanimity']),
  meets: z.enum(['month', 'quarter', 'half-year', 'year']).optional(),
  /** What the parties check together so that their figures mean the same. */
  calibration: prose(1_000).optional(),
});

export const vetoSchema = z.strictObject({
  whoMayVeto: z.union([z.literal('every-party'), partyKeys.min(1)]),
  /** A veto without its written reason within this time lapses. */
  reasonWithinHours: z.literal(48).default(48),
});

export type Level = z.infer<typeof levelSchema>;
