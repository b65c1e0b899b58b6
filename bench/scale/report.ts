/** The order of failure as a table, made from what the other parts measured. */
import type { Act } from '../acts.ts';
import { table } from '../report/table.ts';
import { NOTED } from './limits.ts';
import { meanOf, orderOf, RATES, type Reached } from './order.ts';

/** What a person does in one go: each with what leads to it, equally often. */
const ACTS = [
  ['look at the link', 'open the link', 'read the page', 'ask for a code', 'sign'],
  ['answer it'],
  ['report figures (form, looked at before)'],
] as const;

export function scaleOf(acts: readonly Act[]): Reached[] {
  const readingOf = (wanted: string) => {
    const found = acts.find(({ name }) => name === wanted);
    if (!found) throw new Error(`${wanted} was not measured`);
    return found.reading;
  };
  return orderOf(meanOf(ACTS.map((names) => names.map(readingOf))));
}

const digits = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
const share = (of: number): string => (of === 0 ? 'none' : `${digits(100 * of)} %`);

export const scaleTable = (order: readonly Reached[]): string =>
  [
    table(
      ['limit of the account', 'acts a second', ...RATES.map((rate) => `used at ${rate}`)],
      order.map(({ name, at, shares }) => [name, Number.isFinite(at) ? digits(at) : 'never', ...shares.map(share)]),
    ),
    order.map(({ name, raise }) => `- *${name}*: ${raise}`).join('\n'),
    `Limits as published, noted ${NOTED}.`,
  ].join('\n\n');
