/** Text at the edge: its length before anything else, then line ends, one normal form, and nothing that a reader cannot see. */
import { characterName, firstHidden, writtenOut } from './characters/hidden-characters.ts';
import type { Code, Refusal } from './kernel.ts';

/** Characters of the longest text that a form takes. */
const LONGEST_TEXT = 8_000;
/**
 * UTF-16 units that may be looked at for so many characters: a character of a Mac file may be spelled with four (a letter with its
 * accents), a line break of a form with two. Longer input is refused unread, because nothing that reads it may depend on its length.
 */
export const unitsFor = (max: number): number => 4 * max;

const count = (n: number): string => n.toLocaleString('en-US');

/** Characters as people count them and no browser counts fewer: code points, a line break being one. */
const lengthOf = (text: string): number => [...text].length;

export type Flaw = Omit<Refusal, 'field'>;

export const tooLong = (text: string, max: number, instead?: string): Flaw | undefined => {
  if (text.length <= max) return undefined;
  const length = text.length > unitsFor(max) ? text.length : lengthOf(text);
  if (length <= max) return undefined;
  return {
    code: 'text-too-long',
    wrong: `The text has ${count(length)} characters; at most ${count(max)} fit here.`,
    remedy: instead === undefined ? 'Shorten it.' : `Shorten it; ${instead}`,
  };
};

/** What must not stand in a text on record, by its name. */
export function hiddenIn(text: string): Flaw | undefined {
  const hidden = firstHidden(text);
  if (!hidden) return undefined;
  const what = `The text holds ${characterName(hidden.char)}, at character ${count(hidden.at)}`;
  return hidden.reorders
    ? {
        code: 'reordering-character',
        wrong: `${what}: it shows the letters around it in another order.`,
        remedy: 'Delete it. Right-to-left scripts are shown correctly without it.',
      }
    : {
        code: 'hidden-character',
        wrong: `${what}: readers cannot see it.`,
        remedy: 'Delete it. Copied text often has some.',
      };
}

/**
 * No word has more marks on a letter: UAX #15 calls a text with at most 30 in a row stream-safe. Normalizing thousands of them would take
 * seconds.
 */
const STACKED = /\p{M}{31}/u;
const stacked = (text: string): Flaw | undefined => {
  const index = text.search(STACKED);
  return index < 0
    ? undefined
    : {
        code: 'stacked-accents',
        wrong: `The text has more than 30 accents on one letter, at character ${count(lengthOf(text.slice(0, index)))}.`,
        remedy: 'Delete them.',
      };
};

/** One kind of line break. */
const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

export type Received = { text: string; flaw?: Flaw };

/** In one normal form, and what must not stand in it. */
export function normalized(text: string): Received {
  const flaw = stacked(text);
  if (flaw) return { text, flaw };
  const normal = text.normalize('NFC');
  const hidden = hiddenIn(normal);
  return hidden ? { text: normal, flaw: hidden } : { text: normal };
}

/** A text that no one but its sender has looked at. Where there is a flaw, what is hidden in the text is written out. */
export function received(raw: string, max = LONGEST_TEXT): Received {
  const text = withLineFeeds(raw);
  if (raw.length > unitsFor(max)) return { text: writtenOut(text), flaw: tooLong(raw, max) as Flaw };
  // A tab is what people paste between the cells of a table.
  const { text: normal, flaw } = normalized(text.replaceAll('\t', ' '));
  return flaw ? { text: writtenOut(normal), flaw } : { text: normal };
}

export interface ReceivedForm {
  /** Safe to record where its name is not among `refused`, and safe to show in any case. */
  form: Record<string, string>;
  refused: Refusal[];
}

/** Hidden fields are what our own pages gave along; acts compare them and record none as it came. */
const ours = (field: string): boolean => field.startsWith('_');

/** Every field of a form, and which of them cannot be taken. */
export function receivedForm(sent: Readonly<Record<string, string>>): ReceivedForm {
  const fields = Object.entries(sent).map(([field, raw]) => ({
    field,
    ...(ours(field) ? { text: raw } : received(raw)),
  }));
  return {
    form: Object.fromEntries(fields.map(({ field, text }) => [field, text])),
    refused: fields.flatMap(({ field, flaw }) => (flaw ? [{ ...flaw, field }] : [])),
  };
}

/** What is said of a text that is not there. */
export type Empty = readonly [code: Code, wrong: string, remedy: string];

export interface Bounds {
  field: string;
  /** Characters. */
  max: number;
  /** What is wrong and what to do when nothing was written; without it, nothing need be written. */
  empty?: Empty;
  /** Where the rest of a longer text may go, as the end of a sentence. */
  instead?: string;
  /** A single line. */
  line?: boolean;
}

export type Bounded = { refused?: undefined; text: string } | { refused: Refusal; text?: undefined };

/** A received text as the record keeps it, without the blanks around it, or why it is not taken. */
export function textOf(typed: string, { field, max, empty, instead, line }: Bounds): Bounded {
  const unread = typed.length > unitsFor(max);
  const text = unread ? typed : typed.trim();
  const long = tooLong(text, max, instead);
  if (long) return { refused: { ...long, field } };
  if (text === '' && empty) return { refused: { code: empty[0], wrong: empty[1], remedy: empty[2], field } };
  if (line && text.includes('\n'))
    return {
      refused: { code: 'line-break', wrong: 'The text has a line break.', remedy: 'Write it on one line.', field },
    };
  return { text };
}

/** The same of a text that came by no form: from a system, or from a terminal. */
export function receivedTextOf(raw: string, bounds: Bounds): Bounded {
  const { text, flaw } = received(raw, bounds.max);
  return flaw ? { refused: { ...flaw, field: bounds.field } } : textOf(text, bounds);
}

/** What an act found wrong among several texts. */
export const refusalsOf = (...texts: readonly Bounded[]): Refusal[] => texts.flatMap(({ refused }) => refused ?? []);

/** Far more than any code has with whatever stands between its digits. */
const LONGEST_CODE = 100;

/**
 * A code by its digits, whatever dashes, blanks, invisible or full-width characters a mail program or a keyboard put around them. Letters
 * stay, so that what is no code is none.
 */
export const codeIn = (typed: string): string =>
  typed.length > LONGEST_CODE
    ? ''
    : typed.normalize('NFKC').replace(/[\s\p{Pd}\u2212\u00AD\p{Default_Ignorable_Code_Point}]/gu, '');

/** The words as they begin a line or a sentence. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
