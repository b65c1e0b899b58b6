/** What a thousand reviews of one day cost, as tables. */
import { table } from '../report/table.ts';
import type { ReviewDay } from './day.ts';

/** Mails in a second: an account in the sandbox, and one that has left it. */
const RATES = [1, 14] as const;

const count = (value: number): string => value.toLocaleString('en-US');

export const dayTable = (day: ReviewDay): string =>
  [
    table(
      [
        `${count(day.reviews)} reviews due, ${day.parties} agencies each`,
        'sweeps until none is left',
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
