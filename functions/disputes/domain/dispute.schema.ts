/** The shapes that several kinds of events of a dispute share, and the dispute as its events leave it: only what is decided on, no name and no word. */
import * as z from 'zod';
import type { Jurisdiction } from '../../shared/calendar/law.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';

export const instant = z.iso.datetime({ precision: 3 });
export const day = z.iso.date();
export const count = z.int().min(0);

/** How long a level has: its deadline, and when whoever owes an act there is reminded. */
export const period = z.strictObject({
  deadline: instant,
  remindAt: z.array(instant).max(2),
  /** Version of the calendar by which the days were counted. */
  calendar: z.string(),
});

/** One level of the MOU's ladder as it stood when the dispute was raised. */
const level = z.strictObject({
  name: z.string(),
  businessDays: z.int().min(1),
  /** The one office that decides alone on this level, if the MOU names one. */
  decides: z.strictObject({ party: z.string(), office: z.string() }).optional(),
});

export const ladder = z.strictObject({
  levels: z.array(level).min(1).max(8),
  referee: z.strictObject({ name: z.string(), businessDays: z.int().min(1) }).optional(),
});

/** Which term of the MOU it is about, by its key; another matter has none. */
export const about = z.strictObject({
  kind: z.enum(['decision-right', 'commitment', 'kpi', 'public-credit', 'other']),
  key: z.string().optional(),
});

const status = z.enum([
  ...(['on track', 'at risk', 'off track', 'not due', 'incomplete', 'not reported', 'nothing to measure'] as const),
]);
/** One decimal over another: exact, also where it was divided. */
const amount = z.strictObject({ over: z.string(), under: z.string() });

/** How the last periods of a KPI stood at a moment: figures and parties by their keys, no name and no word. */
export const kpiFigures = z.strictObject({
  kpi: z.string(),
  periods: z
    .array(
      z.strictObject({
        period: z.string(),
        status,
        recorded: amount.optional(),
        required: amount.optional(),
        /** What each party had reported of it: `24.5`, `45/50`, `none`. */
        reported: z.record(z.string(), z.string()),
        /** Parties whose figures were missing. */
        silent: z.array(z.string()).max(60).optional(),
        /** The status with which it was closed, if it was. */
        published: status.optional(),
      }),
    )
    .max(8),
});

export type KpiFigures = z.infer<typeof kpiFigures>;
export type Period = z.infer<typeof period>;
export type Ladder = z.infer<typeof ladder>;
export type About = z.infer<typeof about>;

/** A party of the dispute. */
export interface Side {
  /** Its position is on the record: it raised, answered or joined. */
  heard: boolean;
  /** It has done something on the level of today. */
  acted: boolean;
  /** It asks for the next level. */
  asksClimb: boolean;
}

/** What a side does by when; what became of it is told by the commitments of its party. */
export interface FollowUp {
  party: string;
  by: PlainDay;
  dueAt: Instant;
}

export interface Decision {
  version: number;
  level: number;
  how: 'agreement' | 'official' | 'referee';
  at: Instant;
  vetoUntil?: Instant;
  followUps: FollowUp[];
}

export interface Dispute {
  id: string;
  agreement: string;
  number: number;
  /** The version of the MOU under which it was raised. */
  under: number;
  by: string;
  against: string;
  about: About;
  happenedOn: PlainDay;
  handling: 'parties' | 'named';
  people: string[];
  complained: { party: string; office: string }[];
  zone: string;
  /** Whose holidays count. */
  jurisdiction: Jurisdiction;
  ladder: Ladder;
  offices: Record<string, string[]>;
  vetoers: string[];
  follows?: { dispute: string; followUp: string } | undefined;

  status: 'open' | 'decided' | 'vetoed' | 'withdrawn' | 'impasse' | 'ended';
  /** Counted from 0; beyond the last level stands the referee. */
  level: number;
  raisedAt: Instant;
  answerBy: Instant;
  answeredAt?: Instant;
  /** The period that runs on this level. */
  opened: { at: Instant; deadline: Instant; remindAt: Instant[] };
  /** Reminders that went out in it. */
  reminded: number;
  sides: Record<string, Side>;
  /** What mail systems said on this level, by `party/office`. */
  mail: Record<string, 'reached' | 'refused'>;
  /** When each level opened, in order; levels that were never reached are not there. */
  reached: { level: number; at: Instant }[];
  endedAt?: Instant;
  /** Nothing of it falls due any more, and its decision cannot be vetoed: no workflow watches it. */
  watchEnded?: true;
  /** How many executions have gone on with this level after its first: one for each period after a veto, and each that was handed over to. */
  watch?: number;
  /** A step of the workflow failed. */
  stalled?: true;

  versions: number;
  /** The text that is on the table. */
  text?: {
    version: number;
    by: string;
    as: 'proposal' | 'ruling' | 'decision';
    accepted: string[];
    promises: { party: string; by: PlainDay }[];
  };
  decision?: Decision;
  /** Who took the text that was decided. */
  decidedBy?: string[];
  /** Who dissents from the last text: the one on the table, or the one that was decided. */
  dissent: string[];
  veto?: { party: string; version: number; right: string; at: Instant; reasonDue: Instant; answerOwed: boolean };
  /** Vetoes that were cast against the last text, `party/version`: each party may veto a version once. */
  vetoed: string[];
}
