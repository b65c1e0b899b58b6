/** Every notice of withdrawal that was given under an MOU, and what became of it: from its history, with what the clock has brought about since. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { hasEnded, stoodAt } from '../../domain/in-force.rules.ts';
import { departures, isFixed, lastMoment, staysUntil } from './departures.rules.ts';
import type { LeavingEvent } from './leaving.events.ts';
import { isLeaving } from './leaving.state.ts';

type Noticing = Extract<LeavingEvent, { type: 'WithdrawalNoticed' }>['data'];

export interface Withdrawn extends Pick<Noticing, 'withdrawal' | 'version' | 'party' | 'days' | 'noticedAt' | 'to'> {
  /** Who gave it, and why; absent where the words were removed by law. */
  by?: { name: string; title: string };
  reason?: string;
  /** `last` where the MOU ended by it, `ended` where it ended before, and `moot` where the party left by a text that it signed. */
  status: 'open' | 'left' | 'retracted' | 'last' | 'ended' | 'moot';
  /** The party's last moment, of an open one the latest that it can be unless `fixed`. */
  until?: Instant;
  fixed?: boolean;
  retractedAt?: Instant;
  /** Parties whose mailboxes took it, with when. */
  reached: Record<string, Instant>;
}

interface Told {
  events: readonly { type: string; data: unknown; seq: number; at: Instant }[];
  bodies: ReadonlyMap<number, { body: unknown }>;
}

interface Words {
  by?: { name: string; title: string };
  reason?: string;
}

function noticed({ withdrawal, version, party, days, noticedAt, to }: Noticing, { by, reason }: Words): Withdrawn {
  return {
    ...{ withdrawal, version, party, days, noticedAt, to },
    ...(by && { by: { name: by.name, title: by.title } }),
    ...(reason !== undefined && { reason }),
    ...{ status: 'open', reached: {} },
  };
}

/** When the MOU ended because fewer than two parties would have stayed; undefined where it did not. */
const endedByNotices = ({ events }: Told, whole: Agreement, now: Instant): Instant | undefined =>
  [...events, ...departures(whole, now)].flatMap(({ type, data }) => {
    const { endedAt, fewer } = data as { endedAt?: Instant; fewer?: true };
    return type === 'AgreementEnded' && fewer && endedAt !== undefined ? [endedAt] : [];
  })[0];

/** What became of one that is open by the history, at that moment. */
function today(one: Withdrawn, whole: Agreement, endedAt: Instant | undefined, now: Instant): Withdrawn {
  if (one.status !== 'open') return one;
  const { leaving } = stoodAt(whole, now);
  const left = leaving?.left.find(({ withdrawal }) => withdrawal === one.withdrawal);
  if (left) return { ...one, status: 'left', until: left.at };
  const open = leaving?.open.find(({ withdrawal }) => withdrawal === one.withdrawal);
  if (open && endedAt !== undefined && lastMoment(open) === endedAt) return { ...one, status: 'last', until: endedAt };
  if (hasEnded(whole, now)) return { ...one, status: 'ended' };
  return open ? { ...one, until: staysUntil(whole, open), fixed: isFixed(open, now) } : { ...one, status: 'moot' };
}

/** In the order in which they were given. */
export function withdrawalsIn(told: Told, whole: Agreement, now: Instant): Withdrawn[] {
  const { events, bodies } = told;
  const all = new Map<number, Withdrawn>();
  const change = (withdrawal: number, to: (one: Withdrawn) => Partial<Withdrawn>) => {
    const one = all.get(withdrawal);
    if (one) all.set(withdrawal, { ...one, ...to(one) });
  };
  for (const event of events) {
    if (!isLeaving(event)) continue;
    const { withdrawal } = event.data;
    if (event.type === 'WithdrawalNoticed')
      all.set(withdrawal, noticed(event.data, (bodies.get(event.seq)?.body ?? {}) as Words));
    if (event.type === 'WithdrawalDelivered') {
      const { party, deliveredAt } = event.data;
      change(withdrawal, ({ reached }) => ({ reached: { ...reached, [party]: deliveredAt } }));
    }
    if (event.type === 'WithdrawalRetracted')
      change(withdrawal, () => ({ status: 'retracted', retractedAt: event.at }));
    if (event.type === 'PartyLeft') change(withdrawal, () => ({ status: 'left', until: event.data.at }));
  }
  const endedAt = endedByNotices(told, whole, now);
  return [...all.values()].map((one) => today(one, whole, endedAt, now));
}
