/** What each entry of a batch would be: a first figure, a correction, nothing new, or refused with all that is wrong. */

import { type Refusal, say } from '../../shared/kernel.ts';
import { type Checked, checkEntry } from './entry.rules.ts';
import { at, type Entry, isBlank } from './figure-typed.rules.ts';
import { latestKpi, type Measured } from './life.rules.ts';
import { figureText, type Recorded, recordedIn, sameFigure, sayFigure, type Values } from './recorded.rules.ts';
import { periodAsked, readOnly, type Taking, type Timing, takenNow } from './taking.rules.ts';

/** What a report is decided by: of the party that reports, its figures of the years that it reports about. */
export interface Reporting extends Taking {
  agreement: string;
  party: string;
  values: Values;
}

/** An entry as it would be recorded. */
export interface Taken extends Checked {
  entry: Entry;
  measured: Measured;
  /** `same`: this figure stands already, and nothing is recorded. */
  how: 'first' | 'correction' | 'same';
  timing: Timing;
  was?: Recorded;
}

const notReporter = ({ kpi }: Measured, party: string): Refusal =>
  say(
    'not-a-reporter',
    `The party ${party} does not report “${kpi.name}”.`,
    `Leave it to those who do: ${kpi.reporters.map((one) => one.party).join(', ')}.`,
  );

const ofAnother = (party: string): Refusal =>
  say(
    'cell-of-another',
    `This cell is for the party ${party.slice(0, 40)}.`,
    'Report the cells of your own agency alone.',
  );

/** Two reporters on one cell: the second sees both figures, and corrects with a reason or leaves it. */
function against(was: Recorded | undefined, { figure, words }: Checked, { where, seen }: Entry): Refusal[] {
  const place = 'numerator' in figure ? 'numerator' : 'value';
  const there = was ? figureText(was.figure) : '';
  if (was && sameFigure(was.figure, figure)) return [];
  if (seen !== undefined && seen !== there)
    return [
      at(
        where,
        place,
        say(
          'figure-changed',
          `Since you looked, the figure on record is ${was ? sayFigure(was.figure) : 'nothing'}; you saw ${seen === '' ? 'nothing' : seen} and gave ${sayFigure(figure)}.`,
          'Compare them. If yours is right, correct the one on record, and say why.',
        ),
      ),
    ];
  if (!was || words.reason) return [];
  return [
    at(
      where,
      'reason',
      say(
        'figure-there',
        `${sayFigure(was.figure).replace(/^n/, 'N')} is on record already, and you gave ${sayFigure(figure)}.`,
        'If yours is right, correct the one on record, and say why.',
      ),
    ),
  ];
}

type Look = { taken: Taken; refused?: undefined } | { refused: Refusal[]; taken?: undefined };

function lookAt(reporting: Reporting, entry: Entry): Look {
  const { party, values } = reporting;
  const { where } = entry;
  if (!isBlank(entry.party) && entry.party?.trim() !== party)
    return { refused: [at(where, 'party', ofAnother(entry.party?.trim() ?? ''))] };
  if (isBlank(entry.kpi))
    return {
      refused: [
        at(where, 'kpi', say('kpi-missing', 'There is no KPI.', 'Write the key of one of your agency’s KPIs.')),
      ],
    };
  const asked = periodAsked(reporting.life, entry.kpi.trim(), entry.period);
  if ('refused' in asked) {
    const field = asked.refused.code === 'kpi-unknown' ? 'kpi' : 'period';
    return { refused: [at(where, field, asked.refused), ...valueAlone(reporting, entry)] };
  }
  const { measured } = asked;
  if (!measured.kpi.reporters.some((one) => one.party === party))
    return { refused: [at(where, 'kpi', notReporter(measured, party))] };
  const was = recordedIn(values, measured.kpi.key, measured.period);
  const taken = takenNow(reporting, measured, { party, there: was !== undefined });
  const { read, refused = [] } = checkEntry(measured.kpi, entry);
  const wrong = [
    ...('refused' in taken ? [at(where, 'period', taken.refused)] : []),
    ...refused,
    ...(read ? against(was, read, entry) : []),
  ];
  if (wrong.length > 0 || !read || 'refused' in taken) return { refused: wrong };
  const how = !was ? 'first' : sameFigure(was.figure, read.figure) ? 'same' : 'correction';
  return { taken: { entry, measured, ...read, how, timing: taken.timing, ...(was && { was }) } };
}

/** What is wrong with the figure itself, where its period cannot be told: all errors of a row are told at once. */
const valueAlone = ({ life }: Reporting, entry: Entry): Refusal[] => {
  const kpi = latestKpi(life, entry.kpi.trim());
  return kpi ? (checkEntry(kpi, entry).refused ?? []) : [];
};

/** Cells that are named more than once: which of two is meant is not guessed. */
function twice(entries: readonly Entry[]): Refusal[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ kpi, period, where }) => {
    if (isBlank(kpi) || isBlank(period)) return [];
    const cell = `${kpi.trim()} ${period.trim().slice(0, 7)}`;
    const before = seen.get(cell);
    if (before === undefined) {
      seen.set(cell, where);
      return [];
    }
    const first = before.replace(/^rows\./, 'row ');
    return [at(where, 'period', say('cell-twice', `The same cell is in ${first} already.`, 'Keep one of the two.'))];
  });
}

export interface Preview {
  /** In the order of the entries, without those that are refused. */
  taken: Taken[];
  refused: Refusal[];
}

/** Everything that would be recorded, and everything that is wrong. */
export function preview(reporting: Reporting, entries: readonly Entry[]): Preview {
  const over = readOnly(reporting);
  if (over) return { taken: [], refused: [over] };
  const looks = entries.map((entry) => lookAt(reporting, entry));
  return {
    taken: looks.flatMap(({ taken }) => taken ?? []),
    refused: [...looks.flatMap(({ refused }) => refused ?? []), ...twice(entries)],
  };
}
