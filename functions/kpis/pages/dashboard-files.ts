/** The tables of a dashboard as files: figures, statuses, and how each agency keeps its days. */
import { agencies } from '../dashboard/domain/lapses.rules.ts';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import type { Punctuality } from '../domain/punctuality.rules.ts';
import type { Recorded } from '../domain/recorded.rules.ts';
import { shown, shownApart } from '../domain/shown.rules.ts';
import { denominator, nothing, numerator, table, value } from './file-table.ts';
import { labelOf } from './kpi-words.ts';
import type { Seen } from './seen.ts';
import type { FileColumn } from './table-files.parts.tsx';

export interface CellRow {
  seen: Seen;
  of: Assessment;
  party: string;
  recorded: Recorded;
}

export const cellRows = (pictures: readonly Picture[], seen: Seen): CellRow[] =>
  pictures.flatMap(({ periods }) =>
    periods.flatMap((of) =>
      of.contributions.flatMap(({ party, recorded }) => (recorded ? [{ seen, of, party, recorded }] : [])),
    ),
  );

type Periodic = { of: Assessment };

const OF_PERIOD: readonly FileColumn<Periodic>[] = [
  { title: 'kpi', says: 'Key of the KPI in the MOU', of: ({ of }) => of.measured.kpi.key },
  { title: 'name', says: 'Its name', of: ({ of }) => of.measured.kpi.name },
  { title: 'unit', says: 'Its unit', of: ({ of }) => of.measured.kpi.unit },
  { title: 'period', says: 'The first month of the period, such as 2027-01', of: ({ of }) => of.measured.period },
  { title: 'label', says: 'The period in words', of: ({ of }) => labelOf(of) },
];

export const FIGURES = table<CellRow>({
  name: 'figures',
  says: 'Each current figure, a row for each agency, KPI and period',
  columns: [
    ...OF_PERIOD,
    { title: 'party', says: 'Key of the agency in the MOU', of: ({ party }) => party },
    { title: 'agency', says: 'Its name', of: ({ seen, party }) => seen.nameOf(party) },
    {
      title: 'value',
      says: 'The figure as it was reported',
      number: true,
      of: ({ recorded }) => value(recorded.figure),
    },
    {
      title: 'numerator',
      says: 'Of a ratio, the numerator',
      number: true,
      of: ({ recorded }) => numerator(recorded.figure),
    },
    {
      ...{ title: 'denominator', says: 'Of a ratio, the denominator', number: true },
      of: ({ recorded }) => denominator(recorded.figure),
    },
    {
      title: 'nothing',
      says: '“yes” where there was nothing to report',
      of: ({ recorded }) => nothing(recorded.figure),
    },
    { title: 'due', says: 'When it was due, in UTC', of: ({ of }) => of.dueAt },
    { title: 'first_reported', says: 'When the first figure came, in UTC', of: ({ recorded }) => recorded.firstAt },
    {
      title: 'late',
      says: '“yes” where the first figure came late',
      of: ({ recorded }) => (recorded.late ? 'yes' : 'no'),
    },
    {
      ...{ title: 'corrections', says: 'How often it was corrected', number: true },
      of: ({ recorded }) => String(recorded.corrected ?? 0),
    },
    { title: 'as_of', says: 'When this figure came, in UTC', of: ({ recorded }) => recorded.at },
  ],
});

export interface StatusRow {
  seen: Seen;
  of: Assessment;
}

export const statusRows = (pictures: readonly Picture[], seen: Seen): StatusRow[] =>
  pictures.flatMap(({ periods }) => periods.map((of) => ({ seen, of })));

/** As they are shown beside each other: never rounded so that a miss is hidden. */
const beside = ({ recorded, required }: Assessment): [string | undefined, string | undefined] =>
  recorded && required
    ? shownApart(recorded, required.value)
    : [recorded && shown(recorded), required && shown(required.value)];

const publishedOf = ({ seen: { published }, of: { measured } }: StatusRow) =>
  (Object.hasOwn(published, measured.kpi.key) ? published[measured.kpi.key] : undefined)?.[measured.period];

export const STATUSES = table<StatusRow>({
  name: 'statuses',
  says: 'The status of each period of each KPI, a row for each KPI and period that has begun',
  columns: [
    ...OF_PERIOD,
    { title: 'last_day', says: 'The last day of the period', of: ({ of }) => of.measured.last },
    {
      title: 'version',
      says: 'Version of the MOU by which it is measured',
      number: true,
      of: ({ of }) => String(of.measured.version),
    },
    {
      title: 'value',
      says: 'What all agencies reported together, to as many digits as tell it from the required value',
      number: true,
      of: ({ of }) => beside(of)[0],
    },
    { title: 'required', says: 'What the period requires, likewise', number: true, of: ({ of }) => beside(of)[1] },
    {
      title: 'kind',
      says: 'Whether the figure should be “at-least” or “at-most” that',
      of: ({ of }) => of.measured.kpi.target.kind,
    },
    {
      title: 'target',
      says: 'The target that holds for the period',
      number: true,
      of: ({ of }) => of.measured.kpi.target.value,
    },
    { title: 'target_day', says: 'The day by which it should be reached', of: ({ of }) => of.measured.kpi.target.by },
    { title: 'status', says: 'The status as it is now', of: ({ of }) => of.status },
    {
      title: 'published',
      says: 'The status as it was published when the period closed; empty before',
      of: (row) => publishedOf(row)?.status,
    },
    { title: 'due', says: 'When its figures are due, in UTC', of: ({ of }) => of.dueAt },
    {
      ...{ title: 'reported', says: 'How many agencies have reported', number: true },
      of: ({ of }) => String(of.contributions.filter(({ recorded }) => recorded).length),
    },
    {
      title: 'reporters',
      says: 'How many agencies report',
      number: true,
      of: ({ of }) => String(of.contributions.length),
    },
    {
      ...{ title: 'missing', says: 'Agencies whose figure is missing, by name' },
      of: ({ seen, of }) =>
        of.contributions.flatMap(({ party, recorded }) => (recorded ? [] : [seen.nameOf(party)])).join('; '),
    },
  ],
});

type AgencyRow = { seen: Seen; party: string; of: Punctuality };

export const agencyRows = (pictures: readonly Picture[], seen: Seen): AgencyRow[] =>
  agencies(pictures, seen.now).map(([party, of]) => ({ seen, party, of }));

export const AGENCIES = table<AgencyRow>({
  name: 'agencies',
  says: 'How each agency meets its due days, a row for each agency',
  columns: [
    { title: 'party', says: 'Key of the agency in the MOU', of: ({ party }) => party },
    { title: 'agency', says: 'Its name', of: ({ seen, party }) => seen.nameOf(party) },
    { title: 'due', says: 'Figures that were due', number: true, of: ({ of }) => String(of.due) },
    { title: 'on_time', says: 'Of these, how many came on time', number: true, of: ({ of }) => String(of.onTime) },
    { title: 'late', says: 'How many came late', number: true, of: ({ of }) => String(of.late) },
    { title: 'missing', says: 'How many are missing', number: true, of: ({ of }) => String(of.missing.length) },
  ],
});
