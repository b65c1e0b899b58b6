/** What a party reported, as its events leave it: the stream's tip counts, and the figures stand beside it by KPI and period. */
import type { Instant } from '../../shared/kernel.ts';
import type { PeriodKey } from './period.rules.ts';
import { type Recorded, recordedIn, type Values } from './recorded.rules.ts';
import type { ReportEvent, TokenEvent, ValuesEvent } from './report.events.ts';

/** The tip: figures are no part of it, so that it stays small however long the MOU lives. */
export interface Reports {
  agreement: string;
  party: string;
  /** Cells that were ever reported, and corrections of them. */
  cells: number;
  corrections: number;
  lastAt: Instant;
  /** Of systems that report for it, in the order in which they were made: all that may, and the last ones that may no longer. */
  tokens?: readonly Token[];
  /** Of each KPI the last period that it was said of why it was missed; absent where none was. */
  explained?: Readonly<Record<string, PeriodKey>>;
}

export interface Token {
  id: string;
  revoked?: true;
}

/** Of revoked tokens so many are remembered. */
const REMEMBERED = 10;

function tokensAfter(tokens: readonly Token[], { type, data: { token: id } }: TokenEvent): Token[] {
  if (type === 'TokenMade') return [...tokens, { id }];
  const marked = tokens.map((one): Token => (one.id === id ? { id, revoked: true } : one));
  const forgotten = marked.filter(({ revoked }) => revoked).slice(0, -REMEMBERED);
  return marked.filter((one) => !forgotten.includes(one));
}

/** Periods are explained one after the other, and sometimes once more. */
function explainedAfter({ explained = {} }: Pick<Reports, 'explained'>, { type, data }: ReportEvent) {
  if (type !== 'MissExplained') return explained;
  const before = Object.hasOwn(explained, data.kpi) ? (explained[data.kpi] ?? '') : '';
  return data.period > before ? { ...explained, [data.kpi]: data.period } : explained;
}

export function evolveReports(state: Reports | undefined, event: ReportEvent, at: Instant): Reports {
  const { agreement, party } = event.data;
  const { cells, corrections, tokens = [] } = state ?? { cells: 0, corrections: 0 };
  const count = 'cells' in event.data ? event.data.cells.length : 0;
  const corrects = event.type === 'ValuesCorrected';
  const known = 'token' in event.data ? tokensAfter(tokens, event as TokenEvent) : tokens;
  const explained = explainedAfter(state ?? {}, event);
  return {
    ...{ agreement, party, lastAt: at },
    ...(known.length > 0 && { tokens: known }),
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

export const bringsFigures = (event: ReportEvent): event is ValuesEvent => 'cells' in event.data;

/** The party's figures after an event: a correction stands from its event on, and the time of the first figure stays. */
export function valuesAfter(values: Values, event: ReportEvent, at: Instant): Values {
  if (!bringsFigures(event)) return values;
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
