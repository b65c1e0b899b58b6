/** What can happen to an agreement as a whole, schema first; `release` says who may read the words. */
import * as z from 'zod';
import { ADOPTION_EVENTS } from '../adoption/domain/adoption.events.ts';
import { CHANGE_EVENTS } from '../changes/domain/change.events.ts';
import { LEAVING_EVENTS } from '../leaving/domain/leaving.events.ts';
import { terms } from './terms.events.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const instant = z.iso.datetime({ precision: 3 });

/** The convener put an MOU out for signature. The body names offices' holders and mailboxes as of that day. */
export const AgreementPublished = z.strictObject({
  type: z.literal('AgreementPublished'),
  data: z.strictObject(terms),
  body: z.strictObject({ title: z.string(), register: z.array(z.unknown()) }),
});

/** The convener put a new version in place of the one before, whose round ends with it. */
export const AgreementRevised = z.strictObject({
  type: z.literal('AgreementRevised'),
  data: z.strictObject({ ...terms, previousRound: z.string(), leaving: z.array(z.string()).optional() }),
  body: z.strictObject({ title: z.string(), register: z.array(z.unknown()), note: z.string().optional() }),
});

/** A party put out what shall follow the text in force: an amendment within its term, or a renewal for the term after it. */
export const SuccessorPublished = z.strictObject({
  type: z.literal('SuccessorPublished'),
  data: z.strictObject({
    ...terms,
    kind: z.enum(['amendment', 'renewal']),
    /** The review in which the parties chose it. */
    review: z.int().min(1).optional(),
    follows: z.strictObject({ version: z.int().min(1), documentHash: hash }),
    /** Parties that it leaves out: they sign it with the others. */
    leaving: z.array(z.string()).optional(),
  }),
  body: z.strictObject({ title: z.string(), register: z.array(z.unknown()), note: z.string().optional() }),
});

/** The bytes of an annex that the text names were handed in. */
export const AnnexKept = z.strictObject({
  type: z.literal('AnnexKept'),
  data: z.strictObject({ sha256: hash, bytes: z.int().min(1) }),
  body: z.undefined().optional(),
});

/** The last signature was given, or the last confirmation of what was signed elsewhere: from here the agreement binds. */
export const AgreementExecuted = z.strictObject({
  type: z.literal('AgreementExecuted'),
  data: z.strictObject({
    executedAt: instant,
    effective: day,
    effectiveAt: instant,
    /** The day by which the parties have chosen whether they stay together. */
    sunset: day,
    /** Absent of an MOU that goes on without an end. */
    ends: day.optional(),
    endsAt: instant.optional(),
    signatures: z.int(),
    /** Of an MOU signed elsewhere, instead of signatures: how many parties have confirmed it. */
    confirmations: z.int().optional(),
    round: z.string(),
  }),
  body: z.undefined().optional(),
});

/** The calendar put the opening of the review and the end at hours when offices are open. */
export const SunsetSet = z.strictObject({
  type: z.literal('SunsetSet'),
  data: z.strictObject({ version: z.int(), sunsetAt: instant, endsAt: instant.optional(), calendar: z.string() }),
  body: z.undefined().optional(),
});

/** The executed copy was made and sealed: what every party receives is known by these hashes. */
export const CopySealed = z.strictObject({
  type: z.literal('CopySealed'),
  data: z.strictObject({
    version: z.int(),
    pdfHash: hash,
    pdfBytes: z.int().min(1),
    jsonHash: hash,
    /** RFC 7638 thumbprint of the sealing key. */
    kid: z.string(),
    timestampAuthority: z.string().nullable(),
  }),
  body: z.undefined().optional(),
});

/** The round ended without execution and the matter is the convener's again. */
export const AgreementReturned = z.strictObject({
  type: z.literal('AgreementReturned'),
  data: z.strictObject({ round: z.string(), outcome: z.enum(['declined', 'lapsed']) }),
  body: z.undefined().optional(),
});

/** The convener took the agreement back before it was executed. */
export const AgreementVoided = z.strictObject({
  type: z.literal('AgreementVoided'),
  data: z.strictObject({ round: z.string() }),
  body: z.strictObject({ reason: z.string() }),
});

/** A successor took the place of the text before it. The moment is that of its term, however late it is recorded. */
export const VersionTookEffect = z.strictObject({
  type: z.literal('VersionTookEffect'),
  data: z.strictObject({
    version: z.int(),
    effectiveAt: instant,
    /** It was signed earlier, so that nobody has heard of the moment yet. */
    later: z.literal(true).optional(),
  }),
  body: z.undefined().optional(),
});

/** Commitments or KPIs of a text that took effect stand with its parties, and those of the text before it do no longer. */
export const TermsTakenUp = z.strictObject({
  type: z.literal('TermsTakenUp'),
  data: z.strictObject({
    version: z.int(),
    what: z.enum(['commitments', 'kpis']),
    /** Every party that has had any since the first text. */
    parties: z.array(z.string()),
    /** How many parties had left the MOU by then; absent of none. */
    left: z.int().min(1).optional(),
  }),
  body: z.undefined().optional(),
});

/** These parties have commitments for the first time, by the decision of a dispute and not by a text. */
export const CommitmentsBegun = z.strictObject({
  type: z.literal('CommitmentsBegun'),
  data: z.strictObject({ parties: z.array(z.string()) }),
  body: z.undefined().optional(),
});

/** Its last day was over and nothing had followed it: silence never renews. `fewer`: before it, by notices of withdrawal, after which fewer than two parties would be left. */
export const AgreementEnded = z.strictObject({
  type: z.literal('AgreementEnded'),
  data: z.strictObject({
    version: z.int(),
    endedAt: instant,
    fewer: z.literal(true).optional(),
    /** Until when its closing duties run, at the latest. */
    closesBy: instant.optional(),
  }),
  body: z.undefined().optional(),
});

/** A review of the MOU began, whose stream has its number. */
export const ReviewBegan = z.strictObject({
  type: z.literal('ReviewBegan'),
  data: z.strictObject({
    review: z.int().min(1),
    kind: z.enum(['scheduled', 'early', 'renegotiation']),
    /** The sunset that it is about; of a scheduled one only. */
    sunset: day.optional(),
  }),
  body: z.undefined().optional(),
});

/** Every party chose to go on with an MOU that goes on: the next choice is owed so many months after the last was. */
export const TermReaffirmed = z.strictObject({
  type: z.literal('TermReaffirmed'),
  data: z.strictObject({
    version: z.int(),
    review: z.int().min(1),
    sunset: day,
    sunsetAt: instant,
    calendar: z.string(),
  }),
  body: z.undefined().optional(),
});

/** The closing duties of the MOU are done, or the time that its text gives them is over: from now on its record is only kept. */
export const AgreementClosed = z.strictObject({
  type: z.literal('AgreementClosed'),
  data: z.strictObject({ closedAt: instant }),
  body: z.undefined().optional(),
});

export const AgreementEvent = z.discriminatedUnion('type', [
  AgreementPublished,
  ...ADOPTION_EVENTS,
  AgreementRevised,
  SuccessorPublished,
  AnnexKept,
  AgreementExecuted,
  SunsetSet,
  CopySealed,
  AgreementReturned,
  AgreementVoided,
  VersionTookEffect,
  TermsTakenUp,
  CommitmentsBegun,
  ReviewBegan,
  TermReaffirmed,
  AgreementEnded,
  AgreementClosed,
  ...CHANGE_EVENTS,
  ...LEAVING_EVENTS,
]);
export type AgreementEvent = z.infer<typeof AgreementEvent>;
