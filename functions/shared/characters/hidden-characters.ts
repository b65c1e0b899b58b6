/** What a reader cannot see, or what shows letters in another order than the record holds them: told by name and place, and written out. */

/** Named by the Unicode Character Database; whatever else is hidden is told by its code point alone. */
const NAMES: Readonly<Record<number, string>> = {
  0: 'NULL',
  9: 'CHARACTER TABULATION',
  11: 'LINE TABULATION',
  12: 'FORM FEED',
  13: 'CARRIAGE RETURN',
  27: 'ESCAPE',
  127: 'DELETE',
  133: 'NEXT LINE',
  173: 'SOFT HYPHEN',
  847: 'COMBINING GRAPHEME JOINER',
  1564: 'ARABIC LETTER MARK',
  4447: 'HANGUL CHOSEONG FILLER',
  4448: 'HANGUL JUNGSEONG FILLER',
  6158: 'MONGOLIAN VOWEL SEPARATOR',
  8203: 'ZERO WIDTH SPACE',
  8204: 'ZERO WIDTH NON-JOINER',
  8205: 'ZERO WIDTH JOINER',
  8206: 'LEFT-TO-RIGHT MARK',
  8207: 'RIGHT-TO-LEFT MARK',
  8232: 'LINE SEPARATOR',
  8233: 'PARAGRAPH SEPARATOR',
  8234: 'LEFT-TO-RIGHT EMBEDDING',
  8235: 'RIGHT-TO-LEFT EMBEDDING',
  8236: 'POP DIRECTIONAL FORMATTING',
  8237: 'LEFT-TO-RIGHT OVERRIDE',
  8238: 'RIGHT-TO-LEFT OVERRIDE',
  8288: 'WORD JOINER',
  8294: 'LEFT-TO-RIGHT ISOLATE',
  8295: 'RIGHT-TO-LEFT ISOLATE',
  8296: 'FIRST STRONG ISOLATE',
  8297: 'POP DIRECTIONAL ISOLATE',
  12644: 'HANGUL FILLER',
  65039: 'VARIATION SELECTOR-16',
  65279: 'ZERO WIDTH NO-BREAK SPACE',
  65440: 'HALFWIDTH HANGUL FILLER',
};

/** `U+202E` */
export const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** `U+202E RIGHT-TO-LEFT OVERRIDE` */
export const characterName = (char: string): string => {
  const name = NAMES[char.codePointAt(0) ?? 0];
  return name === undefined ? codePoint(char) : `${codePoint(char)} ${name}`;
};

/**
 * Controls but the line feed; whatever Unicode says to show as nothing (Default_Ignorable_Code_Point, which has all marks of direction);
 * separators that break lines in some programs only; interlinear annotations; code points without an agreed meaning.
 */
const HIDDEN =
  /[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB[\p{Cc}--\n]]/gv;
/** Embeddings, overrides and isolates (UAX #9, Explicit Directional Formatting Characters). */
const REORDERS = /[\u202A-\u202E\u2066-\u2069]/;

/** Scripts in which a joiner is spelling (Persian, Hindi): it may stand between their letters only. */
const SCRIPT =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gujarati}\\p{Script=Gurmukhi}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Oriya}\\p{Script=Sinhala}\\p{Script=Tamil}\\p{Script=Telugu}]';

/**
 * Hidden characters that show in what is around them: joiners in those scripts and between two emoji, the selector that makes a sign an
 * emoji, and the tags of the three flags that have some (UTS #51). `\p{RGI_Emoji}` would say it in one word, and costs 20 ms to load.
 */
const SPELLED = new RegExp(
  [
    `(?<=${SCRIPT})[\\u200C\\u200D](?=${SCRIPT})`,
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{Emoji}--[0-9#*]])\\uFE0F',
    '(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
    '(?<=\\u{1F3F4})\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}',
  ].join('|'),
  'gv',
);
const MAY_SPELL = /\u200C|\u200D|\uFE0F|\u{E007F}/u;

/** The same length, so that places stay. */
const withoutSpelling = (text: string): string =>
  MAY_SPELL.test(text) ? text.replace(SPELLED, (spelled) => '.'.repeat(spelled.length)) : text;

/** Without what is of no width and orders nothing: where only an address or a number is meant, it means nothing. */
export const withoutInvisible = (text: string): string =>
  text.replace(/\u00AD|\u200B|\u200C|\u200D|\u2060|\uFEFF/g, '');

export interface HiddenCharacter {
  char: string;
  /** Counted from 1 in code points; a line break is one. */
  at: number;
  reorders: boolean;
}

/** The first of them in a text, if there is one. */
export function firstHidden(text: string): HiddenCharacter | undefined {
  const plain = withoutSpelling(text);
  const index = plain.search(HIDDEN);
  if (index < 0) return undefined;
  const char = String.fromCodePoint(plain.codePointAt(index) ?? 0);
  return { char, at: [...text.slice(0, index)].length + 1, reorders: REORDERS.test(char) };
}

/** Every one of them written out as `[U+202E]`: what is shown again shows what it holds, in the order in which it holds it. */
export function writtenOut(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: char } of withoutSpelling(text).matchAll(HIDDEN)) {
    parts.push(text.slice(from, index), `[${codePoint(char)}]`);
    from = index + char.length;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}
