/** The Lambda behind the signing workflow: it opens the round and asks for signatures, looks where it stands, waits for people, reminds, warns, lapses, and makes failures visible. */
import * as z from 'zod/mini';
import { type Agreement, giveBack } from '../agreements/agreement.rules.ts';
import { agreementIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { refuse } from '../shared/kernel.ts';
import type { Tip } from '../shared/ledger.ts';
import { task } from '../shared/task.ts';
import { execution, look, type Sight, wait } from '../shared/watcher.ts';
import { conduct, readPreparationOf, readRoundOf } from './conduct.ts';
import { askGroup, open, sunset } from './open-round.ts';
import { lapse, remind, type Standing, stall, standing, warn } from './round.rules.ts';
import type { Round } from './round.state.ts';

const round = z.string();
const Input = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open-round'), round }),
  z.object({ step: z.literal('ask-next-group'), round }),
  z.object({ step: z.literal('set-sunset'), round }),
  z.object({ step: z.literal('look'), round, execution }),
  z.object({ step: z.literal('wait'), round, execution, seen: z.number(), token: z.string() }),
  z.object({ step: z.literal('remind'), round, seen: z.number() }),
  z.object({ step: z.literal('warn'), round }),
  z.object({ step: z.literal('lapse'), round }),
  z.object({ step: z.literal('stall'), round, error: z.string(), seen: z.string() }),
]);
type Input = z.infer<typeof Input>;

const notOpen = refuse('The round is not open.', 'Open it first.');

type Stand = Standing['stand'] | 'in force';
/** Each of them is an event: an act that is begun in time and comes too late conflicts with it, and is refused. */
const OVER: readonly Stand[] = ['in force', 'declined', 'voided', 'lapsed', 'superseded'];

/** An executed round is watched on until its copy is sealed. */
function standOf(id: string, { state }: Tip<Round>, { round, status, seal }: Agreement, next: Stand): Stand {
  if (!state && round !== id) return 'superseded';
  if (!state && status === 'voided') return 'voided';
  return next === 'executed' && seal ? 'in force' : next;
}

async function see(id: string, now: Instant): Promise<Sight<number>> {
  const { roundTip, agreement } = await readRoundOf(id);
  const { owed, terms } = await readPreparationOf(roundTip.state, agreement, now);
  const next = standing(roundTip.state, owed, now, terms);
  const stand = standOf(id, roundTip, agreement, next.stand);
  // A party that was prepared meanwhile moves no tip of the round: what the round needs is asked again each time.
  return { stand, until: next.until, seen: roundTip.seq, over: OVER.includes(stand) ? 'for good' : undefined };
}

const watchOf = ({ round, execution }: Extract<Input, { step: 'look' | 'wait' }>) => ({
  ...{ machine: 'signing' as const, stream: round, execution },
  input: { agreement: agreementIdOf(round), round },
});

/** Writes to those who were asked, and to those who still prepare. */
const writeTo = (id: string, command: string, now: Instant, decide: typeof remind | typeof warn) =>
  conduct(id, command, now, {
    read: ({ roundTip, agreement }) => readPreparationOf(roundTip.state, agreement, now),
    round: ({ roundTip: { state } }, { owed, terms }) => (state ? decide(state, owed, now, terms) : notOpen),
  });

const lapseRound = (id: string, now: Instant) =>
  conduct(id, 'lapse', now, {
    round: ({ roundTip: { state } }) => (state ? lapse(state, now) : notOpen),
    agreement: (agreement) => ({ events: giveBack(agreement, 'lapsed').events ?? [] }),
  });

/** A copy that is sealed is the end of the work: what failed before it has been mended. */
const stallRound = ({ round: id, seen, error }: Extract<Input, { step: 'stall' }>, now: Instant) =>
  conduct(id, `stall-${seen}`, now, {
    round: ({ roundTip: { state }, agreement }) => {
      if (agreement.seal) return { events: [] };
      return state ? stall(state, error.slice(0, 200)) : notOpen;
    },
  });

export const handler = task(Input, async (input, now) => {
  switch (input.step) {
    case 'open-round':
      return open(input.round, now);
    case 'ask-next-group':
      return askGroup(input.round, now);
    case 'set-sunset':
      return sunset(input.round, now);
    case 'look':
      return look(watchOf(input), () => see(input.round, now), now);
    case 'wait':
      return wait(watchOf(input), input, () => see(input.round, now), now);
    case 'remind':
      return writeTo(input.round, `remind-${input.seen}`, now, remind);
    case 'warn':
      return writeTo(input.round, 'warn', now, warn);
    case 'lapse':
      return lapseRound(input.round, now);
    case 'stall':
      return stallRound(input, now);
  }
});
