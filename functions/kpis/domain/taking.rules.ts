/** Which figures are taken when: not before their period is over, late until the next one closes, then by an exception, and corrections as long as the MOU is watched. */
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { say } from '../../shared/kernel.ts';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import { type Life, latestKpi, type Measured, measuredAt } from './life.rules.ts';
import { type Clock, dueAt, locksAt, overAt, readOnlyAt } from './moments.rules.ts';
import { calendarLabel } from './period-label.rules.ts';
import { periodTyped } from './period-typed.rules.ts';
import type { Cell } from './recorded.rules.ts';

/** On time, late, or after its period was closed, by an exception. */
export type Timing = 'on time' | 'late' | 'by exception';

const unplanned = (life: Life, kpi: Measured['kpi'], period: string): Refusal => {
  const label = calendarLabel(kpi, period);
  return say(
    'period-unplanned',
    `${label} is not measured. It is not wholly within the time for which the MOU has this KPI.`,
    `Choose a whole period from ${sayDay(life.first)}${life.last === undefined ? '' : ` to ${sayDay(life.last)}`}.`,
  );
};

const future = ({ kpi, period, last }: Measured): Refusal =>
  say(
    'period-not-over',
    `${calendarLabel(kpi, period)} is not over before ${sayDay(last)}.`,
    'Report it when its last day is over.',
  );

const closed = ({ kpi, period }: Measured, since: Instant, zone: string): Refusal =>
  say(
    'period-closed',
    `${calendarLabel(kpi, period)} was closed on ${sayInstant(since, zone)} without a figure of yours.`,
    'Propose an exception; when the other parties have agreed to it, the figure is taken late.',
  );

const ended = (since: Instant, zone: string): Refusal =>
  say(
    'figures-read-only',
    `The MOU has ended, and its last period was closed on ${sayInstant(since, zone)}.`,
    'Its figures can be read and taken away as files.',
  );

export const unknownKpi = (key: string): Refusal =>
  say(
    'kpi-unknown',
    `The MOU has no KPI “${key.slice(0, 60)}”.`,
    'Write the key of one of its KPIs, as the sheet of your agency lists them.',
  );

/** A period that the KPI has, whatever was typed. */
export function periodAsked(life: Life, key: string, typed: string): { measured: Measured } | { refused: Refusal } {
  const kpi = latestKpi(life, key);
  if (!kpi) return { refused: unknownKpi(key) };
  const { period, refused } = periodTyped(kpi, typed);
  if (refused) return { refused };
  const measured = measuredAt(life, key, period);
  return measured ? { measured } : { refused: unplanned(life, kpi, period) };
}

export interface Taking {
  life: Life;
  clock: Clock;
  /** Cells of closed periods for which the parties agreed to take a first figure. */
  exceptions: readonly Cell[];
}

/** Whether a figure is taken now, and how its timing is told; `there`: one stands already, so that this is a correction. */
export function takenNow(
  { life, clock, exceptions }: Taking,
  measured: Measured,
  { party, there }: { party: string; there: boolean },
): { timing: Timing } | { refused: Refusal } {
  const { now, calendar } = clock;
  if (now < overAt(calendar, measured.last)) return { refused: future(measured) };
  if (there || now < dueAt(clock, measured)) return { timing: 'on time' };
  const locks = locksAt(life, clock, measured);
  if (now < locks) return { timing: 'late' };
  const agreed = exceptions.some(
    (one) => one.kpi === measured.kpi.key && one.period === measured.period && one.party === party,
  );
  return agreed ? { timing: 'by exception' } : { refused: closed(measured, locks, calendar.zone) };
}

/** Nothing is reported or corrected any more when the MOU has ended and its last period has closed. */
export function readOnly({ life, clock }: Pick<Taking, 'life' | 'clock'>): Refusal | undefined {
  const since = readOnlyAt(life, clock);
  return since !== undefined && clock.now >= since ? ended(since, clock.calendar.zone) : undefined;
}
