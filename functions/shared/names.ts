/** A name reads as a name: it holds no address, and no word is spelled with letters that pass for those of another script. */
import type { Flaw } from './text.ts';

/** UTF-16 units of the longest name with its accents spelled out; of a longer one its length has been told already. */
const LONGEST_NAME = 1_000;

/** What is printed of a word. */
const shown = (word: string): string => `“${[...word].slice(0, 60).join('')}”`;

const SCHEME = /[a-z][a-z0-9+.-]*:\/\/|\b(?:https?|ftps?|file|data|mailto|tel|sms|javascript):/iu;
const MAILBOX = /[^\s@]@[^\s@]/u;
/** Labels with a dot between: `evil.example`, and the dots that browsers take for one (UTS #46). */
const DOTTED = /[\p{L}\p{M}\p{N}_-]+(?:[.．․][\p{L}\p{M}\p{N}_-]+)+|[a-z0-9-]+(?:[.．․。｡][a-z0-9-]+)+/giu;
const DOT = /[.．․。｡]/u;
/** The last label of a host has no digits; that of a number or an initial is no label of a host. */
const TOP_LABEL = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Ends of file names that are no domains of the top level. */
const FILE = /\.(?:csv|docx?|jpe?g|pdf|png|pptx?|txt|xlsx?)$/i;
/** `M.Sc.`, `Ph.D.` */
const DEGREE = /^(?:[BMD]|Ph|Ed|Psy|Pharm)\.(?:Arch|D|Div|Ed|Eng|Litt|Mus|Phil|Sc|Tech)$/;

const isHost = (word: string): boolean =>
  IPV4.test(word) || (TOP_LABEL.test(word.split(DOT).at(-1) ?? '') && !FILE.test(word) && !DEGREE.test(word));

/** The first word that a mail program may make a link of. */
const addressIn = (text: string): string | undefined =>
  (SCHEME.exec(text) ?? MAILBOX.exec(text) ?? /\bwww[.．․]/i.exec(text))?.[0] ??
  [...text.matchAll(DOTTED)].map(([word]) => word).find(isHost);

/** Scripts in use (UAX #31, tables 5 and 7); those of Japanese, Chinese and Korean stand together, with Latin (UTS #39, highly restrictive). */
const SCRIPTS = [
  ...[
    'Arabic',
    'Armenian',
    'Bengali',
    'Cyrillic',
    'Devanagari',
    'Ethiopic',
    'Georgian',
    'Greek',
    'Gujarati',
    'Gurmukhi',
  ],
  ...['Hebrew', 'Kannada', 'Khmer', 'Lao', 'Latin', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu'],
  ...['Thaana', 'Thai', 'Tibetan', 'Adlam', 'Balinese', 'Bamum', 'Batak', 'Canadian_Aboriginal', 'Chakma', 'Cham'],
  ...[
    'Cherokee',
    'Hanifi_Rohingya',
    'Javanese',
    'Kayah_Li',
    'Lepcha',
    'Limbu',
    'Lisu',
    'Mandaic',
    'Meetei_Mayek',
    'Miao',
  ],
  ...[
    'Mongolian',
    'New_Tai_Lue',
    'Newa',
    'Nko',
    'Nyiakeng_Puachue_Hmong',
    'Ol_Chiki',
    'Osage',
    'Saurashtra',
    'Sundanese',
  ],
  ...['Syloti_Nagri', 'Syriac', 'Tai_Le', 'Tai_Tham', 'Tai_Viet', 'Tifinagh', 'Vai', 'Wancho', 'Yi'],
];
const EAST_ASIAN = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];
const only = (scripts: readonly string[]): string =>
  `[${[...scripts, 'Common', 'Inherited'].map((script) => `\\p{scx=${script}}`).join('')}]+`;
const PROFILES = [...SCRIPTS.map((script) => [script]), ...EAST_ASIAN];
/** Built when the first name holds more than Latin letters. */
let oneScript: RegExp | undefined;
const isOfOneScript = (word: string): boolean => {
  oneScript ??= new RegExp(`^(?:${PROFILES.map(only).join('|')})$`, 'u');
  return oneScript.test(word);
};

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /^[\p{scx=Latin}\p{scx=Common}\p{scx=Inherited}]*$/u;
/** `μg`: a prefix of units, whichever of its two code points was typed. */
const MICRO = /^\u03BC\p{scx=Latin}{1,3}$/u;

/** Letters and digits in the guise of others: full-width, mathematical, ligatures. Spanish writes `1ª` and `2º`. */
const isStyled = (char: string): boolean => {
  if (!/[^\p{ASCII}ªº]/u.test(char) || !/[\p{L}\p{Nd}\p{Nl}]/u.test(char)) return false;
  const plain = char.normalize('NFKC');
  return plain !== char && /[A-Za-z0-9]/.test(plain.normalize('NFD'));
};

/** What makes a text unfit for a name, in the order in which it is told. */
export function flawInName(text: string): Flaw | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const address = addressIn(text);
  if (address !== undefined)
    return {
      code: 'address-in-name',
      wrong: `The text holds ${shown(address)}, which looks like an address.`,
      remedy:
        'Leave web and email addresses out of names, titles and numbers. Write a space after a dot that ends a word.',
    };
  const words = text.match(WORD) ?? [];
  const styled = words.find((word) => [...word].some(isStyled));
  if (styled !== undefined)
    return {
      code: 'styled-letters',
      wrong: `The word ${shown(styled)} is spelled with letters in another form, such as full-width or mathematical ones.`,
      remedy: 'Type it in plain letters.',
    };
  const mixed = words.find((word) => !LATIN.test(word) && !MICRO.test(word) && !isOfOneScript(word));
  if (mixed === undefined) return undefined;
  return {
    code: 'mixed-scripts',
    wrong: `The word ${shown(mixed)} mixes letters of different scripts, which look alike but are not the same.`,
    remedy: 'Type the word again, in one script.',
  };
}
