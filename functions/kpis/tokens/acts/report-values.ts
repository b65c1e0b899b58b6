/** POST /api/agreements/{agreement}/values: a system reports figures of its party, up to 500 at once, all or nothing. */
import { usedToken } from '../../../identity/token.store.ts';
import { apiAct } from '../../../shared/api-act.ts';
import { type Outcome, refusals } from '../../../shared/carry-out.ts';
import { dayOf } from '../../../shared/days.ts';
import { type Refusal, say } from '../../../shared/kernel.ts';
import type { Entry } from '../../domain/figure-typed.rules.ts';
import { preview } from '../../domain/preview.rules.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { recordAs } from '../../record-figures.ts';
import { type VisitedReportingSystem, visitReportingSystem } from '../authorize-reporting-system.ts';
import { COUNTED_REPORTS, speakerOf, tooManyReports } from '../domain/token.rules.ts';
import { type ToldPeriod, type ToldValue, tellPeriods, tellValue } from '../domain/told.rules.ts';

interface Sent {
  entries: readonly Entry[];
  /** What cannot be read. */
  refused: readonly Refusal[];
  most: number;
}

interface Told {
  agreement: string;
  party: string;
  values: ToldValue[];
  periods: ToldPeriod[];
}

const LEFT = say(
  'party-left',
  'Your agency is no longer a party of this MOU.',
  'Its figures stay on record as they are. If one of them is wrong, ask the agency that organizes the MOU.',
);

const placeOf = ({ field = '' }: Refusal): number => Number(/^values\.(\d+)/.exec(field)?.[1] ?? -1);

/** In the order of the cells; what is wrong with all of them together comes first. */
const inOrder = (found: readonly Refusal[]): Refusal[] =>
  found.map((one) => ({ field: 'values', ...one })).sort((one, other) => placeOf(one) - placeOf(other));

function decide(
  { reporting, plan, token, uses, ...read }: VisitedReportingSystem,
  { entries, refused, most }: Sent,
): Outcome<Told> {
  const { agreement, party, life, clock } = reporting;
  // Of cells that can be read, everything that is wrong is told beside those that cannot.
  if (refused.length > 0) return refusals(inOrder([...refused, ...preview(reporting, entries).refused]));
  const outcome = recordAs(
    (taken, values): Told => ({
      ...{ agreement, party, values: taken.map(tellValue) },
      periods: tellPeriods({ life, values, changes: plan.state?.changes ?? [] }, taken, clock),
    }),
    ...([{ reporting, plan, ...read }, entries, { speaker: speakerOf(token), door: 'api' }, most] as const),
  );
  if (outcome.refused) return refusals(inOrder(outcome.refused));
  const enough = tooManyReports(uses.uses);
  if (enough && outcome.changes.some(({ events }) => events.length > 0)) return { refused: [enough] };
  const today = dayOf(clock.calendar.zone, clock.now);
  // Once a day is enough to see whether a token is in use.
  const used = token.usedOn === today ? [] : [usedToken(token.id, today)];
  return { ...outcome, also: [...(outcome.also ?? []), uses.count(COUNTED_REPORTS), ...used] };
}

export const reportValues = apiAct('report-values', {
  load: async (request, command) => {
    // Schemas are built while the table is read, and nobody who only looks at tokens waits for them.
    const [visited, { cellsIn, MOST_CELLS }] = await Promise.all([
      visitReportingSystem(request, [command], { whole: true }),
      import('./values-body.ts'),
    ]);
    return { ...visited, sent: { ...cellsIn(request.json), most: MOST_CELLS } };
  },
  decide: ({ left, sent, ...visited }): Outcome<Told> => {
    const over = left ? LEFT : readOnly(visited.reporting);
    return over ? { refused: [over] } : decide(visited as VisitedReportingSystem, sent);
  },
  status: 201,
  listed: true,
});
