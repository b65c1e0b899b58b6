/** A number is taken as the digits that were typed, exactly; what could be two numbers is asked, never guessed. */
import { DECIMAL } from '../../shared/decimal.ts';
import { type Refusal, say } from '../../shared/kernel.ts';

type Typed = { number: string; refused?: undefined } | { refused: Refusal; number?: undefined };

/** Nobody types longer ones; nothing longer is looked at. */
const LONGEST = 60;

const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

const MINUS = /^[\u2010-\u2015\u2212\uFE63\uFF0D]/u;
/** What people part digits with, besides the point. */
const PARTED = /^-?\d[\d.,'’_\s\u00A0\u2009\u202F]*\d$/u;
const EXPONENT = /^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+$/i;
const SPELLED = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** A number with something before or behind it. */
const WITH_UNIT = /^([$€£]?)\s*(-?\d+(?:\.\d+)?)\s*([%\p{L}$€£][\p{L}\p{N}\s%/.]*)?$/u;

/** `1,234` may be a thousand and more, or one and a little. */
function readings(text: string): string[] {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  const digits = text.replace(/[^\d-]/g, '');
  const decimal = Math.max(comma, point);
  const before = text.slice(0, decimal).replace(/[^\d-]/g, '');
  const after = text.slice(decimal + 1).replace(/\D/g, '');
  const commas = text.split(',').length - 1;
  const asDecimal = decimal > 0 && (commas <= 1 || point > comma) ? [`${before}.${after}`] : [];
  const asWhole =
    comma > 0 && point < 0 ? (/^-?\d{1,3}(?:,\d{3})+$/.test(text) ? [digits] : []) : decimal < 0 ? [digits] : [];
  return [...asWhole, ...asDecimal].filter((one) => DECIMAL.test(one));
}

function plainly(text: string): string | undefined {
  const [before = '', after = ''] = text.replace(/^\+/, '').replace(/^-/, '').split('.');
  const number = `${before.replace(/^0+(?=\d)/, '') || '0'}${after === '' ? '' : `.${after}`}`;
  const signed = text.startsWith('-') && /[1-9]/.test(number) ? `-${number}` : number;
  return DECIMAL.test(signed) ? signed : undefined;
}

function wrongIn(text: string): Refusal {
  const is = quoted(text);
  if (text.startsWith('=') || text.startsWith('@'))
    return say('formula', `${is} is a formula.`, 'Write the number that it results in.');
  if (MINUS.test(text))
    return say(
      'minus-sign',
      `${is} begins with a dash that is not the minus of the keyboard.`,
      `Write -${text.slice(1).trim()} with the key beside the zero.`,
    );
  if (EXPONENT.test(text))
    return say(
      'number-with-exponent',
      `${is} is written with an exponent.`,
      'Write all of its digits; a spreadsheet shows them where the cell is formatted as a number.',
    );
  if (PARTED.test(text) && !SPELLED.test(text)) {
    const may = readings(text).join(' or ');
    const means = may.includes(' or ') ? `, and may mean ${may}` : '';
    return say(
      'number-parted',
      `${is} has a comma, a blank or another sign between its digits${means}.`,
      may === '' ? 'Write digits, with a point before the decimals.' : `Write ${may}, whichever is meant.`,
    );
  }
  if (SPELLED.test(text)) {
    const number = plainly(text);
    return number === undefined
      ? say(
          'number-too-long',
          `${is} has more digits than can be kept.`,
          'Write at most 15 digits before the point and nine after it.',
        )
      : say('number-spelled-otherwise', `${is} is not written as numbers are kept.`, `Write ${number}.`);
  }
  const [, , bare, unit] = WITH_UNIT.exec(text) ?? [];
  const before = /^[$€£]/.test(text);
  if (bare !== undefined && (unit !== undefined || before))
    return say('number-with-unit', `${is} has a unit.`, `Write ${bare} alone: the MOU says what it is measured in.`);
  return say(
    'number-unreadable',
    `${is} is not a number.`,
    'Write digits, such as 24.5, or none with a note if there is nothing to report.',
  );
}

/** Blanks around it say nothing. */
export function numberTyped(typed: string, missing: Refusal): Typed {
  const text = typed.length > LONGEST ? typed : typed.trim();
  if (text === '') return { refused: missing };
  return text.length <= LONGEST && DECIMAL.test(text)
    ? { number: text }
    : { refused: wrongIn(text.slice(0, LONGEST + 1)) };
}
