/** What may be changed without an amendment: within the band that was signed, for periods that are not closed, and never what the text does not leave open. */

import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { isDay, notADay } from '../../../shared/day-typed.ts';
import { dayOf } from '../../../shared/days.ts';
import { compareDecimals } from '../../../shared/decimal.ts';
import { type PlainDay, type Refusal, say } from '../../../shared/kernel.ts';
import { sayDay } from '../../../shared/time-words.ts';
import { changedBy } from '../../domain/changes.rules.ts';
import { kpiIn, type Life, textOn } from '../../domain/life.rules.ts';
import { type Clock, locksAt } from '../../domain/moments.rules.ts';
import { numberTyped } from '../../domain/number-typed.rules.ts';
import { lastDay } from '../../domain/period.rules.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import { type AllValues, recordedOf } from '../../domain/recorded.rules.ts';
import { periodAsked, readOnly, unknownKpi } from '../../domain/taking.rules.ts';
import type { Proposed } from './plan.events.ts';
import type { Plan } from './plan.state.ts';

interface Ground {
  plan: Plan;
  life: Life;
  clock: Clock;
  values: AllValues;
}

type Of<Kind extends Proposed['kind']> = Extract<Proposed, { kind: Kind }>;

const AMEND = 'This needs an amendment of the MOU. Send out a version that follows it.';

/** The KPI as it is measured now, with what was changed so far. */
function kpiNow({ plan, life, clock }: Ground, key: string): Kpi | undefined {
  const today = dayOf(clock.calendar.zone, clock.now);
  const text = textOn(life, today);
  const kpi = text && kpiIn(text, key);
  if (!kpi) return undefined;
  const ever = { period: '', first: today, last: '9999-12-31', version: text.version, kpi };
  return changedBy(ever, plan.changes).kpi;
}

const number = (typed: string, field: string): Refusal[] => {
  const { refused } = numberTyped(typed, say('change-without-value', 'There is no number.', 'Write it.'));
  return refused ? [{ ...refused, field }] : [];
};

/** What was closed is told as it was published: a change holds for later periods. */
function notClosed({ plan, life }: Ground, kpi: Kpi, from: PlainDay): Refusal[] {
  if (!isDay(from)) return [notADay(from, 'from')];
  const closed = Object.hasOwn(plan.closed, kpi.key) ? plan.closed[kpi.key] : undefined;
  const last = closed === undefined ? undefined : lastDay(kpi, closed);
  if (last !== undefined && from <= last)
    return [
      say(
        'change-of-closed',
        `${calendarLabel(kpi, closed as string)} is closed, and its status stays as it was published.`,
        `Have the change start on a day after ${sayDay(last)}.`,
        'from',
      ),
    ];
  return life.last !== undefined && from > life.last
    ? [
        say(
          'change-after-end',
          `The MOU ends on ${sayDay(life.last)}, before the change would take effect.`,
          'Write an earlier day.',
          'from',
        ),
      ]
    : [];
}

function targetFindings(ground: Ground, kpi: Kpi, { value, from }: Of<'target'>): Refusal[] {
  const { boardBand, path, target } = kpi;
  if (path.kind === 'steps')
    return [say('target-of-steps', 'The way to this target is a table that was signed.', AMEND, 'value')];
  if (!boardBand)
    return [say('target-fixed', 'The MOU names no band within which this target may be moved.', AMEND, 'value')];
  const wrong = number(value, 'value');
  if (wrong.length > 0) return wrong;
  const outside = compareDecimals(value, boardBand.min) < 0 || compareDecimals(value, boardBand.max) > 0;
  const beyond = say(
    'target-beyond-band',
    `The target may be moved between ${boardBand.min} and ${boardBand.max}, and ${value} is outside that.`,
    `Choose a target within the band. ${AMEND.replace('This', 'Anything beyond')}`,
    'value',
  );
  const same = say('target-unchanged', `The target is ${target.value} already.`, 'Write another one.', 'value');
  return [
    ...(outside ? [beyond] : compareDecimals(value, target.value) === 0 ? [same] : []),
    ...notClosed(ground, kpi, from),
  ];
}

function baselineFindings(ground: Ground, kpi: Kpi, { value, day, from }: Of<'baseline'>): Refusal[] {
  if (kpi.path.kind === 'hold' || kpi.span === 'to-date')
    return [say('no-baseline', 'This KPI is not measured from a baseline.', AMEND, 'value')];
  const early = !isDay(day)
    ? [notADay(day, 'day')]
    : day < kpi.target.by
      ? []
      : [
          say(
            'baseline-day',
            'The day on which the baseline was measured is not before that of the target.',
            `Write a day before ${sayDay(kpi.target.by)}.`,
            'day',
          ),
        ];
  return [...number(value, 'value'), ...early, ...notClosed(ground, kpi, from)];
}

/** Only for a cell that its party may fill no more, and in which nothing stands. */
function exceptionFindings(ground: Ground, { kpi: key, period, party }: Of<'exception'>): Refusal[] {
  const { plan, life, clock, values } = ground;
  const asked = periodAsked(life, key, period);
  if ('refused' in asked) return [{ ...asked.refused, field: 'period' }];
  const { measured } = asked;
  if (!measured.kpi.reporters.some((one) => one.party === party))
    return [
      say('exception-for-none', `The party ${party} does not report this KPI.`, 'Choose one that does.', 'party'),
    ];
  const there = recordedOf(values, { kpi: key, period, party });
  const agreed = plan.exceptions.some((one) => one.kpi === key && one.period === period && one.party === party);
  return there || agreed || clock.now < locksAt(life, clock, measured)
    ? [
        say(
          'exception-needless',
          `${calendarLabel(measured.kpi, period)} can be ${there ? 'corrected' : 'reported'} without an exception.`,
          there ? 'Correct the figure, with the reason.' : 'Report the figure.',
          'period',
        ),
      ]
    : [];
}

/** All that stands against a change. */
export function changeFindings(ground: Ground, change: Proposed): Refusal[] {
  const over = readOnly(ground);
  if (over) return [over];
  if (change.kind === 'exception') return exceptionFindings(ground, change);
  const kpi = kpiNow(ground, change.kpi);
  if (!kpi) return [{ ...unknownKpi(change.kpi), field: 'kpi' }];
  return change.kind === 'target' ? targetFindings(ground, kpi, change) : baselineFindings(ground, kpi, change);
}
