/** What reviews cost, and a whole life with them, as tables. */
import { together, useOf } from '../meter.ts';
import { dollarsOf, type Priced, prices, type Use } from '../prices.ts';
import { table, units } from '../table.ts';
import type { ReviewDay } from './day.ts';
import { DISPUTES, KPIS, MONTHS, PARTIES, type Part } from './life.ts';

/** Dollars. */
const LIFE_GOAL = 0.05;
/** Mails in a second: an account in the sandbox, and one that has left it. */
const RATES = [1, 14] as const;

const count = (value: number): string => value.toLocaleString('en-US');

const said = (letters: Part['letters']): string =>
  Object.entries(letters)
    .map(([template, many]) => `${many} ${template}`)
    .join(', ') || 'none';

export const dayTable = (day: ReviewDay): string =>
  [
    table(
      [
        `${count(day.reviews)} reviews due, ${day.parties} agencies each`,
        'sweeps',
        'opened',
        'twice',
        's',
        'processor s',
      ],
      [['they open', ...[day.sweeps, day.opened, day.again].map(count), day.seconds.toFixed(1), day.cpu.toFixed(1)]],
    ),
    table(
      [
        `mail of that day, at ${day.rate} a second`,
        ...['mails', 'refused tries', 'effects given up', 'minutes'],
        ...RATES.map((rate) => `minutes at ${rate} a second at best`),
      ],
      [
        [
          'it leaves',
          ...[day.mails, day.refused, day.lost].map(count),
          day.minutes.toFixed(1),
          ...RATES.map((rate) => (day.mails / rate / 60).toFixed(1)),
        ],
      ],
    ),
  ].join('\n\n');

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
        ['a whole life', '', ...used(whole), '', all.toFixed(4), '100%', all <= LIFE_GOAL ? 'met' : 'above'],
      ],
    ),
    madeOf(whole),
    parts.map(({ name, stands, letters }) => `- *${name}*: ${stands}. Mails: ${said(letters)}.`).join('\n'),
  ].join('\n\n');
}
