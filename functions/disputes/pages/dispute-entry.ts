/** An event of a dispute as its record has it: with its words, as long as no law has removed them. */
import type { Instant } from '../../shared/kernel.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';

type Recorded<Event> = Event extends { type: infer Type; data: infer Data; body?: infer Body }
  ? { seq: number; at: Instant; type: Type; data: Data; body?: Body | undefined }
  : never;

export type Entry = Recorded<DisputeEvent>;
export type EntryOf<Type extends Entry['type']> = Extract<Entry, { type: Type }>;

export const entriesOf = <Type extends Entry['type']>(record: readonly Entry[], type: Type): EntryOf<Type>[] =>
  record.filter((entry): entry is EntryOf<Type> => entry.type === type);
