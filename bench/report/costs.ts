/** What acts cost, as tables: with all that they set off, and the requests themselves. */
import type { Act, Costs } from '../acts.ts';
import { useOf } from '../meter.ts';
import { dollarsOf } from '../prices.ts';
import { table, units } from './table.ts';

export const costTable = (first: string, acts: Act[]) =>
  table(
    [
      first,
      'requests',
      'invocations',
      'DynamoDB calls',
      'read units',
      'write units',
      'transitions',
      'mails',
      '$ per 1,000',
    ],
    acts.map(({ name, reading }) => {
      const use = useOf(reading);
      return [
        name,
        ...[use.request, use.invocation, use.calls, use.readUnit, use.writeUnit, use.transition, use.mail].map(units),
        (dollarsOf(use) * 1000).toFixed(3),
      ];
    }),
  );

/** What the signing request itself asks of DynamoDB, without what it sets off. */
export const ownCalls = ({ acts }: Costs): string => {
  const own = acts.find(({ name }) => name === 'sign')?.reading.byFunction['signing-http'];
  return own
    ? `The signing request itself: ${own.calls} calls to DynamoDB, ${units(own.readUnits)} read units, ${units(own.writeUnits)} write units.`
    : '';
};

/** Likewise each act on a dispute: reads beside each other are one round trip. */
export const ownCallsTable = ({ disputes }: Costs): string =>
  table(
    ['the POST itself', 'DynamoDB calls', 'round trips of reads', 'transactions', 'read units', 'write units'],
    disputes.map(({ name, trips, work }) => [
      name,
      ...[work.calls, trips.reads, trips.transactions, work.readUnits, work.writeUnits].map(units),
    ]),
  );
