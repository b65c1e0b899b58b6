/** What was typed for one cell becomes a figure: a number, the two parts of a ratio, or that there is nothing to report. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { compareDecimals } from '../../shared/decimal.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { numberTyped } from './number-typed.rules.ts';
import type { Figure } from './recorded.rules.ts';

/** As it was typed. What is wrong is told with the field `<where>.<name>`. */
export interface Entry {
  where: string;
  kpi: string;
  period: string;
  /** Whose cell it is meant to be, where that is said. */
  party?: string;
  unit?: string;
  value?: string;
  numerator?: string;
  denominator?: string;
  note?: string;
  source?: string;
  /** Why a figure on record is corrected. */
  reason?: string;
  /** The figure that its writer saw in the cell, as `figureText` tells it; empty where none was. */
  seen?: string;
  /** A figure outside the plausible range is meant. */
  confirmed?: boolean;
}

/** Nothing to report: the word in the place of a number. */
const NONE = /^\s*none\s*$/i;
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

export type Read<T> = { read: T; refused?: undefined } | { refused: Refusal[]; read?: undefined };

/** A refusal with the place that caused it. */
export const at = (where: string, name: string, refusal: Refusal): Refusal => ({
  ...refusal,
  field: `${where}.${name}`,
});

const missing = (what: string): Refusal =>
  say(
    'value-missing',
    `There is no ${what}.`,
    'Write a number, 0 if it is nothing, or none with a note if there is nothing to report.',
  );

/** What does not belong to the KPI's measure is not dropped in silence. */
function misplaced(kpi: Kpi, entry: Entry): Refusal[] {
  const { where } = entry;
  if (kpi.measure === 'ratio')
    return isBlank(entry.value) || NONE.test(entry.value ?? '')
      ? []
      : [
          at(
            where,
            'value',
            say(
              'ratio-by-parts',
              'This KPI is a ratio, and a single number was given.',
              'Write its numerator and its denominator: only they can be added up over agencies.',
            ),
          ),
        ];
  return (['numerator', 'denominator'] as const).flatMap((name) =>
    isBlank(entry[name])
      ? []
      : [
          at(
            where,
            name,
            say(
              'not-a-ratio',
              'This KPI is not a ratio, and a part of one was given.',
              'Write its one number as the value.',
            ),
          ),
        ],
  );
}

const saysNothing = (entry: Entry): boolean =>
  [entry.value, entry.numerator].some((text) => NONE.test(text ?? '')) &&
  [entry.value, entry.numerator, entry.denominator].every((text) => isBlank(text) || NONE.test(text ?? ''));

function nothing(entry: Entry): Read<Figure> {
  if (!isBlank(entry.note)) return { read: { nothing: true } };
  const wrong = say(
    'nothing-without-a-note',
    'It says that there is nothing to report, but not why.',
    'Say in the note why there is none.',
  );
  return { refused: [at(entry.where, 'note', wrong)] };
}

function ratio({ where, numerator = '', denominator = '' }: Entry): Read<Figure> {
  const over = numberTyped(numerator, missing('numerator'));
  const under = numberTyped(denominator, missing('denominator'));
  const refused = [
    ...(over.refused ? [at(where, 'numerator', over.refused)] : []),
    ...(under.refused ? [at(where, 'denominator', under.refused)] : []),
  ];
  if (over.number === undefined || under.number === undefined) return { refused };
  if (compareDecimals(under.number, '0') < 0)
    return {
      refused: [
        at(
          where,
          'denominator',
          say(
            'denominator-negative',
            `The denominator ${under.number} is negative.`,
            'Write how many there were in all.',
          ),
        ),
      ],
    };
  if (compareDecimals(under.number, '0') === 0 && compareDecimals(over.number, '0') !== 0)
    return {
      refused: [
        at(
          where,
          'denominator',
          say(
            'ratio-of-nothing',
            `The numerator is ${over.number}, and the denominator is nothing.`,
            'Correct one of them. Where nothing was counted, both are 0.',
          ),
        ),
      ],
    };
  return { read: { numerator: over.number, denominator: under.number } };
}

export function figureOf(kpi: Kpi, entry: Entry): Read<Figure> {
  const wrong = misplaced(kpi, entry);
  if (wrong.length > 0) return { refused: wrong };
  if (saysNothing(entry)) return nothing(entry);
  if (kpi.measure === 'ratio') return ratio(entry);
  const { number, refused } = numberTyped(entry.value ?? '', missing('value'));
  return refused ? { refused: [at(entry.where, 'value', refused)] } : { read: { value: number } };
}
