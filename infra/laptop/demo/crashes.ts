/** The fifth MOU of the demonstration: four agencies, in force for ten months, and the figures that they have reported. */
import { headsIn, officialsIn, organizationOf, readExample } from './example.ts';
import { laterMonth, monthIn, monthsAfter } from './months.ts';

export const CRASHES_FILE = 'examples/crash-response.json';
export const crashes = readExample(CRASHES_FILE);
export const crashLiaisons = officialsIn(crashes, 'liaison');
export const crashHeads = headsIn(crashes);
export const CRASHES_ZONE = crashes.calendar.zone;
export const CRASHES_ORGANIZER = organizationOf(crashes);

/** The month in which the file supposes that it is signed. */
export const SUPPOSED = '2026-12';
/** So many months ago it was: a month, ten months of figures, and the days until today. */
export const MONTHS_AGO = 11;
/**
 * When whole lives are played, eleven months end on the 28th of last month, whatever day it is: ten months of figures have closed then,
 * and no other one has.
 */
export const livesBegin = (now: number): number =>
  monthsAfter(Date.parse(`${laterMonth(monthIn(CRASHES_ZONE, now), -1)}-28T17:00:00Z`), -MONTHS_AGO);

/** Months of figures, of which the first is the one after that of the signatures. */
export const MONTHS = 10;

/** The n-th month of figures, from 1. */
export const monthOf = (signed: string, number: number): string => laterMonth(signed, number);

export type Cell = Readonly<Record<string, string>>;

/**
 * What each agency reports of a month, by KPI: minutes grow again at the end, so that they are off track twice in a row. One month more
 * than the demonstration opens with, for whoever goes on.
 */
const CLEARANCE = ['66', '64', '63', '61', '60', '58', '57', '57', '62', '63', '56'];
const BEHIND = ['15', '13', '14', '16', '12', '13', '11', '14', '12', '13', '12'];
/** Numerators and denominators. */
const REACHED: Record<string, string[]> = {
  ems: [
    '212/338',
    '198/310',
    '225/346',
    '231/350',
    '240/352',
    '236/341',
    '251/357',
    '249/349',
    '246/340',
    '262/357',
    '268/352',
  ],
  fire: ['61/99', '58/94', '66/103', '70/106', '69/100', '72/103', '74/104', '77/107', '75/103', '80/108', '82/107'],
};
const TRAINED: Record<string, string[]> = {
  transport: ['12', '9', '14', '11', '10', '12', '13', '9', '12', '11', '12'],
  police: ['15', '14', '12', '16', '13', '15', '14', '12', '15', '14', '16'],
  ems: ['8', '10', '9', '7', '11', '9', '8', '10', '9', '8', '9'],
  fire: ['9', '8', '7', '10', '8', '9', '7', '', '9', '10', '9'],
};

/** Cells of one agency in the n-th month, as the API takes them; what is missing is not there. */
export function cellsOf(party: string, number: number, period: string): Cell[] {
  const at = (of: readonly string[] | undefined): string => of?.[number - 1] ?? '';
  const value = (kpi: string, of: readonly string[] | undefined): Cell[] =>
    at(of) === '' ? [] : [{ kpi, period, value: at(of) }];
  const [numerator = '', denominator = ''] = at(REACHED[party]).split('/');
  return [
    ...(numerator === '' ? [] : [{ kpi: 'reached', period, numerator, denominator }]),
    ...(party === 'police' ? value('clearance', CLEARANCE) : []),
    ...(party === 'transport' ? value('behind', BEHIND) : []),
    ...value('trained', TRAINED[party]),
  ];
}

/** Of which month transportation's figures come after their due moment, and which figure is corrected later. */
export const LATE = 4;
export const CORRECTED = {
  number: 6,
  kpi: 'clearance',
  was: '58',
  is: '56',
  reason: 'Two crashes were counted twice, under the numbers of both dispatch centers.',
};
