/** A file is accepted as an MOU only if its shape and its cross-references hold; every finding is told at once. */
import type { Refusal } from '../../../shared/kernel.ts';
import { draftOf, salvage } from './draft.rules.ts';
import { findings } from './findings.rules.ts';
import { changesOfFirstEdition, isFirstEdition } from './first-edition.rules.ts';
import { type Mou, mouSchema } from './mou.schema.ts';
import { PARTY_RULES } from './parties.rules.ts';
import { TERM_RULES } from './terms.rules.ts';

/** The largest file, annexes not counted: 300 KB of JSON. */
export const MOU_BYTES = 300 * 1024;

/** A reader of 200 findings needs another draft, not another finding. */
const MOST_FINDINGS = 200;

const bytesOf = (input: unknown): number | undefined => {
  try {
    const text = JSON.stringify(input);
    return text === undefined ? undefined : new TextEncoder().encode(text).byteLength;
  } catch {
    return undefined; // cyclic, a bigint, or nested beyond what JSON can be written from
  }
};

const unreadable = (input: unknown): Refusal | undefined => {
  const bytes = bytesOf(input);
  if (bytes === undefined || typeof input !== 'object' || input === null || Array.isArray(input))
    return {
      code: 'not-an-mou-file',
      wrong: 'This is not an MOU file.',
      remedy: 'Send one JSON object whose `schema` is `concord/mou@2`.',
      field: '',
    };
  if (bytes > MOU_BYTES)
    return {
      code: 'mou-too-large',
      wrong: `The MOU has ${bytes.toLocaleString('en-US')} bytes; at most ${MOU_BYTES.toLocaleString('en-US')} are possible.`,
      remedy: 'Move long text to annexes.',
      field: '',
    };
  return undefined;
};

const capped = (all: Refusal[]): Refusal[] =>
  all.length <= MOST_FINDINGS
    ? all
    : [
        ...all.slice(0, MOST_FINDINGS),
        {
          code: 'more-findings',
          wrong: `There are ${(all.length - MOST_FINDINGS).toLocaleString('en-US')} more findings.`,
          remedy: 'Correct these first and send the file again.',
          field: '',
        },
      ];

export type Parsed = { mou: Mou; refusals?: undefined } | { mou?: undefined; refusals: Refusal[] };

/** Takes what `JSON.parse` returned. Texts come back normalized and defaults filled in; the input is not changed. */
export const parse = (input: unknown): Parsed => {
  const refused = unreadable(input);
  if (refused) return { refusals: [refused] };
  if (isFirstEdition(input)) return { refusals: capped(changesOfFirstEdition(input)) };
  const shaped = mouSchema.safeParse(input);
  const draft = shaped.success ? draftOf(shaped.data) : salvage(input);
  const broken = [...PARTY_RULES, ...TERM_RULES].flatMap((rule) => rule(draft));
  if (shaped.success && broken.length === 0) {
    const grown = unreadable(shaped.data); // defaults and normalization can add bytes
    return grown ? { refusals: [grown] } : { mou: shaped.data };
  }
  return { refusals: capped([...(shaped.success ? [] : findings(shaped.error, input)), ...broken]) };
};
