/** What each figure of a batch would do: what stood there, what would stand there, and the status that follows. */
import type { VisitedReporter } from '../../authorize-figures.ts';
import type { Assessment } from '../../domain/assess.rules.ts';
import { consequences } from '../../domain/consequences.rules.ts';
import { periodLabel } from '../../domain/period-label.rules.ts';
import type { Taken } from '../../domain/preview.rules.ts';
import { sayFigure } from '../../domain/recorded.rules.ts';
import { sayBeside, sayStatus } from '../../domain/status-words.rules.ts';
import { ownYears } from './reporter-frame.ts';

export interface Follows {
  /** Where it was typed: `cells.burns`, `rows.12`. */
  where: string;
  name: string;
  unit: string;
  label: string;
  how: Taken['how'];
  /** Taken late, or by an exception. */
  timing: Taken['timing'];
  outside: boolean;
  was: string | undefined;
  now: string;
  words: Taken['words'];
  /** Status of the period before and after; of all agencies together. */
  before: string;
  after: string;
}

/** `At risk: 28, at most 26.59 required` */
function sayAfter(one: Assessment, nameOf: (party: string) => string): string {
  const status = sayStatus(one, nameOf);
  const { value, required } = sayBeside(one);
  if (one.status === 'incomplete' || value === undefined || required === undefined) return status;
  const { kind } = one.measured.kpi.target;
  return `${status}: ${value}, ${kind === 'at-least' ? 'at least' : 'at most'} ${required} required`;
}

/** In the order of the batch. Needs the figures of all parties (`whole`). */
export function whatFollows(visited: VisitedReporter, taken: readonly Taken[]): Follows[] {
  const { reporting, stored, plan, names, party } = visited;
  const figures = { life: reporting.life, changes: plan.state?.changes ?? [], values: stored.values };
  const all = consequences(figures, party, taken, reporting.clock);
  const nameOf = (one: string): string => names.get(one) ?? one;
  const years = ownYears(visited);
  return taken.map(({ entry, measured, how, timing, outside, was, figure, words }) => {
    const { kpi, period } = measured;
    const one = all.get(kpi.key)?.find(({ after }) => after.measured.period === period);
    return {
      ...{ where: entry.where, name: kpi.name, unit: kpi.unit, label: periodLabel(kpi, period, years) },
      ...{ how, timing, outside: outside === true, words },
      ...{ was: was && sayFigure(was.figure), now: sayFigure(figure) },
      before: one ? sayStatus(one.before, nameOf) : '',
      after: one ? sayAfter(one.after, nameOf) : '',
    };
  });
}
