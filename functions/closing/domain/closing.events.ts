/** What can happen between the review of an MOU and the end of its closing, schema first. */
import * as z from 'zod';
import { CLOSING_SUBJECTS } from '../../agreements/mou/domain/term.schema.ts';

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Duties that parties propose are counted from 1, over all versions. */
const duty = z.int().min(1);
const owner = z.strictObject({ party: z.string(), office: z.string() });
/** The body of an event names who acted; a liaison holds no office. */
const by = z.strictObject({ name: z.string(), mailbox: z.string(), title: z.string().optional() });
const nothing = z.undefined().optional();
const outcome = z.enum(['accepted', 'delivered', 'undone']);
export type Outcome = z.infer<typeof outcome>;

/** A party proposed what shall be done in the closing besides what the text says. */
export const DutyProposed = z.strictObject({
  type: z.literal('DutyProposed'),
  data: z.strictObject({
    agreement: z.string(),
    duty,
    /** The text for whose end it is meant: it falls with that text. */
    version: z.int().min(1),
    party: z.string(),
    owner,
    about: z.enum(CLOSING_SUBJECTS),
    /** Calendar days after the end. */
    days: z.int().min(1),
    /** Who proposes it for itself has agreed to it. */
    agreed: z.literal(true).optional(),
  }),
  body: z.strictObject({ by, does: z.string() }),
});

/** The owner's party takes it on. */
export const DutyAgreed = z.strictObject({
  type: z.literal('DutyAgreed'),
  data: z.strictObject({ duty, party: z.string() }),
  body: z.strictObject({ by }),
});

/** A party does not want it, and it is none. */
export const DutyObjected = z.strictObject({
  type: z.literal('DutyObjected'),
  data: z.strictObject({ duty, party: z.string() }),
  body: z.strictObject({ by, reason: z.string() }),
});

export const DutyTakenBack = z.strictObject({
  type: z.literal('DutyTakenBack'),
  data: z.strictObject({ duty, party: z.string() }),
  body: z.strictObject({ by }),
});

/** The MOU ended: what runs from here on, by the text and by what the parties had agreed before. */
export const ClosingBegan = z.strictObject({
  type: z.literal('ClosingBegan'),
  data: z.strictObject({
    agreement: z.string(),
    version: z.int().min(1),
    documentHash: hash,
    endedAt: instant,
    /** The end of the clause: nothing runs longer. */
    until: instant,
    /** Who owes something is reminded before that; absent of a closing that is too short for it. */
    remindAt: instant.optional(),
    zone: z.string(),
    calendar: z.strictObject({ country: z.string(), region: z.string().optional() }),
    /** Version of the closed-days table by which the moments were reckoned. */
    law: z.string(),
    parties: z.array(z.string()),
    duties: z.array(z.strictObject({ key: z.string(), owner, by: day, dueAt: instant })),
    /** Duties of parties that had left before the end: nobody else takes them over unasked. */
    unowned: z.array(z.strictObject({ key: z.string(), owner })),
    /** Keys of the obligations that survive the end. */
    survivors: z.array(z.string()),
  }),
  body: nothing,
});

/** Who owes something was reminded before the clause was over. */
export const ClosingReminded = z.strictObject({
  type: z.literal('ClosingReminded'),
  data: z.strictObject({ left: z.array(z.string()) }),
  body: nothing,
});

/** An execution lives a year at most: a fresh one watches over it from here on. */
export const ClosingHandedOver = z.strictObject({
  type: z.literal('ClosingHandedOver'),
  data: z.strictObject({ part: z.int().min(2) }),
  body: nothing,
});

/** What was achieved and what was left undone, fixed for good: a document of ids and figures under its hash. */
export const ClosingReported = z.strictObject({
  type: z.literal('ClosingReported'),
  data: z.strictObject({ reportHash: hash, duties: z.record(z.string(), outcome) }),
  body: nothing,
});

/** The report was sealed, and everyone has it: from here on the record is only kept. */
export const ClosingEnded = z.strictObject({
  type: z.literal('ClosingEnded'),
  data: z.strictObject({
    pdfHash: hash,
    pdfBytes: z.int().min(1),
    kid: z.string(),
    timestampAuthority: z.string().nullable(),
  }),
  body: nothing,
});

/** Its workflow does not get on. */
export const ClosingStalled = z.strictObject({
  type: z.literal('ClosingStalled'),
  data: z.strictObject({ error: z.string() }),
  body: nothing,
});

export const ClosingEvent = z.discriminatedUnion('type', [
  DutyProposed,
  DutyAgreed,
  DutyObjected,
  DutyTakenBack,
  ClosingBegan,
  ClosingReminded,
  ClosingHandedOver,
  ClosingReported,
  ClosingEnded,
  ClosingStalled,
]);
export type ClosingEvent = z.infer<typeof ClosingEvent>;
export type DataOf<Type extends ClosingEvent['type']> = Extract<ClosingEvent, { type: Type }>['data'];
