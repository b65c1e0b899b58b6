/** When figures were closed and how they stood then, and when they are due next. */
import { type Close, closesIn } from '../../../kpis/domain/closes.rules.ts';
import { calendarLabel } from '../../../kpis/domain/period-label.rules.ts';
import type { PlanEvent } from '../../../kpis/plan/domain/plan.events.ts';
import { isMissed } from '../../../kpis/plan/domain/plan.state.ts';
import { addMonths, dayOf } from '../../../shared/days.ts';
import { capital } from '../../../shared/text.ts';
import type { Facts, Told } from './facts.ts';
import type { Item, Mark } from './item.ts';

type Closed = Extract<PlanEvent, { type: 'PeriodClosed' }>['data'];

/** Figures further ahead are as regular as these. */
const AHEAD_MONTHS = 24;

const many = (count: number, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`;

function closedItem({ agreement }: Facts, { closedAt, statuses }: Closed): Mark {
  const missed = statuses.filter(({ status }) => isMissed(status));
  const [one] = statuses;
  const alone = statuses.length === 1 && one;
  return {
    ...{ id: `closed ${closedAt}`, lane: 'kpis', at: closedAt, look: missed.length === 0 ? 'good' : 'poor' },
    what: `${many(statuses.length, 'KPI')} closed`,
    how: alone
      ? capital(alone.status)
      : missed.length === 0
        ? 'None missed'
        : `${missed.length} of ${statuses.length} missed`,
    page: alone ? `/agreements/${agreement}/kpis/${alone.kpi}` : `/agreements/${agreement}/kpis`,
  };
}

const periodsOf = ({ measured }: Close): string =>
  [...new Set(measured.map(({ kpi, period }) => calendarLabel(kpi, period)))].join(', ');

export function figureItems(facts: Facts): Item[] {
  const { agreement, figures, now, zone } = facts;
  if (!figures) return [];
  const { told, life, clock } = figures;
  const closed = told.flatMap(({ type, data }: Told<PlanEvent>) =>
    type === 'PeriodClosed' ? [closedItem(facts, data as Closed)] : [],
  );
  const ahead = closesIn(life, clock, addMonths(dayOf(zone, now), AHEAD_MONTHS)).filter(({ at }) => at > now);
  return [
    ...closed,
    ...ahead.map(
      (one): Mark => ({
        ...{ id: `due ${one.at}`, lane: 'kpis', look: 'ahead', at: one.at },
        what: `Figures due of ${many(one.measured.length, 'KPI')}`,
        how: periodsOf(one),
        page: `/agreements/${agreement}/kpis`,
      }),
    ),
  ];
}
