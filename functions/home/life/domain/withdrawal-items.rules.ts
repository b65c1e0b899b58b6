/** Notices of withdrawal, each from the day on which it was given to the last day of the party, or to when it was taken back. */

import { wholeIn } from '../../../agreements/domain/versions.rules.ts';
import { type Withdrawn, withdrawalsIn } from '../../../agreements/leaving/domain/withdrawals-in.rules.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { Facts } from './facts.ts';
import type { MarkLook, Span } from './item.ts';

const HOW: Record<Withdrawn['status'], string> = {
  open: 'The notice days run',
  left: 'The agency has left',
  retracted: 'Taken back',
  last: 'The MOU ended by it',
  ended: 'The MOU ended first',
  moot: 'Left out by a text that took effect first',
};

const ENDS: Partial<Record<Withdrawn['status'], MarkLook>> = {
  open: 'ahead',
  left: 'end',
  last: 'end',
  retracted: 'fell',
};

/** When a text took effect that left the party out. */
const mootAt = (told: Facts['told'], { noticedAt }: Withdrawn): Instant | undefined =>
  told.flatMap(({ type, data }) => {
    const { effectiveAt = '' } = data as { effectiveAt?: Instant };
    return type === 'VersionTookEffect' && effectiveAt > noticedAt ? [effectiveAt] : [];
  })[0];

export function withdrawalItems({ told, nameOf, agreement, now }: Facts): Span[] {
  const whole = wholeIn(told);
  if (!whole) return [];
  const events = told.map((event, seq) => ({ ...event, seq }));
  return withdrawalsIn({ events, bodies: new Map() }, whole, now).map((one) => {
    const { withdrawal, party, status, noticedAt, fixed = true } = one;
    const until = one.retractedAt ?? one.until ?? (status === 'moot' ? mootAt(told, one) : whole.endedAt);
    return {
      ...{ id: `withdrawal ${withdrawal}`, lane: 'term', look: 'line', at: noticedAt },
      ...(until !== undefined && { until }),
      ...(ENDS[status] && { ends: ENDS[status] }),
      what: `Notice of withdrawal ${withdrawal}: ${nameOf(party)}`,
      how: fixed ? HOW[status] : `${HOW[status]}, to that day at the latest`,
      page: `/agreements/${agreement}/withdrawal`,
    };
  });
}
