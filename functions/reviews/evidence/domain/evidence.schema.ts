/** The evidence of a review as data: ids, figures and hashes, and no word. It follows from the streams that it names, so that whoever has them makes it again. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const count = z.int().min(0);
const number = z.int().min(1);
const key = z.string();
/** One decimal over another, as figures are added up. */
const amount = z.strictObject({ over: z.string(), under: z.string() });
/** US dollars, as digits. */
const dollars = z.string();

/** How far a stream counts: its event of that number, which has this hash, is the last one. */
export const tip = z.strictObject({ stream: z.string(), seq: number, hash });
export type Tip = z.infer<typeof tip>;

/** Of figures that were due in the term. */
const punctuality = z.strictObject({ due: count, onTime: count, late: count, missing: count });

const status = z.enum(['on track', 'at risk', 'off track', 'not reported', 'nothing to measure', 'incomplete']);

const period = z.strictObject({
  period: z.string(),
  version: number,
  status,
  recorded: amount.optional(),
  /** Absent while the first period, which gives the baseline, is not known. */
  required: amount.optional(),
  target: z.string(),
  /** Figures of it that came late, are missing, or were corrected; absent where none was. */
  late: number.optional(),
  missing: number.optional(),
  corrected: number.optional(),
});

const kpi = z.strictObject({
  kpi: key,
  /** The newest text that has it. */
  version: number,
  /** Periods of the term whose due moment has come, by status. */
  statuses: z.strictObject({
    onTrack: count,
    atRisk: count,
    offTrack: count,
    notReported: count,
    nothing: count,
  }),
  /** Whether the last judged period of the term misses what it required by less than the first one did, or by more. */
  trend: z.enum(['better', 'worse', 'level']).optional(),
  punctuality,
  /** The newest ones that are over, whichever term they lie in, in order. */
  periods: z.array(period),
});

const standing = z.enum(['open-ended', 'ahead', 'late', 'delivered', 'disputed', 'accepted', 'stayed', 'left']);

const promise = z.strictObject({
  party: key,
  commitment: key,
  standing,
  by: day.optional(),
  deliveredAt: instant.optional(),
  /** What was delivered last came after its day. */
  late: z.literal(true).optional(),
  /** Deliveries that were disputed. */
  disputed: number.optional(),
  /** How often another day was agreed. */
  moved: number.optional(),
  /** A text that follows leaves it out, or words it anew; of a follow-up, a veto with its reason ended it. */
  ended: z.literal(true).optional(),
});
export type Promised = z.infer<typeof promise>;

const kept = z.strictObject({
  promised: count,
  /** Of those: their day has passed, or they were delivered. */
  due: count,
  delivered: count,
  accepted: count,
  /** Delivered after their day. */
  late: count,
  /** Their day has passed, and nothing is delivered. */
  overdue: count,
});

const dispute = z.strictObject({
  dispute: number,
  under: number,
  raisedAt: instant,
  by: key,
  against: key,
  joined: z.array(key),
  about: z.strictObject({ kind: z.string(), key: key.optional() }),
  status: z.enum(['open', 'decided', 'vetoed', 'withdrawn', 'impasse', 'ended']),
  /** Counted from 0. */
  level: count,
  /** The decision that stands, with how long it took from the raising on; `ran` leaves out suspensions. */
  decided: z
    .strictObject({
      at: instant,
      version: number,
      level: count,
      how: z.enum(['agreement', 'official', 'referee']),
      took: count,
      ran: count,
    })
    .optional(),
  dissent: z.array(key),
});

const veto = z.strictObject({
  dispute: number,
  version: number,
  party: key,
  right: key,
  at: instant,
  came: z.enum(['reasoned', 'lapsed', 'open']),
});

const signature = z.strictObject({
  version: number,
  round: z.string(),
  seat: key,
  askedAt: instant.optional(),
  signedAt: instant.optional(),
  /** After everybody had been warned that the time to sign would end. */
  late: z.literal(true).optional(),
});

const part = z.strictObject({
  party: key,
  /** First figures, and corrections. */
  figures: count,
  /** Deliveries, answers to those of others, other days asked for and answered. */
  commitments: count,
  /** Disputes raised, answered and joined, texts proposed and taken, dissent, vetoes and their answers. */
  disputes: count,
  /** Changes of measures and targets proposed and answered, missed periods explained. */
  plan: count,
  suspensions: count,
  signatures: count,
});

export const FORMAT = 'concord-evidence@1';

export const evidenceSchema = z.strictObject({
  format: z.literal(FORMAT),
  agreement: z.string(),
  review: number,
  /** What happened later counts for nothing. */
  at: instant,
  term: z.strictObject({
    /** Since the parties chose last to be together: everything is counted from here on, where nothing else is said. */
    since: instant,
    day,
    sunset: day,
    /** Texts that have held in it, in order. */
    versions: z.array(number),
  }),
  /** Every text that has taken effect, in order: what terms, KPIs and parties are called is read there. */
  texts: z.array(z.strictObject({ version: number, textHash: hash })),
  zone: z.string(),
  /** Of the text that holds, in its order. */
  parties: z.array(key),
  streams: z.array(tip),
  kpis: z.array(kpi),
  figures: z.array(punctuality.extend({ party: key })),
  commitments: z.strictObject({ by: z.array(kept.extend({ party: key })), list: z.array(promise) }),
  followUps: z.strictObject({ by: z.array(kept.extend({ party: key })), list: z.array(promise) }),
  money: z.array(
    z.strictObject({ party: key, planned: dollars, delivered: dollars, accepted: dollars, commitments: z.array(key) }),
  ),
  disputes: z.strictObject({
    /** For named people: nothing else of them is counted anywhere. */
    named: count,
    list: z.array(dispute),
    /** Terms about which more than one dispute was raised since the MOU began. */
    recurring: z.array(z.strictObject({ kind: z.string(), key, disputes: z.array(number), inTerm: count })),
  }),
  vetoes: z.array(veto),
  /** Changes of the plan that all parties agreed to. */
  planChanges: z.array(
    z.strictObject({ proposal: number, kpi: key, kind: z.enum(['target', 'baseline', 'exception']), at: instant }),
  ),
  suspensions: z.array(
    z.strictObject({
      party: key,
      cause: z.enum(['appropriations', 'emergency', 'other']),
      from: instant,
      /** When deadlines ran again, or were to. */
      to: instant,
    }),
  ),
  signatures: z.array(signature),
  took: z.array(part),
});
export type Evidence = z.infer<typeof evidenceSchema>;
export type KpiEvidence = Evidence['kpis'][number];
export type PeriodEvidence = KpiEvidence['periods'][number];
export type Kept = Evidence['commitments']['by'][number];
export type DisputeEvidence = Evidence['disputes']['list'][number];
export type Part = Evidence['took'][number];
