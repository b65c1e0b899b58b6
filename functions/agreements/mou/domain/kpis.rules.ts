/** A KPI can be reported and judged from its definition alone: who reports, from where to where, by which values in between. */
import { compareDecimals } from '../../../shared/decimal.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import type { Draft, Rule } from './draft.rules.ts';
import type { Kpi } from './kpi.schema.ts';
import { officeIn, party } from './references.rules.ts';
import { repeats } from './repeats.rules.ts';

type OfOne = (kpi: Kpi, field: string) => Refusal[];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Whether a period of the KPI begins with this month, `2027-01`. */
export const beginsIn = ({ frequency, yearStartsIn }: Pick<Kpi, 'frequency' | 'yearStartsIn'>, period: string) =>
  (Number(period.slice(5)) - yearStartsIn + 12) % MONTHS[frequency] === 0;

/** A ratio in percent is told as such: its unit begins so. */
export const isPercent = ({ unit }: Pick<Kpi, 'unit'>): boolean => /^(?:percent\b|%)/i.test(unit);

const partiesReportByOneOffice = (draft: Draft, { reporters }: Kpi, field: string): Refusal[] => [
  ...reporters.flatMap((one, index) => {
    const unknown = party(draft, one.party, `${field}.${index}.party`);
    return unknown.length > 0 ? unknown : officeIn(draft, one.party, one.office, `${field}.${index}.office`);
  }),
  ...repeats(reporters, (one) => one.party).map(({ index, word }) => ({
    code: 'reporter-twice',
    wrong: `The party \`${word}\` reports this KPI by two offices.`,
    remedy: 'Name one office of each party: several people may enter figures for it.',
    field: `${field}.${index}.party`,
  })),
];

const oneReportsForAll: OfOne = ({ measure, reporters }, field) =>
  measure === 'one' && reporters.length > 1
    ? [
        {
          code: 'reporters-of-one',
          wrong: `One party reports this figure for all, and ${reporters.length} are named.`,
          remedy: 'Name one reporter, or write `"measure": "sum"`: then the figures of all add up.',
          field: `${field}.reporters`,
        },
      ]
    : [];

const aRatioSaysOfWhat: OfOne = (kpi, field) =>
  kpi.measure !== 'ratio' || isPercent(kpi) || /\bper\b/i.test(kpi.unit)
    ? []
    : [
        {
          code: 'ratio-unit',
          wrong: 'The unit of a ratio does not say what is divided by what.',
          remedy: 'Begin it with `percent`, or write one thing `per` another, such as hours per visit.',
          field: `${field}.unit`,
        },
      ];

/** How much may be missed is a share of the way, so that a way needs its beginning. */
const aWayBeginsSomewhere: OfOne = ({ path, baseline, span, target }, field) => {
  if (path.kind === 'hold') return [];
  if (baseline === undefined && span === 'in-period')
    return [
      {
        code: 'baseline-missing',
        wrong: 'The way to the target begins nowhere: there is no baseline.',
        remedy: 'Write `baseline` with its value and day, or `"first-period"`, or the path `{"kind": "hold"}`.',
        field: `${field}.baseline`,
      },
    ];
  return typeof baseline === 'object' && baseline.day >= target.by
    ? [
        {
          code: 'baseline-too-late',
          wrong: 'The day of the baseline is not before the day of the target.',
          remedy: 'Write the day on which the baseline was measured, or a later day for the target.',
          field: `${field}.baseline.day`,
        },
      ]
    : [];
};

/** A figure that adds up begins each measuring year at nothing. */
const beginOf = ({ span, baseline }: Kpi): string | undefined =>
  span === 'to-date' ? '0' : typeof baseline === 'object' ? baseline.value : undefined;

const aLineLeadsSomewhere: OfOne = (kpi, field) => {
  const begin = beginOf(kpi);
  return kpi.path.kind === 'linear' && begin !== undefined && compareDecimals(begin, kpi.target.value) === 0
    ? [
        {
          code: 'path-of-a-hold',
          wrong: 'The figure begins at the target already, so there is no way to it.',
          remedy: 'Write the path `{"kind": "hold"}`: what is reached should stay.',
          field: `${field}.path`,
        },
      ]
    : [];
};

const stepsFollowThePeriods: OfOne = (kpi, field) => {
  if (kpi.path.kind !== 'steps') return [];
  const steps = kpi.path.values;
  return steps.flatMap(({ period }, index) => {
    const at = `${field}.path.values.${index}.period`;
    if (!beginsIn(kpi, period))
      return [
        {
          code: 'step-between-periods',
          wrong: `No ${kpi.frequency} of this KPI begins in ${period}.`,
          remedy: `Write the first month of a ${kpi.frequency}; its years begin in month ${kpi.yearStartsIn}.`,
          field: at,
        },
      ];
    const before = steps[index - 1]?.period;
    if (before === undefined || before < period) return [];
    return [
      {
        code: 'steps-out-of-order',
        wrong: `The step of ${period} does not follow the one of ${before}.`,
        remedy: 'List each period once, in the order of time.',
        field: at,
      },
    ];
  });
};

const bandsHoldWhatTheyShould: OfOne = ({ range, boardBand, target }, field) => [
  ...(range && compareDecimals(range.min, range.max) >= 0
    ? [
        {
          code: 'range-reversed',
          wrong: 'The smallest plausible figure is not less than the largest.',
          remedy: 'Correct `min` or `max`.',
          field: `${field}.range`,
        },
      ]
    : []),
  ...(boardBand &&
  (compareDecimals(boardBand.min, target.value) > 0 || compareDecimals(target.value, boardBand.max) > 0)
    ? [
        {
          code: 'target-outside-band',
          wrong: 'The target lies outside the band within which it may be moved.',
          remedy: 'Write a band around the target, or leave it out: then only an amendment moves the target.',
          field: `${field}.boardBand`,
        },
      ]
    : []),
];

const OF_ONE: readonly OfOne[] = [
  oneReportsForAll,
  aRatioSaysOfWhat,
  aWayBeginsSomewhere,
  aLineLeadsSomewhere,
  stepsFollowThePeriods,
  bandsHoldWhatTheyShould,
];

export const kpiRules: Rule = (draft) => [
  ...draft.kpis.flatMap((kpi, index) => {
    if (!kpi) return [];
    const field = `kpis.${index}`;
    return [
      ...partiesReportByOneOffice(draft, kpi, `${field}.reporters`),
      ...OF_ONE.flatMap((rule) => rule(kpi, field)),
    ];
  }),
  ...repeats(draft.kpis, (kpi) => kpi?.name).map(({ index }) => ({
    code: 'kpi-name-twice',
    wrong: 'Two KPIs have this name.',
    remedy: 'Give each KPI a name of its own.',
    field: `kpis.${index}.name`,
  })),
];
