/** The trend of a KPI as a chart, with the same figures in a table that stands folded below it. */

import { sayTrend, trendOf } from '../charts/trend.rules.ts';
import { TrendChart } from '../charts/trend-chart.tsx';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import { grouped } from '../domain/shown.rules.ts';
import { sayBeside } from '../domain/status-words.rules.ts';
import { labelOf, saySilent, sayTarget, withinSentence } from './kpi-words.ts';
import type { Seen } from './seen.ts';
import { StackedTable } from './stacked-table.parts.tsx';
import { StatusTag } from './status-tag.tsx';

const EVERY = { month: 'month', quarter: 'quarter', year: 'year' } as const;

export interface TrendView {
  of: Picture;
  seen: Seen;
  /** So many of the newest periods. */
  most: number;
  plot?: number;
  noted?: boolean;
}

const byPeriod = (periods: readonly Assessment[]) => new Map(periods.map((one) => [one.measured.period, one]));

const NOTES = { late: 'came late', exception: 'taken by an exception', corrected: 'corrected' } as const;

const published = (of: Picture, { published }: Seen) =>
  Object.hasOwn(published, of.key) ? published[of.key] : undefined;

export function KpiTrend({ of, seen, most, plot, noted }: TrendView) {
  const trend = trendOf(of, {
    ...{ published: published(of, seen), exceptions: seen.plan?.exceptions ?? [], today: seen.today, most },
  });
  if (!trend || of.periods.length === 0) return null;
  const { kpi } = of;
  const known = byPeriod(of.periods);
  const began = trend.points.filter(({ period }) => known.has(period));
  const figureOf = (period: string): string | undefined => {
    const one = known.get(period);
    return one && sayBeside(one).value;
  };
  const rows = began.toReversed().flatMap((point) => {
    const one = known.get(point.period);
    return one ? [{ point, one }] : [];
  });
  const cut = of.periods.length > began.length ? `, the newest ${began.length} of ${of.periods.length}` : '';
  return (
    <>
      <TrendChart
        id={`trend-${of.key}`}
        title={`${kpi.name}, by ${EVERY[kpi.frequency]}${cut}`}
        description={`${sayTrend(began, figureOf)} The target is ${withinSentence(sayTarget(kpi))}.`}
        trend={trend}
        {...(plot !== undefined && { plot })}
        {...(noted && { noted })}
      />
      <details class="kpi-fold">
        <summary>
          These figures as a table<span class="usa-sr-only">: {kpi.name}</span>
        </summary>
        <StackedTable
          caption={`In ${kpi.unit}, the newest first${cut}`}
          keyOf={({ point }) => point.period}
          rows={rows}
          columns={[
            { title: 'Period', of: ({ one }) => labelOf(one) },
            { title: 'Figure', of: ({ one }) => sayBeside(one).value ?? 'None', figures: true },
            { title: 'Required', of: ({ one }) => sayBeside(one).required ?? 'Not known yet', figures: true },
            { title: 'Target', of: ({ one }) => grouped(one.measured.kpi.target.value), figures: true },
            {
              title: 'Status',
              of: ({ one, point }) => (
                <>
                  <StatusTag status={one.status} />
                  {one.status === 'not reported' && <p class="concord-small">Missing: {saySilent(one, seen)}</p>}
                  {point.was && <p class="concord-small">Published as {point.was.status}</p>}
                </>
              ),
            },
            {
              title: 'Notes',
              of: ({ point: { marks } }) => (marks.length > 0 ? marks.map((mark) => NOTES[mark]).join(', ') : 'None'),
            },
          ]}
        />
      </details>
    </>
  );
}
