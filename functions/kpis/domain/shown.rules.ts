/** What is shown may be rounded, and never so that it hides a miss: two amounts that differ are shown with as many digits as tell them apart. */
import { dividedDecimals } from '../../shared/decimal.ts';
import { type Amount, compare, sign } from './exact.rules.ts';

const DIGITS = 2;
/** As many as a reported number may have: up to here a decimal is shown as it is. */
const MOST_DIGITS = 9;

const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
const rounded = ({ over, under }: Amount, digits: number): string => dividedDecimals(over, under, digits);
const isExactly = (one: Amount, text: string): boolean => compare(one, { over: text, under: '1' }) === 0;

/** `24,500.5`: thousands are parted for readers, never for programs. */
export const grouped = (text: string): string => {
  const [before = '', after] = text.split('.');
  const parted = before.replace(/\B(?=(\d{3})+$)/g, ',');
  return after === undefined ? parted : `${parted}.${after}`;
};

/** Whether so many digits say all of it. */
export const isRounded = (one: Amount, text: string): boolean => !isExactly(one, text);

const asItIs = (one: Amount): string | undefined => {
  const all = rounded(one, MOST_DIGITS);
  return isExactly(one, all) ? plain(all) : undefined;
};
const looksLikeNothing = (one: Amount, text: string): boolean => sign(one) !== 0 && /^-?[0.]+$/.test(text);

/** A decimal as it is, a fraction with two digits; what is not nothing is never shown as nothing. */
export function shown(one: Amount): string {
  for (let digits = DIGITS; ; digits += 1) {
    const text = asItIs(one) ?? rounded(one, digits);
    if (!looksLikeNothing(one, text)) return text;
  }
}

/** Two amounts beside each other: their texts stand in the order in which they do. */
export function shownApart(one: Amount, other: Amount): [string, string] {
  const [left, right] = [asItIs(one), asItIs(other)];
  if (left !== undefined && right !== undefined) return [left, right];
  for (let digits = DIGITS; ; digits += 1) {
    const texts: [string, string] = [rounded(one, digits), rounded(other, digits)];
    const tellsApart = compare(one, other) === 0 || texts[0] !== texts[1];
    if (tellsApart && !looksLikeNothing(one, texts[0]) && !looksLikeNothing(other, texts[1]))
      return [left === undefined ? texts[0] : plain(texts[0]), right === undefined ? texts[1] : plain(texts[1])];
  }
}

/** Cut rather than rounded, with the sign that more follows: `26.5945…`, as a calculation shows it. */
export function cut(one: Amount, digits = 4): string {
  const text = shown(one);
  if (isExactly(one, text)) return text;
  return `${rounded(one, digits + 20).slice(0, -20)}…`;
}
