/** GET /api/agreements/{agreement}/disputes, and one of them: what the systems of the convener may read of its agreements. */

import { agreementTip } from '../../agreements/agreement.reads.ts';
import { readAs } from '../../agreements/domain/agreement.rules.ts';
import { happenedTo } from '../../commitments/domain/happened.ts';
import { disputeStream, docketKey, docketTip } from '../../disputes/dispute.stream.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { type FollowUpState, followUpKeys, followUpStates } from '../../disputes/follow-up-states.reads.ts';
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { api, type Request } from '../../shared/http/page.ts';
import { answer, refusal } from '../../shared/http/reply.ts';
import { commitmentsIdOf, disputeIdOf } from '../../shared/ids.ts';
import { refuse } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../../shared/ledger/table.ts';
import { deliveriesJson, stateJson, wordsJson } from './dispute-json.ts';

const PAGE = 50;
const NUMBER = /^[1-9]\d{0,5}$/;
const BAD_CURSOR = refuse(
  'cursor-unknown',
  'This is no place in the list.',
  'Send the value of next as you were given it.',
  'after',
);

/** Throws Missing for another convener’s agreement: there is nothing to be found, not even that it is one. */
function authorizeDocket(found: Found, request: Request): void {
  const agreement = existing(agreementTip(found, request.path.agreement ?? ''));
  const actor = convenerFrom(found, request.bearer);
  authorize(request, rolesOf(actor), { organization: readAs(agreement, actor) });
}

const keysFor = ({ bearer, path: { agreement: id = '' } }: Request): Key[] => [
  tokenKeyOf(bearer),
  tipKey(id),
  docketKey(id),
];

/** By their numbers, from the first that was raised; an agreement without any has an empty list. */
export const listDisputes = api(async (request) => {
  const { agreement: id = '' } = request.path;
  const { after } = request.query;
  const found = await batchGet(keysFor(request));
  authorizeDocket(found, request);
  if (after !== undefined && !NUMBER.test(after)) return refusal(BAD_CURSOR.refused, 422);
  const { disputes: count = 0, pauses = [] } = docketTip(found, id).state ?? {};
  const first = Number(after ?? 0) + 1;
  const last = Math.min(count, first + PAGE - 1);
  const ids = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => disputeIdOf(id, first + index));
  const tips = await batchGet(ids.map(tipKey));
  const states = ids
    .map((one) => disputeStream.tip(tips, one).state)
    .filter((state): state is Dispute => state !== undefined);
  const committed = await batchGet(followUpKeys(states));
  const clock = { pauses, now: request.now };
  return answer({
    clocks: pauses,
    disputes: states.map((state) => stateJson(state, clock, followUpStates(committed, state))),
    ...(last < count && { next: String(last) }),
  });
});

/** What was said to be done of what a decision makes its sides do. */
async function deliveredIn(agreement: string, followUps: readonly FollowUpState[]) {
  const each = [...Map.groupBy(followUps, ({ party }) => party)].map(async ([party, own]) => {
    const told = await history(commitmentsIdOf(agreement, party));
    return own.flatMap(({ key }) => deliveriesJson(key, party, happenedTo(told, key)));
  });
  return (await Promise.all(each)).flat();
}

export const readOneDispute = api(async (request) => {
  const { agreement: id = '', number = '' } = request.path;
  const dispute = disputeIdOf(id, NUMBER.test(number) ? Number(number) : 0);
  const found = await batchGet([...keysFor(request), tipKey(dispute)]);
  authorizeDocket(found, request);
  const state = existing(disputeStream.tip(found, dispute));
  const committed = await batchGet(followUpKeys([state]));
  const clock = { pauses: docketTip(found, id).state?.pauses ?? [], now: request.now };
  const followUps = followUpStates(committed, state);
  const told = stateJson(state, clock, followUps);
  if (state.handling === 'named') return answer(told);
  const [{ events, bodies }, deliveries] = await Promise.all([history(dispute), deliveredIn(id, followUps)]);
  return answer({ ...told, ...wordsJson(events, bodies), deliveries });
});
