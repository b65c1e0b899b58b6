/** What can happen to a party's offices within one agreement, schema first; names, mailboxes and comments stand in the body. */
import * as z from 'zod';
import { MAIL_REPORTS } from '../../identity/domain/mail-reports.rules.ts';
import { REVIEWER_KINDS } from './reviewer-kinds.ts';

export type { ReviewerKind } from './reviewer-kinds.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A version of the agreement. */
const version = z.int().min(1);
const instant = z.iso.datetime({ precision: 3 });

const reviewerKind = z.enum(REVIEWER_KINDS);

const reviewers = z.array(z.strictObject({ kind: reviewerKind, required: z.boolean() }));
const named = z.strictObject({ name: z.string(), mailbox: z.string() });
const reviewerNames = z.array(z.strictObject({ kind: reviewerKind, name: z.string(), mailbox: z.string() }));
const capacity = z.enum(['incumbent', 'acting', 'delegated']);
const holder = z.strictObject({
  name: z.string(),
  mailbox: z.string(),
  capacity,
  from: z.string().optional(),
  to: z.string().optional(),
  instrument: z.string().optional(),
});
/** What of a holder decides, without a name: in which capacity, and from which day to which. */
const tenure = { capacity, from: z.iso.date().optional(), to: z.iso.date().optional() };

/** The party's liaison vouches for its offices, their holders, its authority and mailboxes, and names who must clear the text. */
export const OfficesConfirmed = z.strictObject({
  type: z.literal('OfficesConfirmed'),
  data: z.strictObject({
    party: z.string(),
    agreement: z.string(),
    agency: z.string(),
    documentHash: hash,
    /** SHA-256 over the keys and titles of the offices, who signs, and the mail domains: another set must be confirmed anew. */
    structure: hash,
    /** The version that brought this set; absent for the first. */
    since: version.optional(),
    /** Every office that signs, in the order of the text. */
    signatories: z.array(z.strictObject({ office: z.string(), ...tenure })).min(1),
    reviewers,
  }),
  body: z.strictObject({
    by: named,
    authority: z.string(),
    offices: z.record(z.string(), z.strictObject({ title: z.string(), holder })),
    reviewers: reviewerNames,
  }),
});

/** The word from the test notice came back through the liaison: mail to the mailbox of that office, which signs, is read. */
export const NoticeConfirmed = z.strictObject({
  type: z.literal('NoticeConfirmed'),
  data: z.strictObject({ office: z.string(), sentAt: instant }),
  body: z.strictObject({ by: named }),
});

/** Another person holds an office from now on. Of one that signs, every earlier link and session ends. */
export const HolderReplaced = z.strictObject({
  type: z.literal('HolderReplaced'),
  data: z.strictObject({ office: z.string(), signs: z.boolean(), ...tenure }),
  body: z.strictObject({ by: named, before: holder, after: holder, reason: z.string() }),
});

/** Someone signs in the head's stead under an instrument; the record keeps both, and a delegate names no delegate. */
export const DelegateNamed = z.strictObject({
  type: z.literal('DelegateNamed'),
  data: z.strictObject({ office: z.string(), ...tenure }),
  body: z.strictObject({ by: named, delegate: holder, delegator: holder, reason: z.string() }),
});

export const DelegationEnded = z.strictObject({
  type: z.literal('DelegationEnded'),
  data: z.strictObject({ office: z.string(), ...tenure }),
  body: z.strictObject({ by: named, delegate: holder, delegator: holder, reason: z.string() }),
});

/** Someone stands in for an office's holder in disputes, from a day to a day; naming another one ends the one before. */
export const AlternateNamed = z.strictObject({
  type: z.literal('AlternateNamed'),
  data: z.strictObject({ office: z.string(), from: z.iso.date(), to: z.iso.date() }),
  body: z.strictObject({ by: named, holder: named, alternate: named, reason: z.string() }),
});

export const AlternateEnded = z.strictObject({
  type: z.literal('AlternateEnded'),
  data: z.strictObject({ office: z.string() }),
  body: z.strictObject({ by: named, alternate: named, reason: z.string() }),
});

/** The liaison changed who must clear the text, or corrected a reviewer's mailbox. */
export const ReviewersNamed = z.strictObject({
  type: z.literal('ReviewersNamed'),
  data: z.strictObject({ reviewers, changed: z.array(reviewerKind) }),
  body: z.strictObject({ by: named, reviewers: reviewerNames }),
});

/** A reviewer cleared exactly this version, or returned it with comments, which stay within the party. */
export const ReviewAnswered = z.strictObject({
  type: z.literal('ReviewAnswered'),
  data: z.strictObject({ kind: reviewerKind, answer: z.enum(['cleared', 'returned']), documentHash: hash, version }),
  body: z.strictObject({ by: named, comments: z.string(), source: z.string(), browser: z.string() }),
});

/** Everything that the party does before its head is asked is done for this text. */
export const PartyPrepared = z.strictObject({
  type: z.literal('PartyPrepared'),
  data: z.strictObject({ documentHash: hash, version }),
  body: z.undefined().optional(),
});

/** The mail that was asked for again by the liaison, to a mailbox of the party. */
export const MailAskedAgain = z.strictObject({
  type: z.literal('MailAskedAgain'),
  data: z.strictObject({
    to: z.union([z.literal('signatory'), reviewerKind]),
    /** Which of several offices that sign. */
    office: z.string().optional(),
  }),
  body: z.undefined().optional(),
});

/** What the mail system reported of a mail to the liaison or a reviewer; of mail to the signatory, the round keeps it. */
export const PartyMailReported = z.strictObject({
  type: z.literal('PartyMailReported'),
  data: z.strictObject({
    to: z.string(),
    report: z.enum(MAIL_REPORTS),
    /** What SES calls the reason, such as `MailboxFull`. */
    why: z.string().optional(),
    template: z.string(),
    messageId: z.string(),
  }),
  body: z.undefined().optional(),
});

export const PartyEvent = z.discriminatedUnion('type', [
  OfficesConfirmed,
  NoticeConfirmed,
  HolderReplaced,
  DelegateNamed,
  DelegationEnded,
  AlternateNamed,
  AlternateEnded,
  ReviewersNamed,
  ReviewAnswered,
  PartyPrepared,
  MailAskedAgain,
  PartyMailReported,
]);
export type PartyEvent = z.infer<typeof PartyEvent>;
export type Tenure = Pick<z.infer<typeof HolderReplaced>['data'], 'capacity' | 'from' | 'to'>;
export type Named = z.infer<typeof named>;
export type PartyReport = z.infer<typeof PartyMailReported>['data'];
