/** GET /api/agreements/{agreement} and its record: what the convener's systems may read of their own agreements. */
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { roundIdOf } from '../shared/ids.ts';
import { existing, history, tipKey } from '../shared/ledger.ts';
import { answer, api, notFound, type Request } from '../shared/page.ts';
import { readTogether } from '../shared/table.ts';
import { agreementTip, readHtml, readText } from './agreement.reads.ts';
import { inForce } from './agreement.rules.ts';

async function readable({ bearer, path }: Request) {
  const id = path.agreement ?? '';
  const found = await readTogether([tokenKeyOf(bearer), tipKey(id)]);
  const agreement = existing(agreementTip(found, id));
  const actor = convenerFrom(found, bearer);
  return can(actor, 'agreement.read', { organization: agreement.organization }) ? agreement : notFound();
}

export const readAgreement = api(async (request) => {
  const agreement = await readable(request);
  if ('statusCode' in agreement) return agreement;
  return answer({ ...agreement, inForce: inForce(agreement, request.now) });
});

/** Everything needed to verify the record away from here: the streams of the agreement and of every version's round, their bodies, and the two texts that the hash covers. */
export const readRecord = api(async (request) => {
  const agreement = await readable(request);
  if ('statusCode' in agreement) return agreement;
  const versions = Array.from({ length: agreement.version }, (_, index) => roundIdOf(agreement.id, index + 1));
  const [own, rounds, text, html] = await Promise.all([
    history(agreement.id),
    Promise.all(versions.map(history)),
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
  ]);
  // A round that was replaced before it opened has no events.
  const begun = rounds.filter(({ events }) => events.length > 0);
  const streams = [own, ...begun].map(({ events, bodies }) => ({ events, bodies: [...bodies] }));
  return answer({ format: 'concord-record@1', agreement: agreement.id, document: { text, html }, streams });
});
