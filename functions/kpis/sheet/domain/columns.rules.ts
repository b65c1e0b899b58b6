/** The columns of a sheet, by the names that people give them; what is not known is asked about and not passed over. */
import { type Refusal, say } from '../../../shared/kernel.ts';

/** What our own sheets call their columns. `name` is for readers and read by nobody. */
export const COLUMNS = [
  ...['kpi', 'name', 'party', 'unit', 'period', 'value', 'numerator', 'denominator', 'note', 'source', 'reason'],
] as const satisfies readonly string[];
export type Column =
  | 'kpi'
  | 'name'
  | 'party'
  | 'unit'
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'note'
  | 'source'
  | 'reason';

const ALSO: Readonly<Record<string, Column>> = {
  k: 'kpi',
  key: 'kpi',
  agency: 'party',
  p: 'period',
  v: 'value',
  num: 'numerator',
  den: 'denominator',
  n: 'note',
};

export function columnOf(title: string): Column | undefined {
  const name = title.trim().toLowerCase();
  if ((COLUMNS as readonly string[]).includes(name)) return name as Column;
  return Object.hasOwn(ALSO, name) ? ALSO[name] : undefined;
}

/** Where each column stands, counted from 0, and what is wrong with the first row. */
export interface Header {
  places: Partial<Record<Column, number>>;
  refused: Refusal[];
}

const letterOf = (index: number): string => String.fromCharCode(65 + (index % 26));
/** As a spreadsheet calls it: `C`. */
export const place = (index: number): string =>
  index < 26 ? letterOf(index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index)}`;

export function headerOf(titles: readonly string[]): Header {
  const places: Partial<Record<Column, number>> = {};
  const refused = titles.flatMap((title, index) => {
    const field = `rows.1.${title.trim() || place(index)}`;
    const column = columnOf(title);
    if (!column)
      return title.trim() === ''
        ? []
        : [
            say(
              'column-unknown',
              `There is no column “${title.trim().slice(0, 60)}”.`,
              `Rename it to one of ${COLUMNS.join(', ')}, or delete it.`,
              field,
            ),
          ];
    if (places[column] !== undefined)
      return [say('column-twice', `The column ${column} is there twice.`, 'Delete one of the two.', field)];
    places[column] = index;
    return [];
  });
  const needed = [
    ...(['kpi', 'period'] as const),
    ...(places.numerator !== undefined && places.denominator !== undefined ? [] : (['value'] as const)),
  ].filter((column) => places[column] === undefined);
  return {
    places,
    refused: [
      ...refused,
      ...needed.map((column) =>
        say('column-missing', `There is no column ${column}.`, 'Add it to the first row.', 'rows.1'),
      ),
    ],
  };
}
