/** How a dispute is decided: texts that the offices propose and take, and a veto against what they took. */
import * as z from 'zod';
import { count, day, instant, period } from './dispute.schema.ts';
import { speaker } from './speaker.schema.ts';

/** What a text promises: who does what by when; the words stand in the body, in the same order. */
const promise = z.strictObject({ party: z.string(), by: day });

/** A text on which the offices could agree. A counter-proposal is the next version; every version stays. */
export const TextProposed = z.strictObject({
  type: z.literal('TextProposed'),
  data: z.strictObject({
    version: z.int().min(1),
    party: z.string(),
    level: count,
    followUps: z.array(promise).max(12),
    /** `ruling`: what the referee decided, written down by a party. */
    as: z.enum(['proposal', 'ruling', 'decision']),
  }),
  body: z.strictObject({ by: speaker, text: z.string(), followUps: z.array(z.string()) }),
});

export const TextAccepted = z.strictObject({
  type: z.literal('TextAccepted'),
  data: z.strictObject({ version: z.int().min(1), party: z.string(), level: count }),
  body: z.strictObject({ by: speaker }),
});

/** The text binds: all sides took it, the one official of the level wrote it, or the referee’s ruling was confirmed. */
export const DisputeDecided = z.strictObject({
  type: z.literal('DisputeDecided'),
  data: z.strictObject({
    version: z.int().min(1),
    level: count,
    how: z.enum(['agreement', 'official', 'referee']),
    /** Until when another party may veto it; absent when none may. */
    vetoUntil: instant.optional(),
    /** They stand with the commitments of their parties, and there it is told what became of them. */
    followUps: z.array(z.strictObject({ party: z.string(), by: day, dueAt: instant })).max(12),
    calendar: z.string(),
  }),
  body: z.undefined().optional(),
});

/** Kept word for word, beside the decision wherever it is shown. */
export const DissentRecorded = z.strictObject({
  type: z.literal('DissentRecorded'),
  data: z.strictObject({ party: z.string(), version: z.int().min(1) }),
  body: z.strictObject({ by: speaker, words: z.string() }),
});

/** A party stops a decision that touches its field; its reason is owed by then. */
export const DecisionVetoed = z.strictObject({
  type: z.literal('DecisionVetoed'),
  data: z.strictObject({
    party: z.string(),
    version: z.int().min(1),
    /** The decision right that is touched, by its key. */
    right: z.string(),
    reasonDue: instant,
    calendar: z.string(),
  }),
  body: z.strictObject({ by: speaker }),
});

/** The reason came in time: the decision does not stand, and the level has a new period in which it owes an answer. */
export const VetoReasoned = z.strictObject({
  type: z.literal('VetoReasoned'),
  data: z.strictObject({ party: z.string(), level: count, ...period.shape }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});

/** No reason came: the decision stands as if there had been no veto. */
export const VetoLapsed = z.strictObject({
  type: z.literal('VetoLapsed'),
  data: z.strictObject({ party: z.string() }),
  body: z.undefined().optional(),
});

export const VetoAnswered = z.strictObject({
  type: z.literal('VetoAnswered'),
  data: z.strictObject({ party: z.string() }),
  body: z.strictObject({ by: speaker, answer: z.string() }),
});
