/** POST /api/agreements: the convener puts an MOU out for signature; nothing is sent before it is whole and on record. */
import { actorName } from '../identity/actor.ts';
import { keepAgencyParties } from '../identity/agency.store.ts';
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { hashOf } from '../shared/canonical.ts';
import { keepDocument } from '../shared/document.store.ts';
import { newAgreementId, newCommandId, roundIdOf } from '../shared/ids.ts';
import { change, commandKey, commit, recordedResult, tipFrom } from '../shared/ledger.ts';
import { answer, api, notFound, refusal } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { agreementEffect } from './agreement.effects.ts';
import { type Agreement, evolveAgreement, publish } from './agreement.rules.ts';
import { readAgencies } from './party-agencies.ts';
import { putParty } from './register.store.ts';

export const publishAgreement = api(async ({ bearer, idempotencyKey, json, now }) => {
  const convener = convenerFrom(await batchGet([tokenKeyOf(bearer)]), bearer);
  if (!can(convener, 'agreement.publish') || convener.kind !== 'convener') return notFound();
  // Schemas and the document's pages are heavy to load, and who only reads an agreement needs neither.
  const { publicationOf, termsOf } = await import('./publication.ts');
  // Only a whole MOU has canonical JSON to take a fingerprint of: half a character has none.
  const publication = publicationOf(json);
  if ('refusals' in publication) return answer({ errors: publication.refusals }, 422);
  const { mou, document, register, convenerDomains } = publication;
  const key = idempotencyKey ?? newCommandId();
  const command = { id: `api:${convener.token}:${hashOf(key)}`, fingerprint: hashOf(json) };
  return retryOnConflict(async () => {
    const found = await batchGet([commandKey(command.id)]);
    const repeat = recordedResult(found, command);
    if (repeat) return answer(repeat.result);
    const id = newAgreementId(Date.parse(now));
    const { organization } = convener;
    const round = roundIdOf(id, 1);
    const published = termsOf(publication, { agreement: id, organization, version: 1, round });
    const decision = publish(undefined, { organization, convenerDomains, published });
    if (decision.refused) return refusal(decision.refused, 422);
    const { agencies, refusals: strangers } = await readAgencies(mou.parties);
    if (strangers) return answer({ errors: strangers }, 422);
    const result = { agreement: id, number: mou.number, documentHash: document.hash, round };
    await Promise.all([keepDocument(document.text), keepDocument(document.html), keepAgencyParties(id, agencies)]);
    const tip = tipFrom<Agreement>(found, id);
    await commit({
      command,
      at: now,
      actor: actorName(convener),
      changes: [change({ tip, events: decision.events, evolve: evolveAgreement, effectOf: agreementEffect })],
      beside: register.map((party) => putParty(id, { ...party, agency: agencies[party.party] ?? '' })),
      result,
    });
    return answer(result, 201);
  });
});
