/** The words every rule shares: a decision is events to record, or a refusal that says what is wrong and what to do. */

/** What a person (or a calling system) is told when an act is not possible. Never holds a secret, never a stack. */
export interface Refusal {
  /** Names what is wrong, and not where, for programs: `signing-period-over`. It stays when the sentence is worded anew. */
  code: string;
  /** What is wrong, as a full sentence. */
  wrong: string;
  /** What to do about it, as a full sentence. */
  remedy: string;
  /** Dotted path of the input that caused it, e.g. `parties.2.offices.0.holder.mailbox`. */
  field?: string;
  /** Id of what stands in the way, for programs: `mou_…`. */
  about?: string;
}

/** The outcome of a rule: either the events that happened or the reason why nothing did; callers must look at `refused`. */
export type Decision<Event> = { refused?: undefined; events: Event[] } | { refused: Refusal; events?: undefined };

/** Lower case, so that no sentence can take its place. */
export type Code = Lowercase<string>;

export const refuse = (code: Code, wrong: string, remedy: string, field?: string): { refused: Refusal } => ({
  refused: field === undefined ? { code, wrong, remedy } : { code, wrong, remedy, field },
});

/** The refusal alone, where several are told at once. */
export const say = (...of: Parameters<typeof refuse>): Refusal => refuse(...of).refused;

/** An absolute moment: UTC, ISO 8601 with milliseconds and `Z`, so that text order is time order. */
export type Instant = string;
/** A calendar day without a clock: `YYYY-MM-DD`, meant in the MOU's zone. */
export type PlainDay = string;

export const instant = (epochMilliseconds: number): Instant => new Date(epochMilliseconds).toISOString();
export const plus = (at: Instant, milliseconds: number): Instant => instant(Date.parse(at) + milliseconds);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** Exactly 24 hours, for periods of links and codes; days of a calendar belong to `calendar.ts`. */
export const DAY = 24 * HOUR;
