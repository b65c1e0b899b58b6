/** What a whole life costs, as tables. */
import { together, useOf } from '../meter.ts';
import { dollarsOf, type Priced, prices, type Use } from '../prices.ts';
import { against, table, units } from '../report/table.ts';
import { DISPUTES } from './life.ts';
import { MONTHS } from './months.ts';
import type { Part } from './reading.ts';
import { KPIS, PARTIES } from './stage.ts';

/** Dollars. */
const LIFE_GOAL = 0.05;

const count = (value: number): string => value.toLocaleString('en-US');

const said = (letters: Part['letters']): string =>
  Object.entries(letters)
    .map(([template, many]) => `${many} ${template}`)
    .join(', ') || 'none';

const THINGS: readonly (readonly [Priced, string])[] = [
  ['mail', 'mails'],
  ['gigabyteSecond', 'Lambda, GB-seconds'],
  ['writeUnit', 'write units'],
  ['transition', 'transitions'],
  ['readUnit', 'read units'],
  ['request', 'requests'],
  ['invocation', 'invocations'],
];

/** What the dollars of a life are paid for. */
const madeOf = (whole: Use): string => {
  const all = dollarsOf(whole);
  return table(
    ['the same, by what is paid for', 'used', '$', 'share'],
    THINGS.map(([priced, name]) => {
      const dollars = whole[priced] * prices[priced];
      return [name, count(Number(units(whole[priced]))), dollars.toFixed(4), `${((100 * dollars) / all).toFixed(0)}%`];
    }),
  );
};

export function lifeTable(parts: readonly Part[]): string {
  const costs = parts.map(({ name, times, reading }) => ({
    name,
    times,
    use: useOf(reading),
    own: dollarsOf(useOf(reading)),
  }));
  const all = costs.reduce((sum, { times, own }) => sum + times * own, 0);
  const whole = useOf(together(parts.flatMap(({ times, reading }) => Array.from({ length: times }, () => reading))));
  const used = (use: typeof whole) =>
    [use.request, use.invocation, use.readUnit, use.writeUnit, use.transition, use.mail].map((value) =>
      count(Number(units(value))),
    );
  return [
    table(
      [
        `${MONTHS} months: ${PARTIES} agencies, ${KPIS} KPIs, ${DISPUTES} disputes`,
        ...['times', 'requests', 'invocations', 'read units', 'write units', 'transitions', 'mails'],
        ...['$ once', '$ in a life', 'share', `goal ${LIFE_GOAL}`],
      ],
      [
        ...costs.map(({ name, times, use, own }) => [
          name,
          ...[String(times), ...used(use), own.toFixed(5), (times * own).toFixed(5)],
          ...[`${((100 * times * own) / all).toFixed(0)}%`, ''],
        ]),
        ['a whole life', '', ...used(whole), '', all.toFixed(4), '100%', against(all <= LIFE_GOAL)],
      ],
    ),
    madeOf(whole),
    parts.map(({ name, stands, letters }) => `- *${name}*: ${stands}. Mails: ${said(letters)}.`).join('\n'),
  ].join('\n\n');
}
