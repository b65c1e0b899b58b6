/** The Lambda behind the signing workflow: it opens the round and asks for signatures, looks where it stands, waits for people, reminds, warns, lapses, and makes failures visible. */
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod/mini';
import { agreementEffect } from '../agreements/agreement.effects.ts';
import { evolveAgreement, giveBack } from '../agreements/agreement.rules.ts';
import type { Instant } from '../shared/kernel.ts';
import { refuse } from '../shared/kernel.ts';
import { change } from '../shared/ledger.ts';
import { task } from '../shared/task.ts';
import { dropTaskToken, keepTaskToken, stale } from '../shared/task-token.ts';
import { conduct, readPreparationOf, readRoundOf } from './conduct.ts';
import { askGroup, open, sunset } from './open-round.ts';
import { lapse, remind, stall, standing, warn } from './round.rules.ts';

const round = z.string();
const Input = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open-round'), round }),
  z.object({ step: z.literal('ask-next-group'), round }),
  z.object({ step: z.literal('set-sunset'), round }),
  z.object({ step: z.literal('look'), round }),
  z.object({ step: z.literal('wait'), round, seen: z.number(), token: z.string() }),
  z.object({ step: z.literal('remind'), round, seen: z.number() }),
  z.object({ step: z.literal('warn'), round }),
  z.object({ step: z.literal('lapse'), round }),
  z.object({ step: z.literal('stall'), round, error: z.string(), seen: z.string() }),
]);
type Input = z.infer<typeof Input>;

const sfn = new SFNClient({});
const notOpen = refuse('The round is not open.', 'Open it first.');

/** The round with what it needs now. */
async function stands(id: string, now: Instant) {
  const { roundTip, agreement } = await readRoundOf(id);
  const { owed, terms } = await readPreparationOf(roundTip.state, agreement, now);
  return { agreement, roundTip, standing: standing(roundTip.state, owed, now, terms) };
}

/** Where the round stands, and how many seconds may pass before someone should look again. */
async function look(id: string, now: Instant) {
  const { agreement, roundTip, standing } = await stands(id, now);
  if (!roundTip.state && agreement.round !== id) return { stand: 'superseded', seen: 0, seconds: 1 };
  if (!roundTip.state && agreement.status === 'voided') return { stand: 'voided', seen: 0, seconds: 1 };
  const left = standing.stand === 'waiting' ? Date.parse(standing.until) - Date.parse(now) : 0;
  return { stand: standing.stand, seen: roundTip.seq, seconds: Math.max(1, Math.ceil(left / 1000)) };
}

/**
 * Waits for people: the token is kept first and the tips read after, so that an act that came in between is seen here and an
 * act that comes later finds the token. A party that was prepared in between moves no tip of the round: what the round needs is
 * asked again. A token that is already used or timed out has done its work.
 */
async function wait({ round: id, seen, token }: Extract<Input, { step: 'wait' }>, now: Instant) {
  await keepTaskToken(id, token, now);
  const { roundTip, standing } = await stands(id, now);
  if (roundTip.seq === seen && standing.stand === 'waiting') return { waiting: true };
  await dropTaskToken(id, token);
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
  } catch (error) {
    if (!stale(error)) throw error;
  }
  return { waiting: false };
}

/** Writes to those who were asked, and to those who still prepare. */
const writeTo = (id: string, command: string, now: Instant, decide: typeof remind | typeof warn) =>
  conduct(id, command, now, async ({ state }, agreement) => {
    if (!state) return { round: notOpen };
    const { owed, terms } = await readPreparationOf(state, agreement, now);
    return { round: decide(state, owed, now, terms) };
  });

const lapseRound = (id: string, now: Instant) =>
  conduct(id, 'lapse', now, ({ state }, agreement, tip) => {
    const ended = state ? lapse(state, now) : notOpen;
    if (ended.refused) return { round: ended };
    const events = giveBack(agreement, 'lapsed').events ?? [];
    return {
      round: ended,
      agreement: change({ tip, events, evolve: evolveAgreement, effectOf: agreementEffect }),
    };
  });

/** A copy that is sealed is the end of the work: what failed before it has been mended. */
const stallRound = ({ round: id, seen, error }: Extract<Input, { step: 'stall' }>, now: Instant) =>
  conduct(id, `stall-${seen}`, now, ({ state }, agreement) => {
    if (agreement.seal) return { round: { events: [] } };
    return { round: state ? stall(state, error.slice(0, 200)) : notOpen };
  });

export const handler = task(Input, (input, now) => {
  switch (input.step) {
    case 'open-round':
      return open(input.round, now);
    case 'ask-next-group':
      return askGroup(input.round, now);
    case 'set-sunset':
      return sunset(input.round, now);
    case 'look':
      return look(input.round, now);
    case 'wait':
      return wait(input, now);
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
