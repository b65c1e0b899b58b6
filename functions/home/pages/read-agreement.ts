/** GET /agreements/{agreement} and its record: the MOU as a whole for everyone who stands in its registers. */
import { readHtml, readText } from '../../agreements/agreement.reads.ts';
import { headerOf } from '../../identity/person.reads.ts';
import { reviewsOf } from '../../offices/reviews.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { history } from '../../shared/ledger/history.ts';
import { copyReply } from '../../signing/pages/copy-reply.parts.ts';
import { recordOf } from '../../signing/pages/executed-copy.parts.ts';
import { recordPage } from '../../signing/pages/record.parts.tsx';
import { type PartyOnRecord, type VisitedAgreement, visitAgreement } from '../authorize-agreement.ts';
import { agreementPage } from './agreement.pages.tsx';
import { historyOf } from './agreement-history.ts';
import { linksFor } from './agreement-links.ts';
import { partyWords } from './party-standing.ts';

/** Reviews of the parties that are the visitor's own. */
const reviewsFor = ({ agreement, parties }: VisitedAgreement) =>
  Promise.all(
    parties
      .filter(({ mine, state }) => mine && Object.keys(state?.reviewers ?? {}).length > 0)
      .map(async ({ registered, state }: PartyOnRecord) => {
        const events = await history(partyIdOf(agreement.id, registered.party));
        return { name: registered.name, of: reviewsOf(state, registered.reviewers, agreement, events) };
      }),
  );

export const lookAtAgreement = page(async (request) => {
  const visited = await visitAgreement(request);
  const { person, agreement, round, parties } = visited;
  const [text, html] = await Promise.all([readText(agreement.textHash), readHtml(agreement.htmlHash)]);
  const [happened, reviews] = await Promise.all([historyOf(agreement, text, parties), reviewsFor(visited)]);
  const { now } = request;
  const each = parties.map((party) => ({ party, words: partyWords({ agreement, round, now }, party) }));
  const links = linksFor(visited, now);
  const view = { now, person: headerOf(person), agreement, round, text, html, parties: each, reviews, links, happened };
  return show(agreementPage(view));
});

export const lookAtRecord = page(async (request) => {
  const { agreement } = await visitAgreement(request);
  return show(recordPage(await recordOf(agreement), `/agreements/${agreement.id}`));
});

export const lookAtCopy = page(async (request) => {
  const { agreement } = await visitAgreement(request);
  return copyReply(agreement, 'pdf', `/agreements/${agreement.id}`);
});
