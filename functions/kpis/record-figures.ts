/** The one way in which figures are recorded, whichever door they came by: all of a batch or nothing, beside them the items of their years, and what they mend in the plan. */
import { type Outcome, refusals } from '../shared/carry-out.ts';
import type { Tip } from '../shared/ledger/ledger.ts';
import type { Entry } from './domain/figure-typed.rules.ts';
import type { Reporting, Taken } from './domain/preview.rules.ts';
import type { AllValues, Values } from './domain/recorded.rules.ts';
import type { ReportEvent } from './domain/report.events.ts';
import { type By, report } from './domain/report.rules.ts';
import { type Reports, valuesAfter } from './domain/report.state.ts';
import { putValues, type Stored } from './figures.store.ts';
import { mended } from './plan/domain/close.rules.ts';
import type { Plan } from './plan/domain/plan.state.ts';
import { planStream } from './plan.stream.ts';
import { reportStream } from './report.stream.ts';
import type { Counted } from './reporting/domain/counted.rules.ts';

/** What `visitReporter` reads with `whole`: what a correction mends follows from the figures of all parties. */
export interface FiguresRead {
  reporting: Reporting;
  tip: Tip<Reports>;
  plan: Tip<Plan>;
  stored: Stored;
}

const countOf = (taken: readonly Taken[]): Counted => {
  const count = (is: (one: Taken) => boolean): number => taken.filter(is).length;
  return {
    first: count(({ how }) => how === 'first'),
    corrected: count(({ how }) => how === 'correction'),
    same: count(({ how }) => how === 'same'),
    late: count(({ how, timing }) => how === 'first' && timing !== 'on time'),
  };
};

/**
 * The plan moves only where something that was open is mended: whoever reports otherwise waits for no other party, and none waits for the
 * sweep to see a correction.
 */
function planChange({ reporting, plan, stored }: FiguresRead, after: Values, events: readonly ReportEvent[]) {
  if (!plan.state) return [];
  const keys = events.flatMap(({ data }) => ('cells' in data ? data.cells.map(({ kpi }) => kpi) : []));
  const values: AllValues = { ...stored.values, [reporting.party]: after };
  return [planStream.change(plan, mended(plan.state, { life: reporting.life, values }, reporting.clock, keys))];
}

/** Pure: to be decided anew from what is read after a lost race. */
export function recordFigures(read: FiguresRead, entries: readonly Entry[], by: By, most?: number): Outcome<Counted> {
  const { reporting, tip, stored } = read;
  const { agreement, party, values, clock } = reporting;
  const reported = report(reporting, entries, by, most);
  if (reported.findings) return refusals(reported.findings);
  const { events, taken } = reported;
  const after = events.reduce((all, event) => valuesAfter(all, event, clock.now), values);
  return {
    changes: [reportStream.change(tip, events), ...planChange(read, after, events)],
    also: putValues(agreement, party, stored, after),
    result: countOf(taken),
  };
}
