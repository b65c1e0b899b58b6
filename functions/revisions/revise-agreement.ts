/** POST /api/agreements/{agreement}/versions: the convener puts a new text in the place of the one out for signature, and its round ends. */
import { agreementEffect } from '../agreements/agreement.effects.ts';
import { agreementTip, readKept, replaceParty } from '../agreements/agreement.reads.ts';
import { type Agreement, evolveAgreement } from '../agreements/agreement.rules.ts';
import { readAgencies } from '../agreements/party-agencies.ts';
import { noteOf, type Publication, publicationOf, termsOf } from '../agreements/publication.ts';
import { registerAfter, revise } from '../agreements/revision.rules.ts';
import { type Actor, actorName } from '../identity/actor.ts';
import { keepAgencyParties } from '../identity/agency.store.ts';
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import { hashOf } from '../shared/canonical.ts';
import { keepDocument } from '../shared/document.store.ts';
import { newCommandId, roundIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { type Command, change, commandKey, commit, existing, recordedResult, tipKey } from '../shared/ledger.ts';
import { answer, api, notFound, type Reply, refusal } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { endOfRound } from '../signing/end-round.ts';

interface Revising {
  agreement: string;
  actor: Actor;
  command: Command;
  publication: Publication;
  note: string | undefined;
  now: Instant;
}

export const reviseAgreement = api(async ({ bearer, path, query, json, now, idempotencyKey }) => {
  const agreement = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(agreement)]);
  const actor = convenerFrom(found, bearer);
  const { organization } = existing(agreementTip(found, agreement));
  if (!can(actor, 'agreement.revise', { organization })) return notFound();
  const [publication, { note, refused }] = [publicationOf(json), noteOf(query.note)];
  if ('refusals' in publication) return answer({ errors: publication.refusals }, 422);
  if (refused) return refusal(refused, 422);
  const id = `api:${actorName(actor)}:${hashOf(idempotencyKey ?? newCommandId())}`;
  const command = { id, fingerprint: hashOf({ agreement, json, note: note ?? null }) };
  return retryOnConflict(() => putInPlace({ agreement, actor, command, publication, note, now }));
});

async function putInPlace({ agreement: id, actor, command, publication, note, now }: Revising): Promise<Reply> {
  const found = await batchGet([tipKey(id), commandKey(command.id)]);
  const repeat = recordedResult(found, command);
  if (repeat) return answer(repeat.result);
  const tip = agreementTip(found, id);
  const agreement = existing(tip);
  const next = termsAfter(agreement, publication);
  const revised = {
    data: { ...next.data, previousRound: agreement.round },
    body: { ...next.body, ...(note !== undefined && { note }) },
  };
  const decision = revise(agreement, { convenerDomains: publication.convenerDomains, revised });
  if (decision.refused) return refusal(decision.refused, decision.refused.field ? 422 : 409);
  const { document, mou } = publication;
  const { agencies, refusals } = await readAgencies(mou.parties);
  if (refusals) return answer({ errors: refusals }, 422);
  await Promise.all([keepDocument(document.text), keepDocument(document.html), keepAgencyParties(id, agencies)]);
  const { number, version, documentHash, round } = next.data;
  const result = { agreement: id, number, version, documentHash, round };
  const [ended, parties] = await Promise.all([
    endOfRound(agreement.round),
    registerOf(agreement, publication, agencies),
  ]);
  const own = change({ tip, events: decision.events, evolve: evolveAgreement, effectOf: agreementEffect });
  const changes = [own, ...ended.changes];
  await commit({ command, at: now, actor: actorName(actor), changes, beside: [...ended.beside, ...parties], result });
  return answer(result, 201);
}

function termsAfter({ id, organization, version: before }: Agreement, publication: Publication) {
  const version = before + 1;
  return termsOf(publication, { agreement: id, organization, version, round: roundIdOf(id, version) });
}

/** Only what moves is written: a party whose offices are the same is not touched. */
async function registerOf({ id }: Agreement, { register }: Publication, agencies: Record<string, string>) {
  const kept = new Map((await readKept(id)).map(({ pk: _, sk: __, ...party }) => [party.party, party]));
  const tips = await batchGet(register.map(({ party }) => partyTipKey(id, party)));
  return register.flatMap((filed) => {
    const before = kept.get(filed.party);
    // Its stream begins when its liaison confirms the offices.
    const confirmed = partyTip(tips, id, filed.party).state !== undefined;
    const after = {
      ...registerAfter(before, filed, confirmed),
      party: filed.party,
      agency: agencies[filed.party] ?? '',
    };
    return before && hashOf(before) === hashOf(after) ? [] : [replaceParty(id, before, after)];
  });
}
