/** A finding is what an MOU may leave open, shown to whoever clears and signs it; it stops nothing. One file each. */
import type { Code } from '../../../shared/kernel.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';

/** Some of a field's words, by the places in its text (UTF-16 units) where they begin and end. */
export interface Words {
  from: number;
  to: number;
  text: string;
}

/** Where an MOU leaves it open. */
export interface Place {
  /** Dotted path in the file, such as `commitments.2.funds`, whether or not the file has that field. */
  field: string;
  /** What is filled in for the names in braces of `wrong`. */
  says?: Readonly<Record<string, string>>;
  /** The exact words, where it is words. */
  words?: readonly Words[];
}

export interface Finding {
  /** Names what is left open, for programs; it stays when the sentence is worded anew. */
  code: Code;
  title: string;
  /** What is wrong, in a sentence; `{what}` is filled in by the place. */
  wrong: string;
  /** What to do about it, if the parties want it closed. */
  remedy: string;
  find: (mou: SignedMou) => readonly Place[];
}

/** The field where nothing stands, or nowhere. */
export const where = (open: boolean, field: string): Place[] => (open ? [{ field }] : []);

const LONGEST_QUOTE = 80;

/** The first words of a text inside a sentence of the form. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')}…`;
}
