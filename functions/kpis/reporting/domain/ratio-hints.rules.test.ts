/** Whoever reports a ratio reads beside each of its two fields what is counted there. */
import { expect, it } from 'vitest';
import { ratioHints } from './ratio-hints.rules.ts';

const NAME = 'Crashes reached within 12 minutes';

it.each([
  ['percent of crashes with injuries', `How many are: ${NAME}`, 'Of all: crashes with injuries'],
  ['% of crashes', `How many are: ${NAME}`, 'Of all: crashes'],
  ['percent, on days of smoke', `How many are: ${NAME}`, 'Of how many in all'],
  ['percent', `How many are: ${NAME}`, 'Of how many in all'],
  ['hours per visit', 'In all: hours', 'For each: visit'],
  ['calls per 1,000 people per year', 'In all: calls', 'For each: 1,000 people per year'],
])('%s: %s; %s', (unit, numerator, denominator) =>
  expect(ratioHints({ name: NAME, unit })).toEqual({ numerator, denominator }),
);
