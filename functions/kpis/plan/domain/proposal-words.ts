/** A proposed change of the plan in words, as pages, mails and the record say it. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { sayDay } from '../../../shared/time-words.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import { grouped } from '../../domain/shown.rules.ts';
import type { Proposed } from './plan.events.ts';

/** `Minutes until help arrives: target 18 for periods that end on Tue, Jun 1, 2027, or later` */
export function sayChange(change: Proposed, kpi: Pick<Kpi, 'name' | 'frequency' | 'yearStartsIn'> | undefined): string {
  const name = kpi?.name ?? change.kpi;
  switch (change.kind) {
    case 'target':
      return `${name}: target ${grouped(change.value)} for periods that end on ${sayDay(change.from)}, or later`;
    case 'baseline':
      return `${name}: baseline ${grouped(change.value)} on ${sayDay(change.day)}, for periods that end on ${sayDay(change.from)}, or later`;
    case 'exception':
      return `${name}: a late figure for ${kpi ? calendarLabel(kpi, change.period) : change.period}`;
  }
}
