/** On track, at risk or off track: how far a value falls short of what its period requires, compared exactly. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { type Amount, amount, compare, minus, sign } from './exact.rules.ts';
import type { Required } from './required.rules.ts';

export type Judgement = 'on track' | 'at risk' | 'off track';
/** `incomplete` is told before the due moment, and is no judgement. */
export type Status = Judgement | 'not due' | 'incomplete' | 'not reported' | 'nothing to measure';

export const isJudged = (status: Status): status is Judgement =>
  status === 'on track' || status === 'at risk' || status === 'off track';

/** By how much the value misses what is required; zero or less where it does not. */
export const shortfall = (kind: Kpi['target']['kind'], value: Amount, required: Amount): Amount =>
  kind === 'at-least' ? minus(required, value) : minus(value, required);

export function judge(kind: Kpi['target']['kind'], value: Amount, { value: required, slack }: Required): Judgement {
  const missed = shortfall(kind, value, required);
  if (sign(missed) <= 0) return 'on track';
  return compare(missed, slack) <= 0 ? 'at risk' : 'off track';
}

/** What may not be exceeded within a measuring year is exceeded: no later figure of that year mends it. */
export const exceedsCeiling = ({ span, target }: Pick<Kpi, 'span' | 'target'>, recorded: Amount | undefined): boolean =>
  span === 'to-date' &&
  target.kind === 'at-most' &&
  recorded !== undefined &&
  compare(recorded, amount(target.value)) > 0;
