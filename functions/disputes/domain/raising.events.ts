/** How a dispute begins: a claim, the answer that stands beside it, and who comes in or goes. */
import * as z from 'zod';
import { about, count, day, instant, kpiFigures, ladder, period } from './dispute.schema.ts';
import { speaker } from './speaker.schema.ts';

const link = z.strictObject({ says: z.string(), url: z.string() });

/** A side's own words: what it needs, what it cannot accept, what it can offer. */
const position = { need: z.string(), cannotAccept: z.string(), offer: z.string(), links: z.array(link).max(10) };

/** A party brought a matter before the first level of the ladder. */
export const DisputeRaised = z.strictObject({
  type: z.literal('DisputeRaised'),
  data: z.strictObject({
    agreement: z.string(),
    dispute: z.string(),
    number: z.int().min(1),
    /** The version of the MOU that held when it was raised. */
    under: z.int().min(1),
    by: z.string(),
    against: z.string(),
    about,
    /** Of the KPI that it is about, as they stood when it was raised. */
    figures: kpiFigures.optional(),
    /** The day on which it happened, as the raiser says. */
    happenedOn: day,
    handling: z.enum(['parties', 'named']),
    /** Persons by id, where only named people may read it. */
    people: z.array(z.string()).max(20),
    /** Offices that the complaint is about: who holds one of them is shown as such where it decides. */
    complained: z.array(z.strictObject({ party: z.string(), office: z.string() })).max(8),
    zone: z.string(),
    /** Whose holidays count. */
    jurisdiction: z.strictObject({ country: z.string(), region: z.string().optional() }),
    ladder,
    /** For each party, the office that stands for it on each level, from the first. */
    offices: z.record(z.string(), z.array(z.string())),
    /** Parties that may veto a decision which they did not take. */
    vetoers: z.array(z.string()).max(60),
    answerBy: instant,
    ...period.shape,
    /** The broken promise of an earlier dispute that this one is about, by its key among commitments. */
    follows: z.strictObject({ dispute: z.string(), followUp: z.string() }).optional(),
  }),
  body: z.strictObject({
    by: speaker,
    happened: z.string(),
    ...position,
    people: z.array(z.string()),
  }),
});

export const DisputeAnswered = z.strictObject({
  type: z.literal('DisputeAnswered'),
  data: z.strictObject({ party: z.string() }),
  body: z.strictObject({ by: speaker, happened: z.string(), ...position }),
});

/** Another party of the MOU came in, with a position of its own. */
export const PartyJoined = z.strictObject({
  type: z.literal('PartyJoined'),
  data: z.strictObject({ party: z.string(), offices: z.array(z.string()) }),
  body: z.strictObject({ by: speaker, ...position }),
});

/** A file was laid before the offices: a PDF, known by its hash. */
export const EvidenceKept = z.strictObject({
  type: z.literal('EvidenceKept'),
  data: z.strictObject({ party: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(1) }),
  body: z.strictObject({ by: speaker, says: z.string() }),
});

export const DisputeWithdrawn = z.strictObject({
  type: z.literal('DisputeWithdrawn'),
  data: z.strictObject({ level: count }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});
