/** What KPIs, periods and statuses are called on pages. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { sayDay } from '../../shared/time-words.ts';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import type { Amount } from '../domain/exact.rules.ts';
import { calendarLabel, periodLabel } from '../domain/period-label.rules.ts';
import { type Figure, figureText, sayFigure } from '../domain/recorded.rules.ts';
import { grouped, shown } from '../domain/shown.rules.ts';
import { type Status, shortfall } from '../domain/status.rules.ts';
import { sayBeside } from '../domain/status-words.rules.ts';
import type { Seen } from './seen.ts';

export const STATUS_WORDS: Record<Status, string> = {
  'on track': 'On track',
  'at risk': 'At risk',
  'off track': 'Off track',
  'not reported': 'Not reported',
  'nothing to measure': 'Nothing to measure',
  incomplete: 'Not complete',
  'not due': 'Not due yet',
};

/** `1 is off track, 2 are on track` */
const TALLIED: Record<Status, string> = {
  'on track': 'on track',
  'at risk': 'at risk',
  'off track': 'off track',
  'not reported': 'not reported',
  'nothing to measure': 'with nothing to measure',
  incomplete: 'not complete yet',
  'not due': 'not due yet',
};

const andBetween = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `Of 3 KPIs, 1 is off track and 2 are on track.` */
export function sayTally(tallied: readonly [Status, number][]): string {
  const all = tallied.reduce((sum, [, count]) => sum + count, 0);
  const [first] = tallied;
  if (!first) return 'There is no KPI.';
  if (tallied.length === 1)
    return all === 1 ? `The one KPI is ${TALLIED[first[0]]}.` : `All ${all} KPIs are ${TALLIED[first[0]]}.`;
  return `Of ${all} KPIs, ${andBetween(tallied.map(([status, count]) => `${count} ${count === 1 ? 'is' : 'are'} ${TALLIED[status]}`))}.`;
}

export const labelOf = ({ measured: { kpi, period } }: Pick<Assessment, 'measured'>): string =>
  calendarLabel(kpi, period);
export const longLabelOf = ({ measured: { kpi, period } }: Pick<Assessment, 'measured'>, { fiscal }: Seen): string =>
  periodLabel(kpi, period, fiscal);

/** Within a sentence: `at most 15 by Fri, Dec 31, 2027` */
export const withinSentence = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

/** `At most 15 by Fri, Dec 31, 2027` */
export const sayTarget = ({ target }: Pick<Kpi, 'target'>): string =>
  `${target.kind === 'at-least' ? 'At least' : 'At most'} ${grouped(target.value)} by ${sayDay(target.by)}`;

export const sayAmount = (one: Amount): string => grouped(shown(one));

/** What stands in a table where there may be nothing. */
export const NONE = 'None';

/** Of a figure as it was reported, with thousands parted. */
export const sayReported = (figure: Figure): string => ('value' in figure ? grouped(figure.value) : sayFigure(figure));
export const figureName = figureText;

/** How many names of agencies a sentence bears. */
const MOST_NAMES = 4;

/** `Fire and Parks`, or `59 of 60 agencies`. */
export function saySilent({ contributions }: Pick<Assessment, 'contributions'>, { nameOf }: Seen): string {
  const silent = contributions.filter(({ recorded }) => !recorded);
  return silent.length > MOST_NAMES
    ? `${silent.length} of ${contributions.length} agencies`
    : andBetween(silent.map(({ party }) => nameOf(party)));
}

export const howMany = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

/** By how much a judged figure misses what is required, as it is shown beside it. */
export function sayMissed(one: Assessment): string | undefined {
  if (one.status !== 'at risk' && one.status !== 'off track') return undefined;
  const { recorded, required, measured } = one;
  return recorded && required && sayAmount(shortfall(measured.kpi.target.kind, recorded, required.value));
}

/** What stands large on a card: the figure, or what there is instead of it. */
export function sayNumber({ latest, open }: Pick<Picture, 'latest' | 'open'>): { number: string; of: string } {
  const one = latest ?? open;
  if (!one) return { number: 'No figure yet', of: '' };
  const { value } = sayBeside(one);
  if (one.status === 'nothing to measure' || value === undefined)
    return { number: one.status === 'nothing to measure' ? 'Nothing' : 'No figure', of: '' };
  const there = one.contributions.filter(({ recorded }) => recorded).length;
  const partly =
    one.silent.length > 0 ? `so far, from ${there} of ${howMany(one.contributions.length, 'agency', 'agencies')}` : '';
  return { number: value, of: partly };
}
