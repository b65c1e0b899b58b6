/** POST /api/agreements/{agreement}/versions: the convener puts a new text in the place of the one out for signature, and its round ends. */

import { keepAgencyParties } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { apiAct } from '../../shared/api-act.ts';
import { hashOf } from '../../shared/canonical.ts';
import { outcomeOf, refusals } from '../../shared/carry-out.ts';
import { roundIdOf } from '../../shared/ids.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { endOfRound, roundStream } from '../../signing/round.stream.ts';
import { readKept, replaceParty } from '../agreement.reads.ts';
import { agreementStream } from '../agreement.stream.ts';
import type { Agreement } from '../domain/agreement.rules.ts';
import { registerAfter, revise } from '../domain/revision.rules.ts';
import { readAgencies } from './party-agencies.ts';
import { noteOf, type Publication, publicationOf, termsOf } from './publication.ts';

/** The new text with the register that it leaves behind, or what is wrong with the file. */
async function readFile(agreement: Agreement, json: unknown) {
  const publication = publicationOf(json);
  if ('refusals' in publication) return refusals(publication.refusals);
  const { agencies, refusals: strangers } = await readAgencies(publication.mou.parties);
  if (strangers) return refusals(strangers);
  return { publication, agencies, parties: await registerOf(agreement, publication, agencies) };
}

export const reviseAgreement = apiAct('revise', {
  load: async (request, command) => {
    const { bearer, json } = request;
    const id = request.path.agreement ?? '';
    const first = await batchGet([tokenKeyOf(bearer), tipKey(id), command]);
    const actor = convenerFrom(first, bearer);
    const tip = agreementStream.tip(first, id);
    const agreement = existing(tip);
    authorize(request, rolesOf(actor), { organization: agreement.organization });
    const [file, found] = await Promise.all([readFile(agreement, json), batchGet([command, tipKey(agreement.round)])]);
    return { found, actor: actorName(actor), tip, agreement, file, roundTip: roundStream.tip(found, agreement.round) };
  },
  decide: ({ tip, agreement, file, roundTip }, { query }) => {
    const { note, refused } = noteOf(query.note);
    if ('refused' in file) return file;
    if (refused) return { refused: [refused] };
    const { convenerDomains } = file.publication;
    const next = termsAfter(agreement, file.publication);
    const revised = {
      data: { ...next.data, previousRound: agreement.round },
      body: { ...next.body, ...(note !== undefined && { note }) },
    };
    return outcomeOf(revise(agreement, { convenerDomains, revised }), (events) => {
      const ended = endOfRound(roundTip);
      const { number, version, documentHash, round } = next.data;
      return {
        changes: [agreementStream.change(tip, events), ...ended.changes],
        also: [...ended.also, ...file.parties],
        result: { agreement: agreement.id, number, version, documentHash, round },
      };
    });
  },
  keep: async ({ agreement, file }) => {
    if ('refused' in file) return;
    const { text, html } = file.publication.document;
    await Promise.all([keepDocument(text), keepDocument(html), keepAgencyParties(agreement.id, file.agencies)]);
  },
  status: 201,
});

function termsAfter({ id, organization, version: before }: Agreement, publication: Publication) {
  const version = before + 1;
  return termsOf(publication, { agreement: id, organization, version, round: roundIdOf(id, version) });
}

/** Only what moves is written: a party whose offices are the same is not touched. */
async function registerOf({ id }: Agreement, { register, mou }: Publication, agencies: Record<string, string>) {
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
      title: mou.title,
    };
    return before && hashOf(before) === hashOf(after) ? [] : [replaceParty(id, before, after)];
  });
}
