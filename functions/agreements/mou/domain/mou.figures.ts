/** Amounts and figures of an MOU are texts of digits, so that no program rounds what is signed; counts are whole numbers. */
import * as z from 'zod';
import { compareDecimals, DECIMAL } from '../../../shared/decimal.ts';
import type { Flaw } from '../../../shared/text.ts';
import { matching, tell } from './mou.text.ts';

/** A month by which a period is known, its first one. */
export const period = matching(7, /^(?:20\d\d-(?:0[1-9]|1[0-2])|2100-(?:0[1-9]|1[0-2]))$/, {
  code: 'not-a-period',
  wrong: 'This is not the first month of a period.',
  remedy: 'Write year and month, such as 2027-01 for the quarter from January to March 2027.',
});

/** Minus zero has no canonical JSON of its own, so it becomes zero. */
const plain = (value: number) => value + 0;
export const whole = (from: number, to: number) => z.int().min(from).max(to).overwrite(plain);

/** A month, January being 1. */
export const month = whole(1, 12);

interface Bounds {
  least?: string;
  most?: string;
  /** Digits after the point; at most nine. */
  digits?: number;
}

function beyond(value: string, { least, most, digits }: Bounds): Flaw | undefined {
  if ((value.split('.')[1] ?? '').length > (digits ?? 9))
    return {
      code: 'decimal-too-fine',
      wrong: `The number has more than ${digits} digits after the point.`,
      remedy: `Round it to ${digits} digits after the point.`,
    };
  const low = least !== undefined && compareDecimals(value, least) < 0;
  if (!low && (most === undefined || compareDecimals(value, most) <= 0)) return undefined;
  const bound = low ? `at least ${least}` : `at most ${most}`;
  return {
    code: 'number-out-of-bounds',
    wrong: `The number must be ${bound}.`,
    remedy: `Write a number that is ${bound}.`,
  };
}

/** A number as a text, `24.5`, kept as it is written: `24.50` says how exactly it is meant. */
export const decimal = (bounds: Bounds = {}) =>
  z.string().superRefine((value, ctx) =>
    tell(
      ctx,
      value.length <= 26 && DECIMAL.test(value)
        ? beyond(value, bounds)
        : {
            code: 'not-a-decimal',
            wrong: 'This is not a decimal number.',
            remedy: 'Write digits with at most nine after a point, such as "24.5", without commas, spaces or a unit.',
          },
    ),
  );
