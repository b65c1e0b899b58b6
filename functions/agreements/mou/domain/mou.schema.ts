/** An MOU is data: every term that a court, a clerk or a later head could ask about is a field, and a field not listed here is an error. */
import * as z from 'zod';
import { knows } from '../../../shared/calendar/law.ts';
import { MOST_CONTACTS } from '../../changes/domain/change.state.ts';
import { ANNEX_BYTES } from '../../domain/annex.rules.ts';
import { CLAUSE_IDS } from './clauses.ts';
import { contactWordsSchema } from './contact.schema.ts';
import { holderSchema } from './holder.schema.ts';
import { decimal, period } from './mou.figures.ts';
import { day, key, line, mailDomain, mouNumber, nameLine, newKey, prose, tell, zone } from './mou.text.ts';

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

/** Offices sign, people hold them: the signed text names the office only. */
export const officeSchema = z.strictObject({ key: newKey, title: nameLine(160), holder: holderSchema });

/** A month, January being 1. */
const month = whole(1, 12);

export const partySchema = z.strictObject({
  key: newKey,
  name: nameLine(160),
  shortName: nameLine(40).optional(),
  authority: z.strictObject({ statute: line(200), text: prose(2_000) }),
  /** Under whose law on electronic signatures the agency signs: the sentence at the button cites it. */
  jurisdiction: z.enum(['federal', 'other']).default('other'),
  /** Figures are labelled by the agency's own fiscal year as well; without it, by calendar and federal years. */
  fiscalYearStartsIn: month.optional(),
  mailDomains: z.array(mailDomain).min(1).max(20),
  offices: z.array(officeSchema).min(1).max(40),
  /** The offices that sign for it: all of them, each once. The first one speaks where one answer is asked for. */
  signatories: z.array(key).min(1).max(5),
  /** The office that vouches for this party's offices and mailboxes. */
  liaison: key,
});

/** An office of a party. */
const officeOf = z.strictObject({ party: key, office: key });

/** Words of the parties' own that no field of the form holds, in the order in which they stand. */
export const sectionSchema = z.strictObject({
  key: newKey,
  title: nameLine(160),
  text: prose(8_000),
  /** Each paragraph has a number. */
  numbered: z.boolean().default(false),
});

export const decisionRightSchema = z.strictObject({
  key: newKey,
  what: line(400),
  /** A party's key, or `jointly`: all parties together, by the rules of the operating board where it has some. */
  decides: key,
  consulted: parties.default([]),
  staysWith: z
    .array(z.strictObject({ party: key, what: line(400) }))
    .max(60)
    .default([]),
});

/** A plan that only another instrument can turn into an obligation. */
export const fundsSchema = z.strictObject({
  /** The party whose money it is. */
  from: key,
  /** Of which appropriation or account. */
  account: line(160).optional(),
  /** US dollars. */
  amount: decimal({ least: '0.01', digits: 2 }),
  /** The last day for which money is planned; without it, the term. */
  until: day.optional(),
  instrument: line(120).optional(),
});

export const commitmentSchema = z.strictObject({
  key: newKey,
  party: key,
  /** A party's key, or `all`: every other party. */
  to: key.default('all'),
  kind: z.enum(['money', 'staff', 'data', 'in kind']),
  does: prose(1_000),
  measure: line(300),
  by: day.optional(),
  funds: fundsSchema.optional(),
});

export const creditSchema = z.strictObject({
  key: newKey,
  what: line(400),
  /** Parties in the order in which they are named; `all` is every party. */
  who: z.array(key).min(1).max(60),
});

/** One level of the escalation ladder: the counterparts who meet there, and how long they have. */
export const levelSchema = z.strictObject({
  name: nameLine(80),
  offices: z.record(key, key),
  businessDays: whole(1, 60),
  /** The one office that decides alone on this level; without it, the counterparts agree on a text. */
  decides: officeOf.optional(),
});

const ladderSchema = z.strictObject({
  levels: z.array(levelSchema).min(1).max(8),
  /** Who settles what the last level could not, if the parties chose someone. */
  referee: z
    .strictObject({ name: nameLine(160), procedure: prose(1_000), businessDays: whole(1, 60).optional() })
    .optional(),
});

const figure = decimal();

