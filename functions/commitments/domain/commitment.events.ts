/** What can happen to the commitments of one party under an MOU, schema first. What a commitment says stands in the text in force. */
import * as z from 'zod';

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const key = z.string();
/** Deliveries of a party are counted from 1, and so is what it has asked for. */
const counted = z.int().min(1);
/** The body of an event names who acted; a liaison holds no office. */
const by = z.strictObject({ name: z.string(), mailbox: z.string(), title: z.string().optional() });
const keys = z.array(key);

/** A text took effect: these are the party's commitments from then on. Those that it leaves out, or words anew, have ended. */
export const CommitmentsTaken = z.strictObject({
  type: z.literal('CommitmentsTaken'),
  data: z.strictObject({
    agreement: z.string(),
    party: z.string(),
    version: z.int().min(1),
    /** Nobody is reminded of what was due before this moment. */
    from: instant,
    zone: z.string(),
    calendar: z.strictObject({ country: z.string(), region: z.string().optional() }),
    /** Version of the closed-days table by which the moments were reckoned. */
    law: z.string(),
    commitments: z.array(
      z.strictObject({
        key,
        /** A party's key, or `all`: every other party. */
        to: key,
        /** Tells apart what texts say of it. */
        terms: z.string(),
        by: day.optional(),
        dueAt: instant.optional(),
      }),
    ),
  }),
  body: z.undefined().optional(),
});

/** A decision of a dispute makes the party do this for the other sides. What it says stands in the dispute, and so does who may read that. */
export const FollowUpsTaken = z.strictObject({
  type: z.literal('FollowUpsTaken'),
  data: z.strictObject({
    agreement: z.string(),
    party: z.string(),
    dispute: counted,
    /** Of the text that was decided. */
    version: counted,
    /** Whoever was in it. */
    sides: keys,
    /** Only named people may read it. */
    named: z.literal(true).optional(),
    zone: z.string(),
    calendar: z.strictObject({ country: z.string(), region: z.string().optional() }),
    law: z.string(),
    followUps: z.array(z.strictObject({ key, by: day, dueAt: instant })),
  }),
  body: z.undefined().optional(),
});

/** A veto reached what the decision makes the party do: it waits for the reason, binds again without one, or falls with one. */
export const FollowUpsVetoed = z.strictObject({
  type: z.literal('FollowUpsVetoed'),
  data: z.strictObject({ dispute: counted, version: counted, veto: z.enum(['cast', 'lapsed', 'reasoned']) }),
  body: z.undefined().optional(),
});

/** The MOU ended: these are what the party still has to do in its closing, and every other commitment is over. What each says stands in the text, or where it was proposed. */
export const DutiesTaken = z.strictObject({
  type: z.literal('DutiesTaken'),
  data: z.strictObject({
    agreement: z.string(),
    party: z.string(),
    endedAt: instant,
    /** The end of the clause: nothing of them runs longer. */
    until: instant,
    zone: z.string(),
    calendar: z.strictObject({ country: z.string(), region: z.string().optional() }),
    law: z.string(),
    duties: z.array(z.strictObject({ key, by: day, dueAt: instant })),
  }),
  body: z.undefined().optional(),
});

/** Those who must know were told of days that come near, and of days that have passed. */
export const CommitmentsTold = z.strictObject({
  type: z.literal('CommitmentsTold'),
  data: z.strictObject({ month: keys, week: keys, late: keys }),
  body: z.undefined().optional(),
});

/** The party says that it has done what it committed itself to. */
export const CommitmentDelivered = z.strictObject({
  type: z.literal('CommitmentDelivered'),
  data: z.strictObject({
    commitment: key,
    delivery: counted,
    pdf: z.strictObject({ sha256: z.string(), bytes: z.int().min(1) }).optional(),
  }),
  body: z.strictObject({ by, what: z.string(), link: z.string().optional() }),
});

/** A party to which it was promised says that it has it. */
export const DeliveryAccepted = z.strictObject({
  type: z.literal('DeliveryAccepted'),
  data: z.strictObject({ commitment: key, delivery: counted, party: z.string() }),
  body: z.strictObject({ by }),
});

/** A party to which it was promised says what is missing: the commitment is open again. */
export const DeliveryDisputed = z.strictObject({
  type: z.literal('DeliveryDisputed'),
  data: z.strictObject({ commitment: key, delivery: counted, party: z.string() }),
  body: z.strictObject({ by, reason: z.string() }),
});

/** Before its day the party asked for another one, or another measure. */
export const RenegotiationAsked = z.strictObject({
  type: z.literal('RenegotiationAsked'),
  data: z.strictObject({
    commitment: key,
    asked: counted,
    /** The day asked for, with its moment. */
    to: z.strictObject({ by: day, dueAt: instant, law: z.string() }).optional(),
    /** Another measure is asked for, too; its words are in the body. */
    measure: z.literal(true).optional(),
  }),
  body: z.strictObject({ by, why: z.string(), measure: z.string().optional() }),
});

/** A party to which it was promised agreed; what was asked for holds when all of them have. */
export const RenegotiationAgreed = z.strictObject({
  type: z.literal('RenegotiationAgreed'),
  data: z.strictObject({ commitment: key, asked: counted, party: z.string(), holds: z.literal(true).optional() }),
  body: z.strictObject({ by }),
});

/** A party to which it was promised did not agree: everything stays as it was. */
export const RenegotiationRefused = z.strictObject({
  type: z.literal('RenegotiationRefused'),
  data: z.strictObject({ commitment: key, asked: counted, party: z.string() }),
  body: z.strictObject({ by, reason: z.string() }),
});

export const RenegotiationTakenBack = z.strictObject({
  type: z.literal('RenegotiationTakenBack'),
  data: z.strictObject({ commitment: key, asked: counted }),
  body: z.strictObject({ by }),
});

/** A party has left: what it, or others for it alone, would have done after its last day is closed; what was due before stays owed. */
export const CommitmentsLeft = z.strictObject({
  type: z.literal('CommitmentsLeft'),
  data: z.strictObject({ withdrawal: counted, left: z.string(), leftAt: instant, closed: keys }),
  body: z.undefined().optional(),
});

/** The MOU has ended: nobody is reminded any more, but of closing duties. */
export const CommitmentsClosed = z.strictObject({
  type: z.literal('CommitmentsClosed'),
  data: z.strictObject({ endedAt: instant }),
  body: z.undefined().optional(),
});

export const CommitmentEvent = z.discriminatedUnion('type', [
  CommitmentsTaken,
  FollowUpsTaken,
  FollowUpsVetoed,
  DutiesTaken,
  CommitmentsTold,
  CommitmentDelivered,
  DeliveryAccepted,
  DeliveryDisputed,
  RenegotiationAsked,
  RenegotiationAgreed,
  RenegotiationRefused,
  RenegotiationTakenBack,
  CommitmentsLeft,
  CommitmentsClosed,
]);
export type CommitmentEvent = z.infer<typeof CommitmentEvent>;
