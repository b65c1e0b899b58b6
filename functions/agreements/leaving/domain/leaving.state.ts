/** Which parties of an MOU have given notice, and which have left, as its events leave it. */
import type { Instant } from '../../../shared/kernel.ts';
import type { LeavingEvent } from './leaving.events.ts';

type Noticing = Extract<LeavingEvent, { type: 'WithdrawalNoticed' }>['data'];
type Leave = Extract<LeavingEvent, { type: 'PartyLeft' }>['data'];

/** A notice that stands. */
export interface Withdrawal
  extends Pick<Noticing, 'withdrawal' | 'party' | 'days' | 'noticedAt' | 'zone' | 'jurisdiction'> {
  /** When a mailbox of each other party took it; null where none has. */
  to: Record<string, Instant | null>;
  /** Parties that it has not reached were told through all their offices. */
  undelivered?: true;
  reminded?: true;
}

/** A party that has left, and the texts of which it was one. */
export interface Left extends Leave {
  versions: number[];
}

export interface Leaving {
  /** How many notices were given. */
  noticed: number;
  open: Withdrawal[];
  left: Left[];
  /** The last ones that were taken back, for calendars that have their last days; absent where none was. */
  back?: { withdrawal: number; party: string; lastAt: Instant }[];
}

const MOST_BACK = 12;

export const NOBODY_LEAVES: Leaving = { noticed: 0, open: [], left: [] };

/** @param versions of which the party was one, where it has left */
export function evolveLeaving(leaving: Leaving, event: LeavingEvent, versions: readonly number[]): Leaving {
  const { withdrawal } = event.data;
  const changed = (to: (one: Withdrawal) => Withdrawal): Leaving => ({
    ...leaving,
    open: leaving.open.map((one) => (one.withdrawal === withdrawal ? to(one) : one)),
  });
  const without = leaving.open.filter((one) => one.withdrawal !== withdrawal);
  switch (event.type) {
    case 'WithdrawalNoticed': {
      const { party, days, noticedAt, zone, jurisdiction, to } = event.data;
      const one = { withdrawal, party, days, noticedAt, zone, jurisdiction };
      const reached = Object.fromEntries(to.map((other) => [other, null]));
      return { ...leaving, noticed: withdrawal, open: [...leaving.open, { ...one, to: reached }] };
    }
    case 'WithdrawalDelivered': {
      const { party, deliveredAt } = event.data;
      return changed((one) => ({ ...one, to: { ...one.to, [party]: deliveredAt } }));
    }
    case 'WithdrawalUndelivered':
      return changed((one) => ({ ...one, undelivered: true }));
    case 'WithdrawalReminded':
      return changed((one) => ({ ...one, reminded: true }));
    case 'WithdrawalRetracted': {
      const { party = '' } = leaving.open.find((one) => one.withdrawal === withdrawal) ?? {};
      const back = [...(leaving.back ?? []), { withdrawal, party, lastAt: event.data.lastAt }].slice(-MOST_BACK);
      return { ...leaving, open: without, back };
    }
    case 'PartyLeft':
      return { ...leaving, open: without, left: [...leaving.left, { ...event.data, versions: [...versions] }] };
  }
}

const TYPES: Record<LeavingEvent['type'], true> = {
  WithdrawalNoticed: true,
  WithdrawalDelivered: true,
  WithdrawalUndelivered: true,
  WithdrawalReminded: true,
  WithdrawalRetracted: true,
  PartyLeft: true,
};
export const isLeaving = (event: { type: string }): event is LeavingEvent => Object.hasOwn(TYPES, event.type);

/** Parties that have left the text, which they signed. */
export const leftFrom = ({
  version,
  leaving = NOBODY_LEAVES,
}: {
  version: number;
  leaving?: Pick<Leaving, 'left'>;
}): Left[] => leaving.left.filter(({ versions }) => versions.includes(version));
