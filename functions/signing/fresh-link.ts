/** A fresh link goes to the mailbox on record: the convener's ends the earlier ones, that of whoever holds an old link lives beside them. */
import { type Agreement, agreementTip } from '../agreements/agreement.reads.ts';
import { mouName } from '../agreements/mou-name.ts';
import { type Actor, actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import { hashOf } from '../shared/canonical.ts';
import { freshLinkPage } from '../shared/fresh-link.pages.tsx';
import { agreementIdOf, newCommandId } from '../shared/ids.ts';
import type { Refusal } from '../shared/kernel.ts';
import {
  type Command,
  change,
  commandKey,
  commit,
  existing,
  recordedResult,
  tipFrom,
  tipKey,
} from '../shared/ledger.ts';
import { answer, api, notFound, page, type Request, refusal, show } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { FRESH_LINKS_A_DAY, ofToday, reissueLink } from './link.rules.ts';
import { countTry } from './link.store.ts';
import { linkOf } from './open-link.ts';
import { roundEffect } from './round.effects.ts';
import { evolveRound, type Round } from './round.state.ts';

interface Asking {
  command: Command;
  actor: Actor;
  round: string;
  party: string;
  by: 'holder of a link' | 'convener';
  now: string;
}

async function reissue({ command, actor, round: id, party, by, now }: Asking) {
  let left: boolean | undefined;
  return retryOnConflict(async () => {
    const agreement = agreementIdOf(id);
    const found = await batchGet([tipKey(id), partyTipKey(agreement, party), commandKey(command.id)]);
    if (recordedResult(found, command)) return undefined;
    // Neither the convener nor an earlier holder uses up what today's holder may ask for.
    const holders = partyTip(found, agreement, party).state?.epoch ?? 0;
    const tip = tipFrom<Round>(found, id);
    const round = existing(tip);
    // Only what could be sent is counted: a mistyped party uses up nothing.
    const may = reissueLink(round, party, by, true);
    if (may.refused) return may.refused;
    left ??= await countTry('links', FRESH_LINKS_A_DAY, { round: id, party: `${party}#${holders}#${by}`, now });
    const decision = reissueLink(round, party, by, left);
    if (decision.refused) return decision.refused;
    const moved = change({ tip, events: decision.events, evolve: evolveRound, effectOf: roundEffect });
    await commit({ command, at: now, actor: actorName(actor), changes: [moved] });
    return undefined;
  });
}

/** Gateways press the button of every old mail, time after time: they check no box. */
const UNCHECKED = {
  wrong: 'The box is not checked.',
  remedy: 'Go back, check it, and ask for the link again.',
};

const PREPARING = {
  wrong: 'The new version is still being prepared.',
  remedy: 'Wait for its mail: it goes to the mailbox on record.',
};

const told = ({ number }: Agreement, refused: Refusal | undefined) =>
  show(freshLinkPage({ name: mouName(number), to: 'the mailbox on record', refused }), refused ? 422 : 200);

/** A link to a text that was replaced asks for one to the text in its place. */
const roundNow = async (id: string) => tipFrom<Round>(await batchGet([tipKey(id)]), id).state;

/** POST /sign/{token}/fresh. Only a token that was minted gets here; the answer names no mailbox. */
export const askFreshLink = page(async (request) => {
  const { link, agreement, token, party, ...of } = await linkOf(request, 'link.ask-fresh');
  const another = ofToday(link, party).refused ?? (request.form.ready === 'yes' ? undefined : UNCHECKED);
  if (another) return told(agreement, another);
  const round = of.round.id === agreement.round ? of.round : await roundNow(agreement.round);
  if (!round) return told(agreement, PREPARING);
  // One page shows one button: pressing it twice within ten minutes is one wish.
  const soon = request.now.slice(0, '2026-03-02T15:0'.length);
  const command = {
    id: `${round.id}:${link.party}:fresh:${hashOf({ token, soon })}`,
    fingerprint: 'fresh',
  };
  const actor: Actor = { kind: 'signatory', round: round.id, party: link.party, purpose: 'read' };
  const asking: Asking = {
    command,
    actor,
    round: round.id,
    party: link.party,
    by: 'holder of a link',
    now: request.now,
  };
  const refused = await reissue(asking);
  return told(agreement, refused);
});

/** POST /api/agreements/{agreement}/signatories/{party}/link */
export const resendLink = api(async ({ bearer, path, now, idempotencyKey }: Request) => {
  const id = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const actor = convenerFrom(found, bearer);
  const { organization, round } = existing(agreementTip(found, id));
  if (!can(actor, 'link.resend', { organization, round })) return notFound();
  const party = path.party ?? '';
  const command = {
    id: `api:${actorName(actor)}:${hashOf(idempotencyKey ?? newCommandId())}`,
    fingerprint: hashOf({ round, party }),
  };
  const refused = await reissue({ command, actor, round, party, by: 'convener', now });
  return refused ? refusal(refused) : answer({ round, party, sent: 'to the mailbox on record' }, 202);
});
