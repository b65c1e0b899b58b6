/** What can happen in the review of an MOU, schema first. What a party chose stands in bodies alone until all answers are revealed. */
import * as z from 'zod';
import { MAIL_REPORTS } from '../../identity/domain/mail-reports.rules.ts';
import { tip } from '../evidence/domain/evidence.schema.ts';
import { GRADES, QUESTIONS } from './questions.ts';

const day = z.iso.date();
const instant = z.iso.datetime({ precision: 3 });
const number = z.int().min(1);
const nothing = z.undefined().optional();

export const CHOICES = ['renew', 'amend', 'end'] as const;
export const KINDS = ['scheduled', 'early', 'renegotiation'] as const;

const by = z.strictObject({ name: z.string(), title: z.string().optional(), mailbox: z.string() });

/** What a party would have changed, attached to a term of the text by its key where it is about one. */
const points = z.array(z.strictObject({ term: z.string().optional(), says: z.string() }));

const answers = z.partialRecord(
  z.enum(QUESTIONS),
  z.strictObject({ grade: z.enum(GRADES).optional(), says: z.string().optional() }),
);

/** What a party answers and chooses. `fallback` is what whoever chooses to amend chooses if no amendment comes about. */
const said = {
  answers,
  choice: z.enum(CHOICES),
  fallback: z.enum(['renew', 'end']).optional(),
  points: points.optional(),
};

/** Set when the review opens; a suspension of deadlines moves all but the last. */
export const windows = z.strictObject({
  /** Answers are revealed then, or as soon as all are in. */
  answersBy: instant,
  /** The text that shall follow is out by then. */
  textBy: instant,
  /** Whoever has not signed it is warned. */
  warnAt: instant,
  /** 17:00 on the last day; nothing moves it. */
  closesAt: instant,
});

/** A review began: by the clock half a year before the sunset, or because a party called for it. */
export const ReviewOpened = z.strictObject({
  type: z.literal('ReviewOpened'),
  data: z.strictObject({
    agreement: z.string(),
    review: number,
    kind: z.enum(KINDS),
    /** The text that holds. */
    version: number,
    parties: z.array(z.string()),
    zone: z.string(),
    calendar: z.strictObject({ country: z.string(), region: z.string().optional() }),
    /** The day on which the term ends, or on which the choice is owed; of a scheduled review only. */
    sunset: day.optional(),
    then: z.enum(['ends', 'goes-on']),
    goesOnWithout: z.boolean(),
    /** Why the text that holds allows no renewal, by the code of the refusal; absent where nothing is known to stand against one. */
    notRenewable: z.string().optional(),
    windows,
    /** The party that called for it; absent of a scheduled one. */
    party: z.string().optional(),
  }),
  body: z
    .strictObject({
      by: by.optional(),
      reason: z.string().optional(),
      /** Of a renegotiation: what the text says, and how the parties act. */
      drift: z.array(z.strictObject({ term: z.string(), says: z.string(), acts: z.string() })).optional(),
    })
    .optional(),
});

/** A liaison wrote down what the signatory office of its party might answer: nobody else reads it before it is given. */
export const AnswersPrepared = z.strictObject({
  type: z.literal('AnswersPrepared'),
  data: z.strictObject({ party: z.string(), prepared: number }),
  body: z.strictObject({ by, ...said, choice: said.choice.optional() }),
});

/** A signatory office answered and chose for its party; again, if it changed its mind before the others could read it. */
export const Answered = z.strictObject({
  type: z.literal('Answered'),
  data: z.strictObject({ party: z.string(), office: z.string(), answer: number }),
  body: z.strictObject({ by, ...said }),
});

/** Whoever answers for a party asked for a code, which proves the mailbox of the office by its seat. */
export const CodeRequested = z.strictObject({
  type: z.literal('CodeRequested'),
  data: z.strictObject({ party: z.string(), digits: z.literal([6, 20]) }),
  body: nothing,
});

/** Everybody reads all answers from here on: all were in, or the time was up. */
export const AnswersRevealed = z.strictObject({
  type: z.literal('AnswersRevealed'),
  data: z.strictObject({
    choices: z.record(
      z.string(),
      z.strictObject({ choice: z.enum(CHOICES), fallback: z.enum(['renew', 'end']).optional(), points: z.int() }),
    ),
    /** Parties that had not answered. */
    silent: z.array(z.string()),
  }),
  body: nothing,
});

