/** GET /agreements/{agreement} and its parts: the MOU as a whole for everyone who stands in its registers. */
import { readFindings, readHtml, readText, revisionIn } from '../../agreements/agreement.reads.ts';
import { changesAt } from '../../agreements/changes/domain/changes-at.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { headerOf } from '../../identity/person.reads.ts';
import { reviewsOf } from '../../offices/reviews.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { partyIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { history } from '../../shared/ledger/history.ts';
import { copyReply } from '../../signing/pages/copy-reply.parts.ts';
import { recordOf } from '../../signing/pages/executed-copy.parts.ts';
import { recordPage } from '../../signing/pages/record/record.parts.tsx';
import {
  type PartyOnRecord,
  type VersionVisited,
  type VisitedAgreement,
  versionFor,
  versionsOf,
  visitAgreement,
} from '../authorize-agreement.ts';
import { agreementPage } from './agreement.pages.tsx';
import { frameFor } from './agreement-frame.ts';
import { historyOf } from './agreement-history.ts';
import { keepingOf, linksFor } from './agreement-links.ts';
import { partyWords } from './party-standing.ts';
import { peoplePage } from './people.pages.tsx';
import { peopleOf } from './people.ts';
import { textPage } from './text.pages.tsx';
import { versionPage } from './version.pages.tsx';
import { sayVersion, textsNow, versionRows } from './version-standing.ts';

/** Reviews of the text that is out, or of the one that holds, of the parties that are the visitor's own. */
const reviewsFor = ({ agreement, parties }: VersionVisited) =>
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

/** What draws is loaded where there is something to draw. */
async function glanceOf(visited: VisitedAgreement, [text]: readonly SignedMou[], events: ChainedEvent[], now: Instant) {
  const { term } = visited.agreement;
  if (visited.joins || !text || !term || term.effectiveAt > now) return undefined;
  const { Glance } = await import('../life/pages/glance.tsx');
  return Glance({ visited, text, events, now });
}

export const lookAtAgreement = page(async (request) => {
  const visited = await visitAgreement(request);
  const { now } = request;
  const shown = versionsOf(visited);
  const texts = await Promise.all(shown.map(({ agreement }) => readText(agreement.textHash)));
  const [{ happened, versions, events }, reviews] = await Promise.all([
    historyOf(visited, texts),
    reviewsFor(shown.find(({ agreement }) => agreement.status === 'out for signature') ?? visited),
  ]);
  return show(
    agreementPage({
      ...{ now, happened, reviews, person: personOf(visited), frame: frameFor(visited, now, 'overview') },
      shown: shown.flatMap((version, at) => {
        const text = texts[at];
        const parties = version.parties.map((party) => ({ party, words: partyWords({ ...version, now }, party) }));
        return text ? [{ ...version, text, parties }] : [];
      }),
      texts: textsNow(visited, visited.next, now),
      versions: visited.joins ? [] : versionRows(versions),
      links: linksFor(visited, now),
      glance: await glanceOf(visited, texts, events, now),
    }),
  );
});

export const lookAtText = page(async (request) => {
  const visited = await visitAgreement(request);
  const { agreement, whole, joins, next } = visited;
  const [html, findings] = await Promise.all([readHtml(agreement.htmlHash), readFindings(agreement.findingsHash)]);
  const frame = frameFor(visited, request.now, 'text');
  const texts = textsNow(visited, next, request.now);
  const changed = joins ? 0 : changesAt(whole, request.now).held;
  return show(textPage({ person: personOf(visited), frame, agreement, texts, html, findings, changed }));
});

export const lookAtVersion = page(async (request) => {
  const visited = await visitAgreement(request);
  const { id } = visited.agreement;
  const happened = await history(id);
  const versions = [...versionsIn(happened.events).values()];
  const version = versions.find((one) => String(one.version) === request.path.version);
  // Whoever only joins reads what it joins.
  if (!version || (visited.joins && version.version !== visited.agreement.version))
    throw new Missing('No such version');
  const [html, revision] = await Promise.all([readHtml(version.htmlHash), revisionIn(happened, version.round)]);
  // Comparing texts is for those who look at what changed; nobody else waits for it.
  const { shownRevision } = await import('../../agreements/pages/differences.parts.ts');
  return show(
    versionPage({
      ...{ person: personOf(visited), version, html },
      frame: frameFor(visited, request.now, 'text', 'true'),
      says: sayVersion(version, versions, visited, request.now),
      revision: revision && shownRevision(revision, version.convener),
    }),
  );
});

export const lookAtPeople = page(async (request) => {
  const visited = await visitAgreement(request);
  const { number } = visited.agreement;
  const frame = frameFor(visited, request.now, 'people');
  const parties = peopleOf(visited, request.now);
  return show(peoplePage({ person: personOf(visited), frame, number, parties }));
});

/** Of the text that holds, or of the version that is asked for. */
export const lookAtRecord = page(async (request) => {
  const visited = await visitAgreement(request);
  const version = await versionFor(visited, request.query.version);
  const reader = { person: personOf(visited), frame: frameFor(visited, request.now, 'record') };
  return show(recordPage(await recordOf(version), { ...reader, more: keepingOf(visited) }));
});

export const lookAtCopy = page(async (request) => {
  const visited = await visitAgreement(request);
  const version = await versionFor(visited, request.query.version);
  const pending = { person: personOf(visited), frame: { ...frameFor(visited, request.now, 'overview'), heads: false } };
  return copyReply(version, 'pdf', { back: `/agreements/${version.id}`, ...pending });
});
