/** GET /agreements/{agreement}/adoption and /original: the terms that were handed in beside the signed original, and who has confirmed them. */
import { headerOf } from '../../../identity/person.reads.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { download, notFound, sandboxed, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { readDocument } from '../../../shared/ledger/document.store.ts';
import { history } from '../../../shared/ledger/history.ts';
import { readFindings, readHtml, readText, titleOf } from '../../agreement.reads.ts';
import { annexName } from '../../domain/mou-name.ts';
import { ORIGINAL } from '../../domain/signed-mou.ts';
import { frameOf } from '../../pages/frame.parts.ts';
import { type VisitedAdoption, visitAdoption } from '../authorize-adoption.ts';
import { mayAnswer } from '../domain/answer.rules.ts';
import { type AdoptionView, adoptionPage } from './adoption.pages.tsx';

/** The words of the party that refused; none where they were removed by law. */
async function reasonOf({ agreement, adopted }: VisitedAdoption): Promise<string | undefined> {
  if (adopted.refusedBy === undefined) return undefined;
  const { events, bodies } = await history(agreement.id);
  const { seq = 0 } = events.find(({ type }) => type === 'PartyRefusedAdoption') ?? {};
  return (bodies.get(seq)?.body as { reason?: string } | undefined)?.reason;
}

/** The party that the reader answers for here: the one whose form was sent, else the first that has not answered. */
function answering({ agreement, adopted, answersFor }: VisitedAdoption, party: string | undefined) {
  if (mayAnswer(agreement).refused) return undefined;
  const open = answersFor.filter((one) => !adopted.confirmed.includes(one.party));
  return open.find((one) => one.party === party) ?? open[0];
}

export async function showAdoption(visited: VisitedAdoption, request: Request, refused?: Refusal) {
  const { agreement, adopted, register, roles, person, by } = visited;
  const [text, html, findings, reason] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    readFindings(agreement.findingsHash),
    reasonOf(visited),
  ]);
  const own = answering(visited, request.path.party);
  const { now } = request;
  const view: AdoptionView = {
    person: headerOf(person, by.name || undefined),
    frame: frameOf({
      ...{ agreement, register, roles, now, part: 'overview', current: 'true' },
      title: titleOf(register, agreement),
      turn: own && {
        what: `compare it with the signed original, and answer for ${own.name}`,
        ...{ label: 'Go to your answer', href: '#answer' },
      },
    }),
    ...{ agreement, adopted, text, html, findings },
    answers: own,
    form: newFormKeys(person.secret),
    typed: request.form,
    ...(reason !== undefined && { reason }),
    done: request.query.done,
    ...(refused && { refused }),
  };
  return show(adoptionPage(view), refused ? 422 : 200);
}

export const lookAtAdoption = page(async (request) => showAdoption(await visitAdoption(request), request));

export const readOriginal = page(async (request) => {
  const { agreement, adopted } = await visitAdoption(request);
  const { sha256 } = adopted.pdf;
  if (agreement.annexes?.[sha256] !== 'kept') return notFound();
  const mediaType = 'application/pdf';
  const name = annexName({ title: `${agreement.number} ${ORIGINAL}`, sha256, mediaType });
  return sandboxed(download(await readDocument(sha256), { name, type: mediaType }));
});
