/** What can happen in a signing round, schema first; words and names stand in the body, which can be removed by law. */
import * as z from 'zod';
import { MAIL_REPORTS } from '../../identity/domain/mail-reports.rules.ts';
import {
  hash,
  instant,
  OutsideSignatureOffered,
  OutsideSignatureRefused,
  party,
  SignatureDeclined,
  SignatureGiven,
  SignatureTakenBack,
} from './signature.events.ts';

export type { OutsideKind, Signer } from './signature.events.ts';

const noBody = z.undefined().optional();
/** Whom a mail goes to within a party: `party/liaison`, `party/counsel`. */
const recipient = z.string();

export const RoundOpened = z.strictObject({
  type: z.literal('RoundOpened'),
  data: z.strictObject({
    round: z.string(),
    agreement: z.string(),
    version: z.int(),
    documentHash: hash,
    organization: z.string(),
    zone: z.string(),
    groups: z.array(z.array(party)),
    deadline: instant,
    warnAt: instant,
    /** When those who still prepare are reminded; rounds of earlier releases had no time of preparation. */
    remindAt: z.array(instant).optional(),
    /** Reviewers whom a party has named already, as `party/kind`: they are asked with the opening. */
    reviewers: z.array(recipient).optional(),
    calendar: z.string(),
  }),
  body: noBody,
});

/** Of the group whose turn it is, whoever is prepared is asked: only now are their links made. */
export const GroupAsked = z.strictObject({
  type: z.literal('GroupAsked'),
  data: z.strictObject({ group: z.int(), remindAt: z.array(instant), parties: z.array(party) }),
  body: noBody,
});

export const RemindersSent = z.strictObject({
  type: z.literal('RemindersSent'),
  data: z.strictObject({
    count: z.int(),
    parties: z.array(party),
    /** Who still has to do something before a head is asked, as `party/liaison` or `party/kind`. */
    preparing: z.array(recipient).optional(),
  }),
  body: noBody,
});

export const EndingWarned = z.strictObject({
  type: z.literal('EndingWarned'),
  data: z.strictObject({
    parties: z.array(party),
    /** As of reminders. */
    preparing: z.array(recipient).optional(),
  }),
  body: noBody,
});

/** Someone asked for a new link, which goes to the mailbox on record; the convener’s ends all earlier links, a holder’s lives beside them. */
export const LinkReissued = z.strictObject({
  type: z.literal('LinkReissued'),
  data: z.strictObject({ party, by: z.enum(['holder of a link', 'convener']) }),
  body: noBody,
});

/** Twenty digits where six could be guessed or would not last. */
export const CodeRequested = z.strictObject({
  type: z.literal('CodeRequested'),
  data: z.strictObject({ party, digits: z.literal([6, 20]) }),
  body: noBody,
});

/** What the mail system reported of a mail to this party. */
export const MailReported = z.strictObject({
  type: z.literal('MailReported'),
  data: z.strictObject({
    party,
    report: z.enum(MAIL_REPORTS),
    /** What SES calls the reason, such as `MailboxFull`. */
    why: z.string().optional(),
    template: z.string(),
    messageId: z.string(),
    /** To a liaison who has not vouched for anything yet, so that the party has no stream of its own. */
    to: z.literal('liaison').optional(),
    /** It went to whoever held the office before: of today's mailbox it says nothing. */
    former: z.literal(true).optional(),
  }),
  body: noBody,
});

/** The execution that watches has lived or seen much: a fresh one goes on, which this event starts. */
export const RoundHandedOver = z.strictObject({
  type: z.literal('RoundHandedOver'),
  data: z.strictObject({ watch: z.int().min(1) }),
  body: noBody,
});

/** A step of the workflow failed for good; people see it and an operator mends it. */
export const RoundStalled = z.strictObject({
  type: z.literal('RoundStalled'),
  data: z.strictObject({ error: z.string() }),
  body: noBody,
});

export const RoundClosed = z.strictObject({
  type: z.literal('RoundClosed'),
  data: z.strictObject({ outcome: z.enum(['executed', 'declined', 'voided', 'lapsed', 'superseded']) }),
  body: noBody,
});

export const RoundEvent = z.discriminatedUnion('type', [
  RoundOpened,
  GroupAsked,
  RemindersSent,
  EndingWarned,
  LinkReissued,
  CodeRequested,
  MailReported,
  SignatureGiven,
  SignatureDeclined,
  SignatureTakenBack,
  OutsideSignatureOffered,
  OutsideSignatureRefused,
  RoundHandedOver,
  RoundStalled,
  RoundClosed,
]);
export type RoundEvent = z.infer<typeof RoundEvent>;
export type Outcome = z.infer<typeof RoundClosed>['data']['outcome'];
