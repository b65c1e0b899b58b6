/** What the tables of figures that can be taken along have in common. */
import type { Figure } from '../domain/recorded.rules.ts';
import type { FileTable } from './table-files.parts.tsx';

export const table = <Row>(of: FileTable<Row>): FileTable<Row> => of;

export const value = (figure: Figure): string | undefined => ('value' in figure ? figure.value : undefined);
export const numerator = (figure: Figure): string | undefined => ('numerator' in figure ? figure.numerator : undefined);
export const denominator = (figure: Figure): string | undefined =>
  'denominator' in figure ? figure.denominator : undefined;
export const nothing = (figure: Figure): string => ('nothing' in figure ? 'yes' : 'no');
