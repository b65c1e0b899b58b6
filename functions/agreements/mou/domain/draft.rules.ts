/** A file with faults is still read as far as it can be, so that one answer names every fault. */
import type { Refusal } from '../../../shared/kernel.ts';
import { type Level, levelSchema } from './board.schema.ts';
import { contactSchema } from './contact.schema.ts';
import { kpiSchema } from './kpi.schema.ts';
import { type Mou, mouSchema, sectionSchema } from './mou.schema.ts';
import { key } from './mou.text.ts';
import { partySchema } from './party.schema.ts';
import { commitmentSchema, creditSchema, decisionRightSchema } from './responsibilities.schema.ts';
import { closingDutySchema, survivingSchema } from './term.schema.ts';

/** The lists whose entries are read one by one: one that cannot be read spoils no other. */
const LISTS = {
  parties: partySchema,
  sections: sectionSchema,
  decisionRights: decisionRightSchema,
  commitments: commitmentSchema,
  publicCredit: creditSchema,
  kpis: kpiSchema,
  closingDuties: closingDutySchema,
  survivingObligations: survivingSchema,
  contacts: contactSchema,
} as const;
type Listed = keyof typeof LISTS;

type Readable<T> = readonly (T | undefined)[];

/** What could be read of a file: a part with a wrong shape is absent, an entry with a wrong shape is undefined at its index. */
export type Draft = Partial<Omit<Mou, Listed | 'ladder'>> & { [Name in Listed]: Readable<Mou[Name][number]> } & {
  /** The key of every party, even of one that could not be read; absent if there is no list of parties. */
  keys?: ReadonlySet<string>;
  levels: Readable<Level>;
};

/** A rule of an MOU: what it finds wrong in a draft, with the field. */
export type Rule = (draft: Draft) => Refusal[];

interface Reader<T> {
  safeParse(value: unknown): { data?: T | undefined };
}

/** Entries beyond this are not read: the list is refused for its length anyway. */
const MOST_ENTRIES = 200;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST_ENTRIES) : []);
const each = <T>(reader: Reader<T>, value: unknown) => list(value).map((entry) => reader.safeParse(entry).data);
const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The draft of a file that has the shape of an MOU. */
export const draftOf = (mou: Mou): Draft => ({
  ...mou,
  keys: new Set(mou.parties.map((party) => party.key)),
  levels: mou.ladder?.levels ?? [],
});

/** The draft of a file that does not. */
export const salvage = (input: unknown): Draft => {
  const raw = fields(input);
  const parts = Object.entries(mouSchema.shape).map(([name, reader]) => [
    name,
    (reader as Reader<unknown>).safeParse(raw[name]).data,
  ]);
  const keys = each(
    key,
    list(raw.parties).map((party) => fields(party).key),
  );
  return {
    ...Object.fromEntries(parts.filter(([, value]) => value !== undefined)),
    ...(Array.isArray(raw.parties) ? { keys: new Set(keys.filter((one) => one !== undefined)) } : {}),
    ...Object.fromEntries(Object.entries(LISTS).map(([name, reader]) => [name, each<unknown>(reader, raw[name])])),
    levels: each(levelSchema, fields(raw.ladder).levels),
  } as Draft;
};
