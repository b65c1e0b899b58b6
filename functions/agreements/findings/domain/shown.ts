/** What was shown beside a text to whoever cleared and signed it, as it is kept: pages read it and find nothing anew. */
import type { Words } from './finding.ts';

/** Raised with whatever changes what is found in a text, or how it is said. */
export const RULES = 1;

export interface Shown {
  code: string;
  title: string;
  /** What is wrong, as a full sentence. */
  wrong: string;
  /** What to do about it, as a full sentence. */
  remedy: string;
  /** Dotted path in the file. */
  field: string;
  /** The section of the document that leads to it, by its `data-part`. */
  part: string;
  /** The exact words, where it is words: places in the field's text, in UTF-16 units. */
  words?: Words[];
}

export interface ShownFindings {
  format: 'concord-findings@1';
  /** Version of the rules that found them. */
  rules: number;
  /** Hash of the text in which they were found. */
  textHash: string;
  findings: Shown[];
  /** So many more were found than are shown. */
  more: number;
}
