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
  /** When the MOU ended under it before its term, because fewer than two parties would be left. */
  endedAt?: string;
  /** It was signed to follow, and the MOU ended before with its parties. */
  never?: boolean;
}

export interface Versions {
  texts: TextRead[];
  /** When the MOU ended, where an event says that it did. */
  endedAt?: string;
  faults: string[];
}

export const dataOf = ({ data }: Pick<ExportedEvent, 'data'>): Data => (data ?? {}) as Data;

export interface Held {
  text: TextRead;
  from: string;
  /** Absent where no end is agreed and nothing follows. */
  until?: string;
}

/** From when to when each version that was executed holds, in their order: it gives way to the next one, or ends. */
export function heldIn(texts: readonly TextRead[]): Held[] {
  const executed = texts.filter(({ term, never }) => term !== undefined && !never);
  return executed.map((text, index) => {
    const until = executed[index + 1]?.term?.effectiveAt ?? text.endedAt ?? text.term?.endsAt;
    return { text, from: String(text.term?.effectiveAt), ...(until !== undefined && { until: String(until) }) };
  });
}
