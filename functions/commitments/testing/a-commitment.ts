/** For tests: the commitments of a party under an MOU of three, at any point of their life. */
import type { Instant } from '../../shared/kernel.ts';
import type { About } from '../domain/acting.rules.ts';
import type { CommitmentEvent } from '../domain/commitment.events.ts';
import { type Commitments, evolveCommitments, type Stated, type Taken } from '../domain/commitment.state.ts';
import { followUpKey } from '../domain/follow-up.rules.ts';
import { dueOn } from '../domain/moments.rules.ts';

const MOU = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
const CALENDAR = { zone: 'America/New_York', country: 'US' };
export const PARTIES = ['air', 'health', 'forest'];
export const LEE = { name: 'Lee', mailbox: 'lee@air.example' };

export const stated = (key: string, by?: string, changes: Partial<Stated> = {}): Stated => ({
  ...{ key, to: 'all', terms: '0'.repeat(16) },
  ...(by !== undefined && { by, dueAt: dueOn(CALENDAR, by) }),
  ...changes,
});

export const taken = (
  commitments: Stated[],
  changes: Partial<Taken> = {},
): Extract<CommitmentEvent, { type: 'CommitmentsTaken' }> => ({
  type: 'CommitmentsTaken',
  data: {
    ...{ agreement: MOU, party: 'air', version: 1, from: '2026-01-05T15:00:00.000Z' },
    ...{ zone: CALENDAR.zone, calendar: { country: 'US' }, law: 'concord-law@1', commitments },
    ...changes,
  },
});

type FollowUpsTaken = Extract<CommitmentEvent, { type: 'FollowUpsTaken' }>;

/** A decision of air's dispute with health makes air do so many things. */
export const agreeing = (
  dispute: number,
  count: number,
  { by = '2027-06-16', ...changes }: Partial<FollowUpsTaken['data']> & { by?: string } = {},
): FollowUpsTaken => ({
  type: 'FollowUpsTaken',
  data: {
    ...{ agreement: MOU, party: 'air', dispute, version: 1, sides: ['air', 'health'] },
    ...{ zone: CALENDAR.zone, calendar: { country: 'US' }, law: 'concord-law@1' },
    followUps: Array.from({ length: count }, (_, index) => ({
      ...{ key: followUpKey(dispute, changes.version ?? 1, index), by, dueAt: dueOn(CALENDAR, by) },
    })),
    ...changes,
  },
});

/** Each event with its moment. */
export const lived = (...events: readonly (readonly [CommitmentEvent, Instant])[]): Commitments => {
  const state = events.reduce<Commitments | undefined>(
    (before, [event, at]) => evolveCommitments(before, event, at),
    undefined,
  );
  if (!state) throw new Error('Nothing happened');
  return state;
};

export const thereafter = (state: Commitments, at: Instant, ...events: readonly CommitmentEvent[]): Commitments =>
  events.reduce((before, event) => evolveCommitments(before, event, at), state);

/** The commitment `minutes` of that state, to be acted on. */
export const about = (state: Commitments, changes: Partial<About> = {}): About => ({
  ...{ state, key: 'minutes', parties: PARTIES, inForce: true },
  ...changes,
});
