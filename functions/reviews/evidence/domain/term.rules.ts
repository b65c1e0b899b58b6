/** The term under review: since the parties chose last to be together, by signing a first text or a renewal, or by reaffirming one that goes on. */
import { calendarOf } from '../../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { held, versionsIn } from '../../../agreements/domain/versions.rules.ts';
import type { Calendar } from '../../../shared/calendar/business-days.ts';
import { dayOf } from '../../../shared/days.ts';
import type { Instant, PlainDay } from '../../../shared/kernel.ts';
import type { Happened } from './histories.rules.ts';

export interface Term {
  since: Instant;
  day: PlainDay;
  sunset: PlainDay;
  versions: number[];
}

export interface Held {
  /** Every version that has taken effect, in order. */
  executed: (Agreement & { term: NonNullable<Agreement['term']> })[];
  /** The last of them. */
  holds: Agreement;
  calendar: Calendar;
  term: Term;
}

type Choice = Omit<Term, 'versions'>;

/** An amendment keeps the sunset of the text that it amends; whatever sets another one begins a term. */
function choicesIn(own: readonly Happened[], executed: Held['executed'], zone: string): Choice[] {
  const signed = executed.map(({ term: { effective, effectiveAt, sunset } }) => ({
    ...{ since: effectiveAt, day: effective, sunset },
  }));
  const reaffirmed = own.flatMap(({ type, at, data }) =>
    type === 'TermReaffirmed' ? [{ since: at, day: dayOf(zone, at), sunset: (data as Choice).sunset }] : [],
  );
  return [...signed, ...reaffirmed].toSorted((one, other) => (one.since < other.since ? -1 : 1));
}

/** Undefined where no text has taken effect. */
export function heldAt(own: readonly Happened[], at: Instant): Held | undefined {
  const executed = [...versionsIn(own).values()].flatMap((version) => {
    const { status, term } = version;
    // Of a version that was reaffirmed its own first day stays.
    return status === 'executed' && term && term.effectiveAt <= at ? [{ ...version, term }] : [];
  });
  const holds = executed.at(-1);
  if (!holds) return undefined;
  const choices = choicesIn(own, executedAsSigned(own, executed), holds.zone);
  const first = choices.find(({ sunset }) => sunset === choices.at(-1)?.sunset);
  if (!first) return undefined;
  const lives = held(executed).filter(({ until }) => until === undefined || until > first.since);
  const { since, day, sunset } = first;
  return {
    ...{ executed, holds, calendar: calendarOf(holds) },
    term: { since, day, sunset, versions: lives.map(({ version }) => version) },
  };
}

/** With the sunsets that were signed: a reaffirmation changes that of its version. */
function executedAsSigned(own: readonly Happened[], executed: Held['executed']): Held['executed'] {
  const signed = new Map(
    own.flatMap(({ type, data }) => {
      const term = data as Held['executed'][number]['term'];
      return type === 'AgreementExecuted' ? [[term.round, term] as const] : [];
    }),
  );
  return executed.map((version) => ({ ...version, term: signed.get(version.round) ?? version.term }));
}
