/** What a workflow step reads of a round and its agreement, and what it may change of both at once. */
import * as z from 'zod/mini';
import { agreementStream } from '../agreements/agreement.stream.ts';
import type { AgreementEvent } from '../agreements/domain/agreement.events.ts';
import { type Agreement, sentLast, versionOf } from '../agreements/domain/agreement.state.ts';
import { annexesMissing } from '../agreements/domain/annex.rules.ts';
import { partiesAt } from '../agreements/domain/seats.rules.ts';
import { actorName } from '../identity/domain/actor.ts';
import { can, rolesOf } from '../identity/domain/roles.rules.ts';
import { readPreparation } from '../offices/party.reads.ts';
import { outcomeOf } from '../shared/carry-out.ts';
import { hourOf } from '../shared/days.ts';
import { Missing } from '../shared/failures.ts';
import { agreementIdOf } from '../shared/ids.ts';
import type { Decision, Instant } from '../shared/kernel.ts';
import { type Action, assertVersion, existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { type Recording, recording } from '../shared/step.ts';
import { signing } from './capability.ts';
import type { RoundEvent } from './domain/round.events.ts';
import type { Round } from './domain/round.state.ts';
import { roundStream } from './round.stream.ts';

const workflow = { kind: 'workflow' } as const;

/** As each execution is started with. */
const ids = z.object({ agreement: z.string(), round: z.string() });
export type WatchedRound = z.infer<typeof ids>;
export const watchedRound = { ids, streamOf: ({ round }: WatchedRound) => round };

export async function readRoundOf(id: string, more: { pk: string; sk: string }[] = []) {
  const agreementId = agreementIdOf(id);
  const found = await batchGet([tipKey(id), tipKey(agreementId), ...more]);
  const agreementsTip = agreementStream.tip(found, agreementId);
  const whole = existing(agreementsTip);
  /** By the version of the round; where it counts no more, by the one that went out last. */
  const agreement = versionOf(whole, id) ?? sentLast(whole);
  return { found, roundTip: roundStream.tip(found, id), agreementsTip, agreement };
}

/**
 * Where the parties that wait for their turn stand with their own part, and at which seats a holder is out of term, of those and of who was asked;
 * nothing is read when there is none. While an annex is missing that everyone must be able to read, no party can be prepared.
 */
export async function readPreparationOf(round: Round | undefined, agreement: Agreement, now: Instant) {
  const seats = Object.entries(round?.status === 'open' ? round.signatories : {});
  const those = (...which: string[]) =>
    partiesAt(seats.filter(([, { status }]) => which.includes(status)).map(([seat]) => seat));
  const waiting = those('waiting');
  const { owed, tips, outOfTerm, firstDays } = await readPreparation(agreement, those('waiting', 'asked'), now);
  const whole = annexesMissing(agreement).length === 0;
  return {
    owed: Object.fromEntries(waiting.map((party) => [party, whole ? (owed[party] ?? []) : ['liaison']])),
    tips,
    terms: { out: outOfTerm, begin: firstDays.map((day) => hourOf(agreement.zone, day, 0)) },
  };
}

type RoundRead = Awaited<ReturnType<typeof readRoundOf>>;

interface RoundStep<More, Once> {
  /** What else decides, read again whenever a lost race decides again. */
  read?: (round: RoundRead) => Promise<More>;
  /** What is made once however often a lost race decides again. */
  once?: (round: RoundRead) => Promise<Once | undefined>;
  round?: (round: RoundRead, more: More) => Decision<RoundEvent>;
  /** What the same moment changes of the agreement itself. */
  agreement?: (agreement: Agreement, once: Once | undefined) => Decision<AgreementEvent>;
  /** What must still be as it was read when the step is recorded. */
  also?: (events: readonly RoundEvent[], more: More) => Action[];
}

const NOTHING = () => ({ events: [] });

/** A step on a round, recorded together with the agreement as it was read. */
export function roundStep<More = undefined, Once = undefined>(
  id: string,
  { read, once, round: own = NOTHING, agreement: whole = NOTHING, also = () => [] }: RoundStep<More, Once>,
): Recording {
  if (!can(rolesOf(workflow), signing.actions['round.conduct'])) throw new Missing('Not permitted');
  return recording<RoundRead & { actor: string; more: More }, Once>({
    load: async (command) => {
      const round = await readRoundOf(id, [command]);
      return { ...round, actor: actorName(workflow), more: (await read?.(round)) as More };
    },
    once,
    decide: ({ more, ...round }, made) =>
      outcomeOf(own(round, more), (events) =>
        outcomeOf(whole(round.agreement, made), (changed) => ({
          changes: [roundStream.change(round.roundTip, events), agreementStream.change(round.agreementsTip, changed)],
          also: [...(changed.length > 0 ? [] : [assertVersion(round.agreementsTip)]), ...also(events, more)],
          result: undefined,
        })),
      ),
  });
}
