/** Off track twice in a row, or not reported twice, is open until a correction mends it or a later period interrupts it. */
import type { Assessment } from '../../domain/assess.rules.ts';
import type { Status } from '../../domain/status.rules.ts';
import type { PlanEvent } from './plan.events.ts';
import type { OpenItem, Plan } from './plan.state.ts';

type Judged = Pick<Assessment, 'measured' | 'status'>;

/** What was not reported, or had nothing to measure, neither counts toward a row that is off track nor interrupts it. */
const NEUTRAL: readonly Status[] = ['not reported', 'nothing to measure'];

/** The row at the end of closed periods that have that status. */
function rowAtEnd(closed: readonly Judged[], status: Status, neutral: readonly Status[]): string[] {
  const row: string[] = [];
  for (const one of closed.toReversed()) {
    if (one.status === status) row.unshift(one.measured.period);
    else if (!neutral.includes(one.status)) break;
  }
  return row;
}

const KINDS = [
  { kind: 'off track twice', type: 'OffTrackTwice', status: 'off track', neutral: NEUTRAL },
  { kind: 'not reported twice', type: 'NotReportedTwice', status: 'not reported', neutral: [] },
] as const satisfies { kind: OpenItem['kind']; type: PlanEvent['type']; status: Status; neutral: readonly Status[] }[];

/** What opens or closes for a KPI, given how its closed periods stand now, in order. */
export function itemEvents({ items }: Pick<Plan, 'items'>, kpi: string, closed: readonly Judged[]): PlanEvent[] {
  return KINDS.flatMap(({ kind, type, status, neutral }): PlanEvent[] => {
    const open = items.find((item) => item.kpi === kpi && item.kind === kind);
    const row = rowAtEnd(closed, status, neutral);
    if (row.length >= 2) return open ? [] : [{ type, data: { kpi, periods: row.slice(0, 2) } }];
    if (!open) return [];
    const stands = (period: string): boolean =>
      closed.some((one) => one.measured.period === period && one.status === status);
    const how = open.periods.every(stands) ? 'over' : 'corrected';
    return [{ type: 'OpenItemClosed', data: { kpi, kind, periods: open.periods, how } }];
  });
}
