/** The Lambda behind the signing workflow: it opens the round and asks for signatures, waits for people, reminds, warns, and lapses. */
import { giveBack } from '../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { type Instant, refuse } from '../shared/kernel.ts';
import type { Tip } from '../shared/ledger/ledger.ts';
import { watchTask } from '../shared/watcher.ts';
import { handOver, lapse, remind, stall, standing, warn } from './domain/round.rules.ts';
import type { Round } from './domain/round.state.ts';
import { readPreparationOf, readRoundOf, roundStep, type WatchedRound, watchedRound } from './round-step.reads.ts';
import { askGroup, open, sunset } from './workflow/open-round.ts';

const notOpen = refuse('round-not-open', 'The round is not open.', 'Open it first.');

/** An executed round is watched on until its copy is sealed. */
function standOf(id: string, { state }: Tip<Round>, { round, status, seal }: Agreement, next: string): string {
  if (!state && round !== id) return 'superseded';
  if (!state && status === 'voided') return 'voided';
  return next === 'executed' && seal ? 'in force' : next;
}

async function see({ round: id }: WatchedRound, now: Instant) {
  const { roundTip, agreement } = await readRoundOf(id);
  const { owed, terms } = await readPreparationOf(roundTip.state, agreement, now);
  const { stand, until } = standing(roundTip.state, owed, now, terms);
  // A party that was prepared meanwhile moves no tip of the round: what the round needs is asked again each time.
  return { stand: standOf(id, roundTip, agreement, stand), until, seen: `${roundTip.seq}` };
}

/** Writes to those who were asked, and to those who still prepare. */
const writeTo =
  (decide: typeof remind | typeof warn) =>
  ({ round: id }: WatchedRound, now: Instant) =>
    roundStep(id, {
      read: ({ roundTip, agreement }) => readPreparationOf(roundTip.state, agreement, now),
      round: ({ roundTip: { state } }, { owed, terms }) => (state ? decide(state, owed, now, terms) : notOpen),
    });

const lapseRound = ({ round: id }: WatchedRound, now: Instant) =>
  roundStep(id, {
    round: ({ roundTip: { state } }) => (state ? lapse(state, now) : notOpen),
    agreement: (agreement) => ({ events: giveBack(agreement, 'lapsed').events ?? [] }),
  });

/** A copy that is sealed is the end of the work: what failed before it has been mended. */
const stallRound = ({ round: id }: WatchedRound, error: string) =>
  roundStep(id, {
    round: ({ roundTip: { state }, agreement }) => {
      if (agreement.seal) return { events: [] };
      return state ? stall(state, error) : notOpen;
    },
  });

export const handler = watchTask(
  {
    machine: 'signing',
    ...watchedRound,
    see,
    over: ['in force', 'declined', 'voided', 'lapsed', 'superseded'],
    handOver: ({ round: id }) =>
      roundStep(id, { round: ({ roundTip: { state } }) => (state ? handOver(state) : notOpen) }),
    stall: stallRound,
  },
  {
    'open-round': open,
    'ask-next-group': askGroup,
    'set-sunset': sunset,
    remind: writeTo(remind),
    warn: writeTo(warn),
    lapse: lapseRound,
  },
);
