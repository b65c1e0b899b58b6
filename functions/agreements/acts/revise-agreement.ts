/** POST /api/agreements/{agreement}/versions: the convener puts a new text in the place of the one out for signature, and its round ends. */

import { authorize } from '../../identity/authorize.ts';
import { bearerUses, bearerUsesKey, convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { countedSending, tooManySent } from '../../identity/domain/sending.rules.ts';
import { apiAct } from '../../shared/api-act.ts';
import { outcomeOf, refusals } from '../../shared/carry-out.ts';
import { roundIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { endOfRound, roundStream } from '../../signing/round.stream.ts';
import { readKept } from '../agreement.reads.ts';
import { agreementStream } from '../agreement.stream.ts';
import { type Agreement, sentLast } from '../domain/agreement.state.ts';
import { textAt } from '../domain/in-force.rules.ts';
import { revise } from '../domain/revision.rules.ts';
import { putMou } from '../register.store.ts';
import { successorFile } from '../successors/acts/successor-file.ts';
import { successorFindings } from '../successors/domain/successor.rules.ts';
import { keepPublication, toldOf } from './keep-publication.ts';
import { readAgencies } from './party-agencies.ts';
import { noteOf, publicationOf, termsOf } from './publication.ts';
import { registerItems } from './register-after.ts';

/** A first version's new text with the register that it leaves behind, or what is wrong with the file. */
async function readFile({ id, latest, organization }: Agreement, json: unknown, now: Instant) {
  const version = latest + 1;
  const publication = await publicationOf(json, now);
  if ('refusals' in publication) return refusals(publication.refusals);
  const { mou, register, convenerDomains } = publication;
  const [{ agencies, refusals: strangers }, kept] = await Promise.all([readAgencies(mou.parties), readKept(id)]);
  if (strangers) return refusals(strangers);
  const after = await registerItems(id, kept, version, register, agencies, mou.title, () => false);
  if ('refused' in after) return after;
  const terms = termsOf(publication, { agreement: id, organization, version, round: roundIdOf(id, version) });
  return { publication, agencies, parties: after.parties, terms, convenerDomains };
}

/** A successor stays one, however often its text is changed before it is signed: it is held against the text in force each time. */
async function readSuccessor(whole: Agreement, json: unknown, now: Instant) {
  const { organization, follows } = sentLast(whole);
  const { kind = 'amendment' } = follows ?? {};
  const file = await successorFile(whole, await readKept(whole.id), { kind, json, organization, now });
  if ('refused' in file) return file;
  const { terms, succession, held, convenerDomains } = file;
  const published = { data: { ...terms.data, ...succession }, body: terms.body };
  const findings = successorFindings(
    textAt(whole, now),
    { organization, convenerDomains, published, ...held, sameText: false },
    now,
  );
  return findings.length > 0 ? refusals(findings) : file;
}

export const reviseAgreement = apiAct('revise', {
  load: async (request, command) => {
    const { bearer, json, now } = request;
    const id = request.path.agreement ?? '';
    const first = await batchGet([tokenKeyOf(bearer), bearerUsesKey(bearer, now), tipKey(id), command]);
    const actor = convenerFrom(first, bearer);
    const tip = agreementStream.tip(first, id);
    const whole = existing(tip);
    const agreement = sentLast(whole);
    authorize(request, rolesOf(actor), { organization: agreement.organization });
    const [file, found] = await Promise.all([
      agreement.follows ? readSuccessor(whole, json, now) : readFile(agreement, json, now),
      batchGet([command, tipKey(agreement.round)]),
    ]);
    const today = bearerUses(first, bearer, now);
    return {
      found,
      actor: actorName(actor),
      today,
      tip,
      agreement,
      file,
      roundTip: roundStream.tip(found, agreement.round),
    };
  },
  decide: ({ tip, agreement, file, roundTip, today }, { query }) => {
    const { note, refused } = noteOf(query.note);
    if ('refused' in file) return file;
    if (refused) return { refused: [refused] };
    const enough = tooManySent('sent', today.uses, today);
    if (enough) return { refused: [enough] };
    const { terms, parties, convenerDomains } = file;
    const revised = {
      data: { ...terms.data, previousRound: agreement.round },
      body: { ...terms.body, ...(note !== undefined && { note }) },
    };
    return outcomeOf(revise(agreement, { convenerDomains, revised }), (events) => {
      const ended = endOfRound(roundTip);
      const { number, version, documentHash, round } = terms.data;
      return {
        changes: [agreementStream.change(tip, events), ...ended.changes],
        also: [
          ...ended.also,
          putMou(agreement.id, version, file.publication.registered),
          ...parties,
          today.count(countedSending('sent', today)),
        ],
        result: { agreement: agreement.id, number, version, documentHash, round, ...toldOf(file.publication) },
      };
    });
  },
  keep: async ({ agreement, file }) => {
    if ('refused' in file) return;
    await keepPublication(agreement.id, file.publication, file.agencies);
  },
  status: 201,
});
