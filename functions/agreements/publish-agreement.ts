/** POST /api/agreements: the convener puts an MOU out for signature; nothing is sent before it is whole and on record. */
import { actorName } from '../identity/actor.ts';
import { agencyOfDomain, domainKey, keepAgencyParties } from '../identity/agency.store.ts';
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { hashOf } from '../shared/canonical.ts';
import { keepDocument } from '../shared/document.store.ts';
import { newAgreementId, newCommandId, roundIdOf } from '../shared/ids.ts';
import { change, commandKey, commit, decidingAgain, firstAnswer, tipFrom } from '../shared/ledger.ts';
import { answer, api, notFound, refusal } from '../shared/page.ts';
import { readTogether } from '../shared/table.ts';
import { agenciesOf } from './agencies.rules.ts';
import { agreementEffect } from './agreement.effects.ts';
import { type Agreement, evolveAgreement, publish } from './agreement.rules.ts';
import type { Document, Registration } from './document.ts';
import type { Mou } from './mou.schema.ts';
import { putParty } from './register.store.ts';

export const publishAgreement = api(async ({ bearer, idempotencyKey, json, now }) => {
  const convener = convenerFrom(await readTogether([tokenKeyOf(bearer)]), bearer);
  if (!can(convener, 'agreement.publish') || convener.kind !== 'convener') return notFound();
  // Schemas and the document's pages are heavy to load, and who only reads an agreement needs neither.
  const [{ parse }, { documentOf, register }] = await Promise.all([import('./mou.rules.ts'), import('./document.ts')]);
  // Only a whole MOU has canonical JSON to take a fingerprint of: half a character has none.
  const { mou, refusals } = parse(json);
  if (refusals) return answer({ errors: refusals }, 422);
  const key = idempotencyKey ?? newCommandId();
  const command = { id: `api:${convener.token}:${hashOf(key)}`, fingerprint: hashOf(json) };
  const domains = mou.parties.flatMap(({ mailDomains }) => mailDomains);
  return decidingAgain(async () => {
    const found = await readTogether([commandKey(command.id), ...domains.map(domainKey)]);
    const repeat = firstAnswer(found, command);
    if (repeat) return answer(repeat.result);
    const id = newAgreementId(Date.parse(now));
    const document = documentOf(mou);
    const decision = publish(undefined, {
      organization: convener.organization,
      convenerDomains: mou.parties.find((party) => party.key === mou.convener)?.mailDomains ?? [],
      published: published(id, convener.organization, mou, document, register(mou)),
    });
    if (decision.refused) return refusal(decision.refused, 422);
    const { agencies, refusals: strangers } = agenciesOf(mou.parties, (domain) => agencyOfDomain(found, domain));
    if (strangers) return answer({ errors: strangers }, 422);
    const result = { agreement: id, number: mou.number, documentHash: document.hash, round: roundIdOf(id, 1) };
    await Promise.all([keepDocument(document.text), keepDocument(document.html), keepAgencyParties(id, agencies)]);
    const tip = tipFrom<Agreement>(found, id);
    await commit({
      command,
      at: now,
      actor: actorName(convener),
      changes: [change({ tip, events: decision.events, evolve: evolveAgreement, effectOf: agreementEffect })],
      beside: register(mou).map((party) => putParty(id, { ...party, agency: agencies[party.party] ?? '' })),
      result,
    });
    return answer(result, 201);
  });
});

const published = (
  agreement: string,
  organization: string,
  mou: Mou,
  document: Document,
  register: Registration[],
) => ({
  data: {
    agreement,
    number: mou.number,
    version: 1,
    documentHash: document.hash,
    textHash: document.textHash,
    htmlHash: document.htmlHash,
    organization,
    convener: mou.convener,
    parties: mou.parties.map((party) => party.key),
    handling: mou.handling,
    zone: mou.calendar.zone,
    effectiveOn: mou.effective.kind === 'on' ? mou.effective.day : null,
    sunsetMonths: mou.sunsetReview.months,
    termMonths: mou.term.months,
    round: roundIdOf(agreement, 1),
  },
  body: { title: mou.title, register },
});
