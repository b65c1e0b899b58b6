/** What a person had typed in a form, in the words that its page showed. Pure: what a form says of itself comes back from anyone, and is only ever shown. */

export interface FieldShown {
  label: string;
  /** What stood in the field before anyone typed; nothing unless said. */
  was?: string | undefined;
  /** Of a choice: what each value is called. */
  of?: Readonly<Record<string, string>> | undefined;
  /** A code, which no page repeats. */
  secret?: true | undefined;
}

export interface FormShown {
  /** The address of the page on which the form stands. */
  page?: string | undefined;
  fields: Record<string, FieldShown>;
}

export interface Written {
  label: string;
  text: string;
  /** Was chosen, not typed. */
  chosen: boolean;
}

export interface Saved {
  page?: string | undefined;
  fields: readonly Written[];
  /** Names of files that were chosen: browsers keep none. */
  files: readonly string[];
}

export const NOTHING_WRITTEN: Saved = { fields: [], files: [] };

/** More than any form of ours takes. */
const LONGEST = 100_000;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 500) : undefined);
const texts = (value: unknown): Record<string, string> | undefined =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, text(one) ?? name]))
    : undefined;

/** A path of this site and nothing else: never an address that begins with two slashes, never another site. */
const pathOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?!\/)[\w\-./?=&%]{0,300}$/.test(value) ? value : undefined;

/** What a form said of itself; nothing where it cannot be read. */
function shownIn(sent = ''): FormShown {
  try {
    const told: unknown = sent.length > LONGEST ? {} : JSON.parse(sent);
    if (!isObject(told) || !isObject(told.fields)) return { fields: {} };
    const fields = Object.entries(told.fields).flatMap(([name, field]): [string, FieldShown][] =>
      isObject(field)
        ? [
            [
              name,
              {
                label: text(field.label) ?? '',
                was: typeof field.was === 'string' ? field.was : undefined,
                of: texts(field.of),
                secret: field.secret === true || undefined,
              },
            ],
          ]
        : [],
    );
    return { page: pathOf(told.page), fields: Object.fromEntries(fields) };
  } catch {
    return { fields: {} };
  }
}

/** Rows stand under one name: `followUps.0.what` with `followUps.0.by`; all fields outside of rows are one group. */
const rowOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));
/** A browser counts a line break as one character and sends it as two. */
const plain = (typed: string): string => typed.replaceAll('\r\n', '\n');

/** Everything of a form but what it carries unseen, codes, empty fields, and rows in which nothing was changed. */
export function writtenIn(form: Readonly<Record<string, string>>, files: readonly string[] = []): Saved {
  const { page, fields } = shownIn(form._form);
  const shown = (name: string): FieldShown => (Object.hasOwn(fields, name) && fields[name]) || { label: '' };
  const places = new Map(Object.keys(fields).map((name, index) => [name, index]));
  const placeOf = (name: string) => places.get(name) ?? places.size;
  const sent = Object.entries(form)
    .filter(([name]) => !name.startsWith('_') && !shown(name).secret)
    .map(([name, typed]) => ({ name, typed: plain(typed.slice(0, LONGEST)), ...shown(name) }))
    .sort((one, other) => placeOf(one.name) - placeOf(other.name));
  const changed = sent.filter(({ typed, was = '' }) => typed.trim() !== plain(was).trim());
  const touched = new Set(changed.map(({ name }) => rowOf(name)));
  const kept = sent.filter(({ name, typed }) => touched.has(rowOf(name)) && typed.trim() !== '');
  return {
    page,
    files,
    fields: kept.map(({ label, typed, of }) => ({
      label: label || 'Text',
      text: (of && Object.hasOwn(of, typed) && of[typed]) || typed,
      chosen: of !== undefined,
    })),
  };
}
