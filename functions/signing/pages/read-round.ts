/** GET /rounds/{round}: the whole agreement, who has signed, and what this visitor may do about it. */
import { readFindings, readHtml, readText } from '../../agreements/agreement.reads.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { byWhen } from '../../agreements/pages/frame.parts.ts';
import { codeKey } from '../../identity/code.store.ts';
import { readClearances } from '../../offices/clearances.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { codeAlive, type Visited, visit } from '../authorize-round.ts';
import { mayAct } from '../domain/signature.rules.ts';
import { newFormKeys } from '../signatory-form.ts';
import { roundPage } from './round.pages.tsx';
import { roundFrame } from './round-frame.ts';

/** What the link is for, until it is done. */
const turnOf = ({ agreement, round, registered }: Visited, now: string) => ({
  what: `sign or decline for ${registered.name} ${byWhen(calendarOf(agreement), round.deadline, now)}`,
  label: 'Go to sign or decline',
  href: '#sign',
});

/** The text that holds, where it followed the one that the visitor reads. */
function followedBy({ agreementsTip, round }: Visited, now: string) {
  const { version, term } = textAt(existing(agreementsTip), now);
  return round.status === 'executed' && version > round.version && term
    ? { version, effectiveAt: term.effectiveAt }
    : undefined;
}

/** The page of a round for this visitor; `refused` says why the act before it did not happen, `typed` keeps what was entered. */
export async function showRound(
  visited: Visited,
  now: string,
  { codeAsked = false, ...said }: { refused?: Refusal; typed?: Record<string, string>; codeAsked?: boolean } = {},
) {
  const { visitor, round, agreement, replaced } = visited;
  const { documentHash, version } = round;
  const own = { id: agreement.id, parties: [visitor.party], documentHash, version };
  const [text, html, findings, clearances] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    readFindings(agreement.findingsHash),
    readClearances(own),
  ]);
  const open = mayAct(round, visitor.seat, now);
  // Outside the holder's term only the record's own state is worth saying first.
  const may = !open.refused && visited.term.refused ? { refused: visited.term.refused } : open;
  const acts = visitor.actor.purpose === 'read' ? undefined : may;
  const signs = acts !== undefined && !acts.refused && !replaced;
  const body = roundPage({
    frame: roundFrame(visited, now, 'overview', { title: text.title, turn: signs ? turnOf(visited, now) : undefined }),
    now,
    text,
    html,
    findings,
    clearances,
    agreement,
    round,
    visitor,
    replaced,
    followedBy: followedBy(visited, now),
    form: newFormKeys(visitor.secret),
    may: acts,
    codeAsked: codeAsked || codeAlive(visited, now),
    ...said,
  });
  return show(body, said.refused ? 422 : 200);
}

export const readRound = page(async (request) => {
  const id = request.path.round ?? '';
  const visited = await visit(request, (seat) => [codeKey(id, seat)]);
  // The code is made when its mail is sent, so right after asking there is none yet.
  return showRound(visited, request.now, { codeAsked: request.query.code === 'asked' });
});