/** How required values run from the baseline to the target: in a straight line, the same all the time, or by a table. */
const pathSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('linear') }),
  z.strictObject({ kind: z.literal('hold') }),
  z.strictObject({
    kind: z.literal('steps'),
    /** Periods by their first month, `2027-01`. */
    values: z
      .array(z.strictObject({ period, value: figure }))
      .min(1)
      .max(120),
  }),
]);

export const kpiSchema = z.strictObject({
  key: newKey,
  name: nameLine(160),
  /** Of a ratio `percent` and what follows, or one thing `per` another. */
  unit: line(80),
  target: z.strictObject({ kind: z.enum(['at-least', 'at-most']), value: figure, by: day }),
  /** Where it began; `first-period`: what the first period measures. */
  baseline: z.union([z.strictObject({ value: figure, day }), z.literal('first-period')]).optional(),
  path: pathSchema.default({ kind: 'hold' }),
  frequency: z.enum(['month', 'quarter', 'year']),
  /** The month from which quarters and measuring years are counted. */
  yearStartsIn: month.default(1),
  /** One party reports for all, the parties' figures add up, or each reports numerator and denominator. */
  measure: z.enum(['one', 'sum', 'ratio']),
  /** A figure of its period, or one that adds up from the start of each measuring year. */
  span: z.enum(['in-period', 'to-date']).default('in-period'),
  reporters: z.array(officeOf).min(1).max(60),
  /** Business days after the end of a period. */
  dueBusinessDays: whole(1, 60).default(15),
  /** A figure outside is asked about. */
  range: z.strictObject({ min: figure, max: figure }).optional(),
  /** Of the way from baseline to target, by how much a value may fall short and still be at risk only. */
  tolerance: decimal({ least: '0', most: '1' }).default('0.10'),
  /** The same of a hold, in its unit. */
  band: decimal({ least: '0' }).default('0'),
  quality: z.strictObject({ source: line(300), limits: prose(600).optional() }).optional(),
  /** Within these the parties may move the target without an amendment. */
  boardBand: z.strictObject({ min: figure, max: figure }).optional(),
});

const boardRulesSchema = z.strictObject({
  /** The offices that sit on it; without them, every party's office of the first level, or its first signatory. */
  seats: z.array(officeOf).min(2).max(60).optional(),
  /** How many parties must be present; one alone is no board. */
  quorum: whole(2, 60),
  decision: z.enum(['consent', 'majority', 'unanimity']),
  meets: z.enum(['month', 'quarter', 'half-year', 'year']).optional(),
  /** What the parties check together so that their figures mean the same. */
  calibration: prose(1_000).optional(),
});

const vetoSchema = z.strictObject({
  whoMayVeto: z.union([z.literal('every-party'), parties.min(1)]),
  /** A veto without its written reason within this time lapses. */
  reasonWithinHours: z.literal(48).default(48),
});

const effectiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last-signature') }),
  z.strictObject({ kind: z.literal('on'), day }),
]);

/** At most 18 months between two choices of the parties to stay together; what the text does not say cannot prolong it. */
const sunsetSchema = z.strictObject({
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

/** Whom to write to about a subject, by title and not by name. */
export const contactSchema = z.strictObject({
  key: newKey,
  party: key,
  ...contactWordsSchema.shape,
});

/** Another MOU, by the number that its parties gave it; naming it ends nothing. */
const relatedSchema = z.strictObject({
  how: z.enum(['supersedes', 'relates to']),
  number: line(60),
  title: nameLine(160).optional(),
  day: day.optional(),
});

/** What still binds when the MOU has ended. */
export const survivingSchema = z.strictObject({ key: newKey, what: line(600) });

/** What somebody does when the MOU ends. */
export const closingDutySchema = z.strictObject({
  key: newKey,
  owner: officeOf,
  does: prose(600),
  /** Calendar days after the end. */
  days: whole(1, 365),
});

export const mouSchema = z.strictObject({
  schema: z.literal('concord/mou@2'),
  number: mouNumber,
  title: nameLine(160),
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

export type { Holder } from './holder.schema.ts';
export type Mou = z.infer<typeof mouSchema>;
export type Party = z.infer<typeof partySchema>;
export type Office = z.infer<typeof officeSchema>;
export type DecisionRight = z.infer<typeof decisionRightSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Funds = z.infer<typeof fundsSchema>;
export type Level = z.infer<typeof levelSchema>;
export type Kpi = z.infer<typeof kpiSchema>;
