/** GET /agreements/{agreement}/parties/{party}/outside, its sheet and its PDF: what liaisons need to hand in a signature, and to look at one. */
import { readHtml, readText, titleOf } from '../../../agreements/agreement.reads.ts';
import { frameOf } from '../../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../../identity/person.reads.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page } from '../../../shared/http/page.ts';
import { download, notFound, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { readDocument } from '../../../shared/ledger/document.store.ts';
import { mayAct } from '../../domain/signature.rules.ts';
import { readOffer, type VisitedOutside, visitOutside } from '../authorize-outside.ts';
import type { Offer } from '../domain/outside.rules.ts';
import { outsidePage } from './outside.pages.tsx';
import { sheetPage } from './sheet.pages.tsx';

/** Until an MOU is signed there are no disputes to count. */
const outsideFrame = ({ agreement, round, register, roles }: VisitedOutside, now: string) =>
  frameOf({
    ...{ agreement, round, register, roles, now, part: 'overview', current: 'true' },
    title: titleOf(register, agreement),
  });

/** What waits for an answer; an offer that was answered, withdrawn or replaced does not. */
const pendingOf = ({ round, seat }: VisitedOutside, offer: Offer | undefined): Offer | undefined =>
  offer && round.signatories[seat]?.offer === offer.data.pdfHash ? offer : undefined;

export async function showOutside(
  visited: VisitedOutside,
  now: string,
  said: { refused?: Refusal; typed?: Record<string, string>; done?: string | undefined } = {},
) {
  const { person, by, agreement, round, party, seat, office, answersFor } = visited;
  const { title, holder } = office;
  const [text, offer] = await Promise.all([readText(agreement.textHash), readOffer(round.id, seat)]);
  const body = outsidePage({
    person: headerOf(person, by.name),
    frame: outsideFrame(visited, now),
    text,
    agreement,
    round,
    party,
    seat,
    answersFor,
    pending: pendingOf(visited, offer),
    closed: mayAct(round, seat, now).refused,
    form: newFormKeys(person.secret),
    typed: { name: holder.name, title, ...said.typed },
    done: said.done,
    ...(said.refused && { refused: said.refused }),
  });
  return show(body, said.refused ? 422 : 200);
}

export const readOutside = page(async (request) =>
  showOutside(await visitOutside(request), request.now, { done: request.query.done }),
);

export const readSheet = page(async (request) => {
  const { agreement, seat } = await visitOutside(request);
  const [text, html] = await Promise.all([readText(agreement.textHash), readHtml(agreement.htmlHash)]);
  return show(sheetPage({ agreement, seat, text, html }));
});

export const readOutsidePdf = page(async (request) => {
  const visited = await visitOutside(request);
  const pending = pendingOf(visited, await readOffer(visited.round.id, visited.seat));
  if (!pending) return notFound();
  const name = `${visited.agreement.number.replace(/[^A-Za-z0-9-]/g, '-')}-${visited.seat}-signed.pdf`;
  return download(await readDocument(pending.data.pdfHash), { name, type: 'application/pdf' });
});
