/** How a workflow step acts on a round: read both tips, ask the rules, commit once under a command named after the step. */
import { agreementTip } from '../agreements/agreement.reads.ts';
import type { Agreement } from '../agreements/agreement.rules.ts';
import { annexesMissing } from '../agreements/annex.rules.ts';
import { actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { readPreparation } from '../offices/party.reads.ts';
import { hourOf } from '../shared/days.ts';
import { Missing } from '../shared/failures.ts';
import { agreementIdOf } from '../shared/ids.ts';
import type { Decision, Instant } from '../shared/kernel.ts';
import type { EventDraft } from '../shared/ledger.ts';
import {
  assertVersion,
  type Change,
  type Commit,
  change,
  commandKey,
  commit,
  existing,
  recordedResult,
  type Tip,
  tipFrom,
  tipKey,
} from '../shared/ledger.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { roundEffect } from './round.effects.ts';
import type { RoundEvent } from './round.events.ts';
import { evolveRound, type Round } from './round.state.ts';

const workflow = { kind: 'workflow' } as const;

export async function readRoundOf(id: string, more: { pk: string; sk: string }[] = []) {
  const agreementId = agreementIdOf(id);
  const found = await batchGet([tipKey(id), tipKey(agreementId), ...more]);
  const agreementsTip = agreementTip(found, agreementId);
  return { found, roundTip: tipFrom<Round>(found, id), agreementsTip, agreement: existing(agreementsTip) };
}

interface Conducted {
  round: Decision<RoundEvent>;
  /** What the same moment changes of the agreement itself. */
  agreement?: Change<unknown, EventDraft>;
  /** What must still stand as it was read when the step is recorded. */
  beside?: NonNullable<Commit['beside']>;
}

/**
 * Where the parties that wait for their turn stand with their own part, and whose holder is out of term of those and of who was asked;
 * nothing is read when there is none. While an annex is missing that everyone must be able to read, no party can be prepared.
 */
export async function readPreparationOf(round: Round | undefined, agreement: Agreement, now: Instant) {
  const parties = Object.entries(round?.status === 'open' ? round.signatories : {});
  const those = (which: string) => parties.filter(([, { status }]) => status === which).map(([party]) => party);
  const waiting = those('waiting');
  const { owed, tips, outOfTerm, firstDays } = await readPreparation(agreement, [...waiting, ...those('asked')], now);
  const whole = annexesMissing(agreement).length === 0;
  return {
    owed: Object.fromEntries(waiting.map((party) => [party, whole ? (owed[party] ?? []) : ['liaison']])),
    tips,
    terms: { out: outOfTerm, begin: firstDays.map((day) => hourOf(agreement.zone, day, 0)) },
  };
}

/** Carries a step out once. A refusal or nothing to record is no failure: the workflow looks again and finds out why. */
export async function conduct(
  id: string,
  command: string,
  now: Instant,
  decide: (roundTip: Tip<Round>, agreement: Agreement, agreementsTip: Tip<Agreement>) => Conducted | Promise<Conducted>,
): Promise<{ recorded: number }> {
  if (!can(workflow, 'round.conduct', { round: id })) throw new Missing('Not permitted');
  const asked = { id: `${id}:${command}`, fingerprint: command };
  return retryOnConflict(async () => {
    const { found, roundTip, agreementsTip, agreement } = await readRoundOf(id, [commandKey(asked.id)]);
    if (recordedResult(found, asked)) return { recorded: 0 };
    const decided = await decide(roundTip, agreement, agreementsTip);
    const events = decided.round.events ?? [];
    if (events.length === 0 && !decided.agreement?.events.length) return { recorded: 0 };
    const own =
      events.length > 0 ? [change({ tip: roundTip, events, evolve: evolveRound, effectOf: roundEffect })] : [];
    const changes = [...own, ...(decided.agreement?.events.length ? [decided.agreement] : [])];
    const beside = [
      ...(decided.agreement?.events.length ? [] : [assertVersion(agreementsTip)]),
      ...(decided.beside ?? []),
    ];
    await commit({ command: asked, at: now, actor: actorName(workflow), changes, beside });
    return { recorded: events.length };
  });
}