/** A party chose openly, after the others had: because it was silent, or chose anew. */
export const ChosenOpenly = z.strictObject({
  type: z.literal('ChosenOpenly'),
  data: z.strictObject({
    party: z.string(),
    office: z.string(),
    answer: number,
    choice: z.enum(CHOICES),
    fallback: z.enum(['renew', 'end']).optional(),
    points: z.int(),
  }),
  body: z.strictObject({ by, ...said }),
});

/** Another party than the organizing one drafts the amendment that was chosen. */
export const DraftingTakenOver = z.strictObject({
  type: z.literal('DraftingTakenOver'),
  data: z.strictObject({ party: z.string() }),
  body: z.strictObject({ by }),
});

/** All that go on chose to renew: the service put the renewal out for signature, without those that the text lets the others go on without. */
export const RenewalPutOut = z.strictObject({
  type: z.literal('RenewalPutOut'),
  data: z.strictObject({ version: number, without: z.array(z.string()) }),
  body: nothing,
});

/** The renewal that was chosen cannot go out as things stand; it is tried again a while later. */
export const RenewalRefused = z.strictObject({
  type: z.literal('RenewalRefused'),
  data: z.strictObject({ without: z.array(z.string()), codes: z.array(z.string()), tries: number }),
  body: nothing,
});

/** Parties that have not answered were asked again, or heads that have not signed what was chosen were warned. */
export const ReviewReminded = z.strictObject({
  type: z.literal('ReviewReminded'),
  data: z.strictObject({ of: z.enum(['answers', 'signatures', 'unanswered']), parties: z.array(z.string()) }),
  body: nothing,
});

/** The day of a review of an MOU that goes on passed and not everyone had chosen to go on: it stays owed. */
export const ReviewLeftOpen = z.strictObject({
  type: z.literal('ReviewLeftOpen'),
  data: z.strictObject({ missing: z.array(z.string()) }),
  body: nothing,
});

/** What the review came to. */
export const ReviewClosed = z.strictObject({
  type: z.literal('ReviewClosed'),
  data: z.strictObject({
    outcome: z.enum(['renewed', 'amended', 'ended', 'reaffirmed', 'unsettled', 'superseded']),
    /** The version that follows, of one that was renewed or amended. */
    version: number.optional(),
    /** The review of the term, which opened in the place of one that a party had called for. */
    by: number.optional(),
  }),
  body: nothing,
});

/** The evidence was reckoned and kept under its hash: with the opening, and again when a liaison asks for it. */
export const EvidenceFrozen = z.strictObject({
  type: z.literal('EvidenceFrozen'),
  data: z.strictObject({
    /** From 1; earlier ones stay. */
    evidence: number,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** What happened later counts for nothing in it. */
    at: instant,
    /** The streams from which it follows, each up to an event. */
    streams: z.array(tip),
  }),
  body: nothing,
});

/** A mail of the review to a mailbox of a party came back, or arrived after one had. */
export const ReviewMailReported = z.strictObject({
  type: z.literal('ReviewMailReported'),
  data: z.strictObject({
    party: z.string(),
    /** The seat of an office that signs, or `liaison-1`. */
    to: z.string(),
    report: z.enum(MAIL_REPORTS),
    /** What SES calls the reason, such as `MailboxFull`. */
    why: z.string().optional(),
    template: z.string(),
    messageId: z.string(),
  }),
  body: nothing,
});

/** An execution lives for a year at most: a fresh one watches over the review from here on. */
export const WatchHandedOver = z.strictObject({
  type: z.literal('WatchHandedOver'),
  data: z.strictObject({ watch: number }),
  body: nothing,
});

/** Its workflow does not get on. */
export const ReviewStalled = z.strictObject({
  type: z.literal('ReviewStalled'),
  data: z.strictObject({ error: z.string() }),
  body: nothing,
});

export const ReviewEvent = z.discriminatedUnion('type', [
  ReviewOpened,
  AnswersPrepared,
  CodeRequested,
  Answered,
  AnswersRevealed,
  ChosenOpenly,
  DraftingTakenOver,
  RenewalPutOut,
  RenewalRefused,
  ReviewReminded,
  ReviewLeftOpen,
  ReviewClosed,
  EvidenceFrozen,
  ReviewMailReported,
  WatchHandedOver,
  ReviewStalled,
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;
export type Answered = z.infer<typeof Answered>;
export type Choice = (typeof CHOICES)[number];
export type Windows = z.infer<typeof windows>;
