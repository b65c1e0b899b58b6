/** What a party reported, as its events leave it: the stream's tip counts, and the figures stand beside it by KPI and period. */
import type { Instant } from '../../shared/kernel.ts';
import type { PeriodKey } from './period.rules.ts';
import { type Recorded, recordedIn, type Values } from './recorded.rules.ts';
import type { ReportEvent } from './report.events.ts';

/** The tip: figures are no part of it, so that it stays small however long the MOU lives. */
export interface Reports {
  agreement: string;
  party: string;
  /** Cells that were ever reported, and corrections of them. */
  cells: number;
  corrections: number;
  lastAt: Instant;
  /** Of each KPI the last period that it was said of why it was missed; absent where none was. */
  explained?: Readonly<Record<string, PeriodKey>>;
}

/** Periods are explained one after the other, and sometimes once more. */
function explainedAfter({ explained = {} }: Pick<Reports, 'explained'>, { type, data }: ReportEvent) {
  if (type !== 'MissExplained') return explained;
  const before = Object.hasOwn(explained, data.kpi) ? (explained[data.kpi] ?? '') : '';
  return data.period > before ? { ...explained, [data.kpi]: data.period } : explained;
}

export function evolveReports(state: Reports | undefined, event: ReportEvent, at: Instant): Reports {
  const { type, data } = event;
  const { agreement, party } = data;
  const { cells, corrections } = state ?? { cells: 0, corrections: 0 };
  const explained = explainedAfter(state ?? {}, event);
  const count = 'cells' in data ? data.cells.length : 0;
  const corrects = type === 'ValuesCorrected';
  return {
    ...{ agreement, party, lastAt: at },
    cells: corrects ? cells : cells + count,
    corrections: corrects ? corrections + count : corrections,
    ...(Object.keys(explained).length > 0 && { explained }),
  };
}

/** A first figure, or one in the place of what stood there: when the first one came, and that it was late, stays. */
export const recordedAfter = (
  before: Recorded | undefined,
  { figure, at, late }: { figure: Recorded['figure']; at: Instant; late?: boolean },
): Recorded =>
  before
    ? { ...before, figure, at, corrected: (before.corrected ?? 0) + 1 }
    : { figure, firstAt: at, at, ...(late && { late: true }) };

/** The party's figures after an event: a correction stands from its event on, and the time of the first figure stays. */
export function valuesAfter(values: Values, event: ReportEvent, at: Instant): Values {
  if (event.type === 'MissExplained') return values;
  const changed = new Map<string, Record<string, Recorded>>();
  const put = (kpi: string, period: string, recorded: Recorded) => {
    const own = changed.get(kpi) ?? { ...(Object.hasOwn(values, kpi) ? values[kpi] : {}) };
    own[period] = recorded;
    changed.set(kpi, own);
  };
  const corrects = event.type === 'ValuesCorrected';
  for (const cell of event.data.cells) {
    const { kpi, period, figure } = cell;
    const before = corrects ? recordedIn(values, kpi, period) : undefined;
    put(kpi, period, recordedAfter(before, { figure, at, late: 'late' in cell && cell.late !== undefined }));
  }
  return { ...values, ...Object.fromEntries(changed) };
}
