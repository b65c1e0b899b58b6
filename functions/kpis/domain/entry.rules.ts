/** An entry is a figure, the words beside it, and a check that it is meant: everything that is wrong with it is told at once. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { compareDecimals } from '../../shared/decimal.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { type Bounded, receivedTextOf, refusalsOf } from '../../shared/text.ts';
import { amountOf } from './combine.rules.ts';
import { type Amount, amount, compare } from './exact.rules.ts';
import { at, type Entry, figureOf, isBlank, type Read } from './figure-typed.rules.ts';
import type { Figure } from './recorded.rules.ts';
import { shown } from './shown.rules.ts';

/** The words beside a figure; empty ones are absent. */
export interface Words {
  note?: string;
  source?: string;
  reason?: string;
}

const LONGEST = { note: 500, source: 300, reason: 500 } as const;
type Word = keyof typeof LONGEST;
const WORDS = Object.keys(LONGEST) as Word[];

const texts = (entry: Entry): [Word, Bounded][] =>
  WORDS.map((name) => [
    name,
    receivedTextOf(entry[name] ?? '', { field: `${entry.where}.${name}`, max: LONGEST[name] }),
  ]);

/** The figure in the KPI's unit; none of nothing. */
const amountIn = (kpi: Kpi, figure: Figure): Amount | undefined => {
  if ('nothing' in figure) return undefined;
  const [over, under] = 'value' in figure ? [figure.value, '1'] : [figure.numerator, figure.denominator];
  return amountOf(kpi, { over, under, counted: 1, silent: [] });
};

/** Where the most telling part of a figure stands. */
const place = (figure: Figure): string => ('numerator' in figure ? 'numerator' : 'value');

/** A figure outside the plausible range is asked about, and taken with a note; what cannot be negative is never so. */
function implausible(
  kpi: Kpi,
  figure: Figure,
  { where, note, confirmed }: Entry,
): { outside: boolean; wrong?: Refusal } {
  const value = amountIn(kpi, figure);
  const { range } = kpi;
  if (!range || !value || (compare(value, amount(range.min)) >= 0 && compare(value, amount(range.max)) <= 0))
    return { outside: false };
  const told = shown(value);
  if (compareDecimals(range.min, '0') >= 0 && compare(value, amount('0')) < 0)
    return {
      outside: true,
      wrong: at(
        where,
        place(figure),
        say('value-negative', `${told} is negative, and this KPI cannot be negative.`, 'Correct it.'),
      ),
    };
  if (confirmed && !isBlank(note)) return { outside: true };
  return {
    outside: true,
    wrong: at(
      where,
      place(figure),
      say(
        'value-implausible',
        `${told} lies outside what is plausible, ${range.min} to ${range.max}.`,
        'Correct it. Or confirm that it is right, and say why in the note.',
      ),
    ),
  };
}

const otherUnit = ({ unit }: Kpi, entry: Entry): Refusal[] =>
  isBlank(entry.unit) || entry.unit?.trim().toLowerCase() === unit.toLowerCase()
    ? []
    : [
        at(
          entry.where,
          'unit',
          say(
            'unit-differs',
            `The unit is “${entry.unit?.trim().slice(0, 80)}”, and the MOU measures this KPI in ${unit}.`,
            'Convert the figure and correct the unit, or leave the unit out.',
          ),
        ),
      ];

export interface Checked {
  figure: Figure;
  words: Words;
  /** Confirmed although it is not plausible. */
  outside?: true;
}

/** The entry as it would be recorded, whatever stands in its cell. */
export function checkEntry(kpi: Kpi, entry: Entry): Read<Checked> {
  const { read: figure, refused = [] } = figureOf(kpi, entry);
  const words = texts(entry);
  const plausible = figure ? implausible(kpi, figure, entry) : { outside: false };
  const wrong = [
    ...otherUnit(kpi, entry),
    ...refused,
    ...(plausible.wrong ? [plausible.wrong] : []),
    ...refusalsOf(...words.map(([, one]) => one)),
  ];
  if (wrong.length > 0 || !figure) return { refused: wrong };
  const kept = words.flatMap(([name, { text }]) => (text ? [[name, text]] : []));
  return { read: { figure, words: Object.fromEntries(kept), ...(plausible.outside && { outside: true }) } };
}
