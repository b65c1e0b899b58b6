/** Which actions of a decision are still due, and which decided dispute stands first among those that have some. */
import type { Standing } from '../../commitments/domain/standing.rules.ts';
import type { PlainDay } from '../../shared/kernel.ts';

export interface ActionDue {
  /** Its key among commitments. */
  key: string;
  /** The name of the agency that does it. */
  party: string;
  by: PlainDay;
  /** What became of it so far. */
  says: string;
  overdue: boolean;
}

export interface DecidedRow {
  id: string;
  agreement: string;
  number: number;
  /** The MOU's number, as people name it. */
  mou: string;
  about: string;
  between: readonly string[];
  actions: readonly ActionDue[];
}

const DUE: readonly Standing[] = ['late', 'disputed', 'delivered', 'ahead'];

/** Delivered is not done: the others have to accept it. */
export const isActionDue = (standing: Standing): boolean => DUE.includes(standing);

const next = ({ actions }: DecidedRow): PlainDay => actions.map(({ by }) => by).sort()[0] ?? '';

export const firstDue = (one: DecidedRow, other: DecidedRow): number =>
  next(one) < next(other) ? -1 : next(one) > next(other) ? 1 : one.id < other.id ? -1 : 1;
