/** What can happen in a signing round, schema first; words and names stand in the body, which can be removed by law. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });
const noBody = z.undefined().optional();
const party = z.string();
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

export const CodeRequested = z.strictObject({
  type: z.literal('CodeRequested'),
  data: z.strictObject({ party }),
  body: noBody,
});

/** What the mail system reported of a mail to this party. */
export const MailReported = z.strictObject({
  type: z.literal('MailReported'),
  data: z.strictObject({
    party,
    report: z.enum(['delivered', 'bounced', 'suppressed', 'complained', 'rejected']),
    template: z.string(),
    messageId: z.string(),
    /** To a liaison who has not vouched for anything yet, so that the party has no stream of its own. */
    to: z.literal('liaison').optional(),
    /** It went to whoever held the office before: of today's mailbox it says nothing. */
    former: z.literal(true).optional(),
  }),
  body: noBody,
});

const named = z.strictObject({ name: z.string(), mailbox: z.string() });

/** Who holds the office that acts, as of this act; a delegate with the instrument and with whom the delegate acts for. */
const signer = {
  office: z.string(),
  title: z.string(),
  name: z.string(),
  capacity: z.string(),
  instrument: z.string().optional(),
  onBehalfOf: z.strictObject({ name: z.string(), title: z.string() }).optional(),
  mailbox: z.string(),
  source: z.string(),
  browser: z.string(),
};

/** By what a signature made outside was given: a pen, or the certificate of a personal identity card on the PDF itself. */
export const outsideKind = z.enum(['ink', 'piv']);
export type OutsideKind = z.infer<typeof outsideKind>;

export const SignatureGiven = z.strictObject({
  type: z.literal('SignatureGiven'),
  data: z.strictObject({
    party,
    documentHash: hash,
    method: z.enum([
      'emailed link and emailed code',
      'ink on paper, confirmed by another agency',
      'PIV on PDF, confirmed by another agency',
    ]),
    /** Null for a signature made outside: there was no button, no link and no code. */
    statement: z.string().nullable(),
    linkUsedAt: instant.nullable(),
    codeSentAt: instant.nullable(),
    outside: z
      .strictObject({ kind: outsideKind, pdfHash: hash, signedOn: z.iso.date(), offeredBy: party, confirmedBy: party })
      .optional(),
  }),
  /** The statement in full, as the signer read it; signatures of earlier releases kept its version only. */
  body: z.strictObject({
    ...signer,
    statement: z.string().optional(),
    liaisons: z.strictObject({ offered: named, confirmed: named }).optional(),
  }),
});

/** A liaison handed in a PDF that was signed outside; it counts for nothing until another agency's liaison has looked at it. */
export const OutsideSignatureOffered = z.strictObject({
  type: z.literal('OutsideSignatureOffered'),
  data: z.strictObject({ party, documentHash: hash, pdfHash: hash, kind: outsideKind, signedOn: z.iso.date() }),
  body: z.strictObject({ signer: z.strictObject({ name: z.string(), title: z.string() }), by: named }),
});

export const OutsideSignatureRefused = z.strictObject({
  type: z.literal('OutsideSignatureRefused'),
  data: z.strictObject({ party, pdfHash: hash, refusedBy: party }),
  body: z.strictObject({ by: named, reason: z.string() }),
});

export const SignatureDeclined = z.strictObject({
  type: z.literal('SignatureDeclined'),
  data: z.strictObject({ party, documentHash: hash }),
  body: z.strictObject({ ...signer, reason: z.string() }),
});

/** Until the last one signs, a signature can be taken back: its agency is asked again, and the round goes on. */
export const SignatureTakenBack = z.strictObject({
  type: z.literal('SignatureTakenBack'),
  data: z.strictObject({ party, documentHash: hash }),
  body: z.strictObject({ ...signer, reason: z.string() }),
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
  RoundStalled,
  RoundClosed,
]);
export type RoundEvent = z.infer<typeof RoundEvent>;
const signerSchema = z.strictObject(signer);
export type Signer = z.infer<typeof signerSchema>;
export type Outcome = z.infer<typeof RoundClosed>['data']['outcome'];

export const release: Record<RoundEvent['type'], 'public' | 'parties' | 'review'> = {
  RoundOpened: 'parties',
  GroupAsked: 'parties',
  RemindersSent: 'parties',
  EndingWarned: 'parties',
  LinkReissued: 'parties',
  CodeRequested: 'parties',
  MailReported: 'parties',
  SignatureGiven: 'parties',
  SignatureDeclined: 'review',
  SignatureTakenBack: 'review',
  OutsideSignatureOffered: 'parties',
  OutsideSignatureRefused: 'review',
  RoundStalled: 'parties',
  RoundClosed: 'parties',
};
