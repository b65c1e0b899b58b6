/** A table as a file: its columns, each said in words, so that the file can be read without its page. */
import type { Figure } from '../domain/recorded.rules.ts';
import type { CsvColumn } from '../sheet/domain/csv.ts';

export interface FileColumn<Row> extends CsvColumn<Row> {
  /** What is in it. */
  says: string;
}

export interface FileTable<Row = unknown> {
  /** `figures`: the file is `figures.csv`. */
  name: string;
  says: string;
  columns: readonly FileColumn<Row>[];
}

export const table = <Row>(of: FileTable<Row>): FileTable<Row> => of;

export const value = (figure: Figure): string | undefined => ('value' in figure ? figure.value : undefined);
export const numerator = (figure: Figure): string | undefined => ('numerator' in figure ? figure.numerator : undefined);
export const denominator = (figure: Figure): string | undefined =>
  'denominator' in figure ? figure.denominator : undefined;
export const nothing = (figure: Figure): string => ('nothing' in figure ? 'yes' : 'no');
