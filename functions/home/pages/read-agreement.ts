/** GET /agreements/{agreement} and its parts: the MOU as a whole for everyone who stands in its registers. */
import { readFindings, readHtml, readText } from '../../agreements/agreement.reads.ts';
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
import { frameFor } from './agreement-frame.ts';
import { historyOf } from './agreement-history.ts';
import { keepingOf, linksFor } from './agreement-links.ts';
import { partyWords } from './party-standing.ts';
import { peoplePage } from './people.pages.tsx';
import { peopleOf } from './people.ts';
import { textPage } from './text.pages.tsx';

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

/** As the register writes the visitor. */
const personOf = ({ person, roles }: VisitedAgreement) => headerOf(person, roles.find(({ name }) => name)?.name);

export const lookAtAgreement = page(async (request) => {
  const visited = await visitAgreement(request);
  const { agreement, round, parties } = visited;
  const { now } = request;
  const text = await readText(agreement.textHash);
  const [happened, reviews] = await Promise.all([historyOf(agreement, text, parties), reviewsFor(visited)]);
  const each = parties.map((party) => ({ party, words: partyWords({ agreement, round, now }, party) }));
  const links = linksFor(visited, now);
  const frame = frameFor(visited, now, 'overview');
  const person = personOf(visited);
  return show(agreementPage({ now, person, frame, agreement, round, text, parties: each, reviews, links, happened }));
});

export const lookAtText = page(async (request) => {
  const visited = await visitAgreement(request);
  const { agreement } = visited;
  const [html, findings] = await Promise.all([readHtml(agreement.htmlHash), readFindings(agreement.findingsHash)]);
  const frame = frameFor(visited, request.now, 'text');
  return show(textPage({ person: personOf(visited), frame, agreement, html, findings }));
});

export const lookAtPeople = page(async (request) => {
  const visited = await visitAgreement(request);
  const { number } = visited.agreement;
  const frame = frameFor(visited, request.now, 'people');
  const parties = peopleOf(visited, request.now);
  return show(peoplePage({ person: personOf(visited), frame, number, parties }));
});

export const lookAtRecord = page(async (request) => {
  const visited = await visitAgreement(request);
  const reader = { person: personOf(visited), frame: frameFor(visited, request.now, 'record') };
  return show(recordPage(await recordOf(visited.agreement), { ...reader, more: keepingOf(visited) }));
});

export const lookAtCopy = page(async (request) => {
  const visited = await visitAgreement(request);
  const { agreement } = visited;
  const pending = { person: personOf(visited), frame: { ...frameFor(visited, request.now, 'overview'), heads: false } };
  return copyReply(agreement, 'pdf', { back: `/agreements/${agreement.id}`, ...pending });
});
