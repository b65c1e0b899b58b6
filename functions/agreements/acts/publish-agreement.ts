/** POST /api/agreements: the convener puts an MOU out for signature; nothing is sent before it is whole and on record. */

import { countedSending, tooManySent } from '../../identity/domain/sending.rules.ts';
import { apiAct } from '../../shared/api-act.ts';
import { outcomeOf, refusals } from '../../shared/carry-out.ts';
import { notFound } from '../../shared/http/reply.ts';
import { roundIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { agreementStream } from '../agreement.stream.ts';
import { publish } from '../domain/agreement.rules.ts';
import { sentBefore } from '../domain/number.rules.ts';
import { readNumber } from '../number.store.ts';
import { keepPublication, toldOf } from './keep-publication.ts';
import { authorizeNew, registerNew } from './new-agreement.ts';
import { readAgencies } from './party-agencies.ts';

/** The file as it goes out, with the agency that each party is and what was sent under its number, or what is wrong with it. */
async function readFile(json: unknown, organization: string, now: Instant) {
  // Schemas and the document's pages are heavy to load, and who only reads an agreement needs neither.
  const { publicationOf, termsOf } = await import('./publication.ts');
  const publication = await publicationOf(json, now);
  if ('refusals' in publication) return refusals(publication.refusals);
  const [{ agencies, refusals: strangers }, numbered] = await Promise.all([
    readAgencies(publication.mou.parties),
    readNumber(organization, publication.mou.number),
  ]);
  return strangers ? refusals(strangers) : { publication, agencies, numbered, termsOf };
}

export const publishAgreement = apiAct('publish', {
  load: async (request, command) => {
    const by = await authorizeNew(request, command);
    return by ? { ...by, file: await readFile(request.json, by.organization, request.now) } : notFound();
  },
  decide: ({ found, organization, id, file, today }, { query, now }) => {
    if ('refused' in file) return file;
    const enough = tooManySent('sent', today.uses, today);
    if (enough) return refusals([enough]);
    const { mou, document, convenerDomains } = file.publication;
    const round = roundIdOf(id, 1);
    const published = file.termsOf(file.publication, { agreement: id, organization, version: 1, round });
    return outcomeOf(publish(undefined, { organization, convenerDomains, published }), (events) => {
      const before = query.again === 'yes' ? undefined : sentBefore(file.numbered.sent, document.hash);
      if (before) return { refused: [before] };
      return {
        changes: [agreementStream.change(agreementStream.tip(found, id), events)],
        also: [...registerNew(id, file, now), today.count(countedSending('sent', today))],
        result: { agreement: id, number: mou.number, documentHash: document.hash, round, ...toldOf(file.publication) },
      };
    });
  },
  keep: async ({ id, file }) => {
    if ('refused' in file) return;
    await keepPublication(id, file.publication, file.agencies);
  },
  status: 201,
  judges: 'what was sent',
  listed: true,
});
