/** Everything that was said of one KPI, as a file. */
import { sayDayOf } from '../../shared/time-words.ts';
import type { Entry } from '../dashboard/domain/kpi-record.rules.ts';
import { denominator, nothing, numerator, table, value } from './file-table.ts';
import type { Seen } from './seen.ts';

export interface EntryRow {
  seen: Seen;
  entry: Entry;
  label: string;
}

const REMOVED = 'removed by law';

/** Everything that was said of one KPI, what was replaced later included. */
export const RECORD = table<EntryRow>({
  name: 'record',
  says: 'Everything that was reported and corrected, the newest first: a row for each time an agency gave a figure',
  columns: [
    { title: 'period', says: 'The first month of the period, such as 2027-01', of: ({ entry }) => entry.period },
    { title: 'label', says: 'The period in words', of: ({ label }) => label },
    { title: 'party', says: 'Key of the agency in the MOU', of: ({ entry }) => entry.party },
    { title: 'agency', says: 'Its name', of: ({ seen, entry }) => seen.nameOf(entry.party) },
    { title: 'at', says: 'When it was recorded, in UTC', of: ({ entry }) => entry.at },
    {
      title: 'day',
      says: 'The same as a day where the MOU is',
      of: ({ seen, entry }) => sayDayOf(entry.at, seen.zone),
    },
    { title: 'act', says: '“reported” or “corrected”', of: ({ entry }) => (entry.was ? 'corrected' : 'reported') },
    { title: 'late', says: '“late” or “by exception” where it was', of: ({ entry }) => entry.late },
    { title: 'by_way_of', says: 'form, sheet or api', of: ({ entry }) => entry.door },
    { title: 'value', says: 'The figure', number: true, of: ({ entry }) => value(entry.figure) },
    { title: 'numerator', says: 'Of a ratio, the numerator', number: true, of: ({ entry }) => numerator(entry.figure) },
    {
      title: 'denominator',
      says: 'Of a ratio, the denominator',
      number: true,
      of: ({ entry }) => denominator(entry.figure),
    },
    { title: 'nothing', says: '“yes” where there was nothing to report', of: ({ entry }) => nothing(entry.figure) },
    { title: 'was_value', says: 'What it replaced', number: true, of: ({ entry }) => entry.was && value(entry.was) },
    {
      title: 'was_numerator',
      says: 'Likewise, of a ratio',
      number: true,
      of: ({ entry }) => entry.was && numerator(entry.was),
    },
    {
      title: 'was_denominator',
      says: 'Likewise',
      number: true,
      of: ({ entry }) => entry.was && denominator(entry.was),
    },
    {
      title: 'by',
      says: 'Who reported it; “removed by law” where that is so',
      of: ({ entry }) => entry.words?.by.name ?? REMOVED,
    },
    { title: 'note', says: 'The note beside it', of: ({ entry }) => (entry.words ? entry.words.note : REMOVED) },
    {
      title: 'source',
      says: 'Where the figure comes from',
      of: ({ entry }) => (entry.words ? entry.words.source : REMOVED),
    },
    { title: 'reason', says: 'Why it was corrected', of: ({ entry }) => (entry.words ? entry.words.reason : REMOVED) },
  ],
});
