/** An MOU is data: every term that a court, a clerk or a later head could ask about is a field, and a field not listed here is an error. */
import * as z from 'zod';
import { ANNEX_BYTES } from '../../domain/annex.rules.ts';
import { boardRulesSchema, ladderSchema, vetoSchema } from './board.schema.ts';
import { calendarSchema } from './calendar.schema.ts';
import { CLAUSE_IDS } from './clauses.ts';
import { contactSchema, MOST_CONTACTS } from './contact.schema.ts';
import { emailName } from './email-name.schema.ts';
import { kpiSchema } from './kpi.schema.ts';
import { whole } from './mou.figures.ts';
import { day, key, line, mouNumber, nameLine, newKey, prose } from './mou.text.ts';
import { partySchema } from './party.schema.ts';
import { commitmentSchema, creditSchema, decisionRightSchema } from './responsibilities.schema.ts';
import { closingDutySchema, effectiveSchema, sunsetSchema, survivingSchema } from './term.schema.ts';

/** Words of the parties' own that no field of the form holds, in the order in which they stand. */
export const sectionSchema = z.strictObject({
  key: newKey,
  title: nameLine(160),
  text: prose(8_000),
  /** Each paragraph has a number. */
  numbered: z.boolean().default(false),
});

const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all-at-once') }),
  z.strictObject({ kind: z.literal('groups'), groups: z.array(z.array(key).min(1).max(60)).min(1).max(60) }),
]);

const annexSchema = z.strictObject({
  title: nameLine(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: whole(1, ANNEX_BYTES),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,100}$/),
});

/** Another MOU, by the number that its parties gave it; naming it ends nothing. */
const relatedSchema = z.strictObject({
  how: z.enum(['supersedes', 'relates to']),
  number: line(60),
  title: nameLine(160).optional(),
  day: day.optional(),
});

export const mouSchema = z.strictObject({
  schema: z.literal('concord/mou@2'),
  number: mouNumber,
  title: nameLine(160),
  /** Emails and link pages call it so, whatever its handling; without one by its number alone. */
  emailName: emailName.optional(),
  purpose: z.strictObject({ text: prose(4_000), outcomes: z.array(line(500)).max(20).default([]) }),
  calendar: calendarSchema,
  parties: z.array(partySchema).min(2).max(60),
  /** The party that organizes this agreement. */
  convener: key,
  definitions: z
    .array(z.strictObject({ term: line(80), means: prose(600) }))
    .max(100)
    .default([]),
  sections: z.array(sectionSchema).max(60).default([]),
  decisionRights: z.array(decisionRightSchema).max(100).default([]),
  commitments: z.array(commitmentSchema).max(200).default([]),
  publicCredit: z.array(creditSchema).max(60).default([]),
  ladder: ladderSchema.optional(),
  kpis: z.array(kpiSchema).max(50).default([]),
  /** Whether the dashboard may be shown to everyone, without names and notes. */
  figuresPublic: z.boolean().default(false),
  boardRules: boardRulesSchema.optional(),
  veto: vetoSchema.optional(),
  independentActionNotice: z.strictObject({ days: whole(0, 365), text: prose(1_000) }).optional(),
  /** Calendar days. */
  terminationNotice: z.strictObject({ days: whole(1, 365) }).optional(),
  closingDuties: z.array(closingDutySchema).max(60).default([]),
  survivingObligations: z.array(survivingSchema).max(30).default([]),
  effective: effectiveSchema,
  sunset: sunsetSchema,
  handling: z.enum(['public', 'parties', 'named']).default('parties'),
  clauses: z.array(z.enum(CLAUSE_IDS)).max(20).default([]),
  contacts: z.array(contactSchema).max(MOST_CONTACTS).default([]),
  related: z.array(relatedSchema).max(30).default([]),
  annexes: z.array(annexSchema).max(50).default([]),
  signing: z.strictObject({
    order: orderSchema.default({ kind: 'all-at-once' }),
    periodDays: whole(5, 180).default(30),
  }),
});

export type Mou = z.infer<typeof mouSchema>;
