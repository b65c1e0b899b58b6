/** POST /api/agreements/{agreement}/void: the convener takes the agreement back before it is executed, with a reason everyone asked may read. */
import * as z from 'zod/mini';
import { agreementEffect } from '../agreements/agreement.effects.ts';
import { agreementTip } from '../agreements/agreement.reads.ts';
import { evolveAgreement, voidAgreement as voided } from '../agreements/agreement.rules.ts';
import { actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { hashOf } from '../shared/canonical.ts';
import { newCommandId } from '../shared/ids.ts';
import {
  assertAbsent,
  change,
  commandKey,
  commit,
  existing,
  recordedResult,
  tipFrom,
  tipKey,
} from '../shared/ledger.ts';
import { answer, api, notFound, refusal } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { type Bounded, receivedTextOf } from '../shared/text.ts';
import { LONGEST_REASON } from './no.rules.ts';
import { roundEffect } from './round.effects.ts';
import { closeVoided } from './round.rules.ts';
import { evolveRound, type Round } from './round.state.ts';

const Voiding = z.strictObject({ reason: z.string().check(z.refine((text) => text.isWellFormed())) });
const needsReason = [
  'Voiding an agreement needs its reason in writing.',
  `Send {"reason": "..."} with 1 to ${LONGEST_REASON} characters; every agency that was asked may read it.`,
] as const;

/** The reason as it goes on record. */
function reasonIn(json: unknown): Bounded {
  const asked = Voiding.safeParse(json);
  return receivedTextOf(asked.data?.reason ?? '', { field: 'reason', max: LONGEST_REASON, empty: needsReason });
}

export const voidAgreement = api(async ({ bearer, path, json, now, idempotencyKey }) => {
  const id = path.agreement ?? '';
  const key = idempotencyKey ?? newCommandId();
  return retryOnConflict(async () => {
    const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
    const actor = convenerFrom(found, bearer);
    const agreementsTip = agreementTip(found, id);
    const agreement = existing(agreementsTip);
    if (!can(actor, 'agreement.void', { organization: agreement.organization })) return notFound();
    const { text: reason, refused } = reasonIn(json);
    if (refused) return refusal(refused, 422);
    const command = { id: `api:${actorName(actor)}:${hashOf(key)}`, fingerprint: hashOf({ reason }) };
    const more = await batchGet([commandKey(command.id), tipKey(agreement.round)]);
    if (recordedResult(more, command)) return answer({ agreement: id, status: 'voided' });
    const own = voided(agreement, reason);
    if (own.refused) return refusal(own.refused);
    const changes = [
      change({ tip: agreementsTip, events: own.events, evolve: evolveAgreement, effectOf: agreementEffect }),
    ];
    // A round that its workflow has not opened yet is never opened: its opening asks the agreement first, and this commit
    // goes through only while there is still none.
    const tip = tipFrom<Round>(more, agreement.round);
    const round = tip.state && closeVoided(tip.state);
    if (round?.events) changes.push(change({ tip, events: round.events, evolve: evolveRound, effectOf: roundEffect }));
    const beside = tip.state ? [] : [assertAbsent(agreement.round)];
    await commit({ command, at: now, actor: actorName(actor), changes, beside });
    return answer({ agreement: id, status: 'voided' });
  });
});
