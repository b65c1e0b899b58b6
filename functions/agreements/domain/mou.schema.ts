/** An MOU is data: every term that a court, a clerk or a later head could ask about is a field, and a field not listed here is an error. */
import * as z from 'zod';
import { knows } from '../../shared/calendar/law.ts';
import { ANNEX_BYTES } from './annex.rules.ts';
import { CLAUSE_IDS } from './clauses.ts';
import { day, key, line, mailbox, mailDomain, mouNumber, nameLine, newKey, prose, tell, zone } from './mou.text.ts';

/** Minus zero has no canonical JSON of its own, so it becomes zero. */
const plain = (value: number) => value + 0;
const whole = (from: number, to: number) => z.int().min(from).max(to).overwrite(plain);
const parties = z.array(key).max(60);

/** Of these no holidays are known, so no deadline could be reckoned. */
const NO_COUNTRY = {
  code: 'country-unknown',
  wrong: 'This is not a country whose public holidays are known here.',
  remedy: 'Write US, or leave the field out.',
};
const NO_REGION = {
  code: 'region-unknown',
  wrong: 'This is not a state or territory whose public holidays are known here.',
  remedy: 'Write its two capital letters, such as OR, or leave the field out: then federal holidays count.',
};

/** Which days and hours count: deadlines fall at 17:00 in `zone`, on a day that is no public holiday there. */
export const calendarSchema = z.strictObject({
  zone,
  country: z
    .string()
    .superRefine((value, ctx) => tell(ctx, knows({ country: value }) ? undefined : NO_COUNTRY))
    .default('US'),
  region: z
    .string()
    .superRefine((value, ctx) =>
      tell(ctx, value !== '' && knows({ country: 'US', region: value }) ? undefined : NO_REGION),
    )
    .optional(),
});

export const holderSchema = z.strictObject({
  name: nameLine(120),
  mailbox,
  capacity: z.enum(['incumbent', 'acting', 'delegated']).default('incumbent'),
  from: day.optional(),
  to: day.optional(),
  /** The order or letter by which someone acts for the incumbent. */
  instrument: line(200).optional(),
});

/** Offices sign, people hold them: the signed text names the office only. */
export const officeSchema = z.strictObject({ key: newKey, title: nameLine(160), holder: holderSchema });

export const partySchema = z.strictObject({
  key: newKey,
  name: nameLine(160),
  shortName: nameLine(40).optional(),
  authority: z.strictObject({ statute: line(200), text: prose(2_000) }),
  /** Under whose law on electronic signatures the agency signs: the sentence at the button cites it. */
  jurisdiction: z.enum(['federal', 'other']).default('other'),
  mailDomains: z.array(mailDomain).min(1).max(20),
  offices: z.array(officeSchema).min(1).max(40),
  /** The office of the agency head. */
  signatory: key,
  /** The office that vouches for this party's offices and mailboxes. */
  liaison: key.optional(),
});

export const decisionRightSchema = z.strictObject({
  what: line(400),
  /** A party's key, or `jointly`: all parties together, by the rules of the operating board. */
  decides: key,
  consulted: parties.default([]),
  staysWith: z
    .array(z.strictObject({ party: key, what: line(400) }))
    .max(60)
    .default([]),
});

/** What a commitment means for money: nothing, or a plan that only another instrument can turn into an obligation. */
export const fundsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('planned'), amountUsd: whole(1, 1_000_000_000_000), instrument: line(120) }),
]);

export const commitmentSchema = z.strictObject({
  party: key,
  does: prose(1_000),
  measure: line(300),
  by: day,
  funds: fundsSchema.default({ kind: 'none' }),
});

/** One level of the escalation ladder: the counterparts who meet there, and how long they have. */
export const levelSchema = z.strictObject({
  name: nameLine(80),
  offices: z.record(key, key),
  businessDays: whole(1, 60),
  /** The one office that decides alone on this level; without it, the counterparts agree on a text. */
  decides: z.strictObject({ party: key, office: key }).optional(),
});

export const kpiSchema = z.strictObject({
  name: nameLine(160),
  unit: line(80),
  target: z.strictObject({
    kind: z.enum(['at-least', 'at-most']),
    value: z.number().min(-1e12).max(1e12).overwrite(plain),
  }),
  by: day,
  contributions: z.array(key).min(1).max(60),
});

const boardRulesSchema = z.strictObject({
  /** How many parties must be present; one alone is no board. */
  quorum: whole(2, 60),
  decision: z.enum(['consent', 'majority', 'unanimity']),
  veto: z.strictObject({
    whoMayVeto: z.union([z.literal('every-party'), parties]),
    /** A veto without its written reason within this time lapses. */
    reasonWithinHours: z.literal(48).default(48),
  }),
});

const effectiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last-signature') }),
  z.strictObject({ kind: z.literal('on'), day }),
]);

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

export const mouSchema = z.strictObject({
  schema: z.literal('concord/mou@1'),
  number: mouNumber,
  title: nameLine(160),
  purpose: z.strictObject({ problem: prose(4_000), outcomes: z.array(line(500)).min(1).max(20) }),
  calendar: calendarSchema,
  parties: z.array(partySchema).min(2).max(60),
  /** The party that organizes this agreement. */
  convener: key,
  decisionRights: z.array(decisionRightSchema).min(1).max(100),
  commitments: z.array(commitmentSchema).min(1).max(200),
  publicCredit: prose(2_000),
  ladder: z.strictObject({
    levels: z.array(levelSchema).min(1).max(8),
    /** Who settles what the last level could not, if the parties chose someone. */
    referee: z
      .strictObject({ name: nameLine(160), procedure: prose(1_000), businessDays: whole(1, 60).optional() })
      .optional(),
  }),
  kpis: z.array(kpiSchema).min(1).max(50),
  boardRules: boardRulesSchema,
  independentActionNotice: z.strictObject({ days: whole(0, 365), text: prose(1_000) }),
  terminationNoticeDays: whole(1, 365),
  survivingObligations: z.array(line(600)).max(30).default([]),
  effective: effectiveSchema.default({ kind: 'last-signature' }),
  term: z.strictObject({ months: whole(1, 120).default(18) }).default({ months: 18 }),
  sunsetReview: z.strictObject({ months: z.literal(18).default(18) }).default({ months: 18 }),
  handling: z.enum(['public', 'parties', 'named']).default('parties'),
  clauses: z.array(z.enum(CLAUSE_IDS)).max(20),
  annexes: z.array(annexSchema).max(50).default([]),
  signing: z
    .strictObject({
      order: orderSchema.default({ kind: 'all-at-once' }),
      periodDays: whole(5, 180).default(30),
    })
    .default({ order: { kind: 'all-at-once' }, periodDays: 30 }),
});

export type Mou = z.infer<typeof mouSchema>;
export type Party = z.infer<typeof partySchema>;
export type Office = z.infer<typeof officeSchema>;
export type Holder = z.infer<typeof holderSchema>;
export type DecisionRight = z.infer<typeof decisionRightSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Funds = z.infer<typeof fundsSchema>;
export type Level = z.infer<typeof levelSchema>;
export type Kpi = z.infer<typeof kpiSchema>;
