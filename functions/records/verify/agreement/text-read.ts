/** A version of the text as a record tells of it. */
import type { ExportedEvent } from '../record.schema.ts';

export type Data = Record<string, unknown>;

/** One version of the text: how it went out, and what became of it. */
export interface TextRead {
  version: number;
  /** Of the event by which it went out. */
  data: Data;
  kind?: 'amendment' | 'renewal';
  /** The version that it follows. */
  follows?: TextRead;
  status: 'out' | 'executed' | 'given back' | 'voided' | 'replaced';
  /** Of its execution, with the end as the calendar moved it. */
  term?: Data;
  tookEffect?: boolean;
}

export interface Versions {
  texts: TextRead[];
  /** When the MOU ended, where an event says that it did. */
  endedAt?: string;
  faults: string[];
}

export const dataOf = ({ data }: Pick<ExportedEvent, 'data'>): Data => (data ?? {}) as Data;
