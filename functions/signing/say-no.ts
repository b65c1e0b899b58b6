/** What declining and taking back have in common: the page, its draft, the no as it was typed, and the button for a code. */
import { readText } from '../agreements/agreement.reads.ts';
import { personId } from '../identity/agency.store.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { type Reply, type Request, seeOther, show } from '../shared/page.ts';
import { askingCode } from './ask-code.ts';
import type { CodeProof } from './code.rules.ts';
import { wordsOf } from './draft.rules.ts';
import { type DraftOf, draftFrom } from './draft.store.ts';
import { newFormKeys } from './form.ts';
import type { No } from './no.rules.ts';
import type { NoView } from './reason.pages.tsx';
import { codeAlive, type Visited } from './visit.ts';

const reasonIn = (form: Request['form']): string => (form.reason ?? '').replaceAll('\r\n', '\n');

/** The no of a form: by whom is known from the visit alone. */
export const noOf = ({ visitor }: Visited, { form }: Request, code: CodeProof): No => ({
  party: visitor.party,
  signer: visitor.signer,
  documentHash: form.documentHash ?? '',
  // A browser counts a line break as one character and sends it as two.
  reason: reasonIn(form),
  code,
});

interface Shown {
  act: DraftOf['act'];
  page: (view: NoView) => string;
  now: Instant;
  /** Why the act is not possible at all, before anything was typed. */
  closed: Refusal | undefined;
  said?: { refused?: Refusal; typed: string; typedCode?: string | undefined };
  /** A code was asked for; it may still be on its way. */
  asked?: boolean;
}

export async function showNo(visited: Visited, { act, page, now, closed, said, asked = false }: Shown) {
  const { visitor, round, agreement, found } = visited;
  const draft = draftFrom(found, { round: round.id, party: visitor.party, act });
  const kept = said ? undefined : wordsOf(draft, personId(visitor.signer.mailbox), now);
  const refused = said?.refused ?? closed;
  const body = page({
    text: await readText(agreement.textHash),
    agreement,
    round,
    visitor,
    form: newFormKeys(visitor.secret),
    typed: said?.typed ?? kept ?? '',
    typedCode: said?.typedCode,
    codeAsked: asked || codeAlive(visited, now),
    kept: kept !== undefined,
    ...(refused && { refused }),
  });
  return show(body, said?.refused ? 422 : 200);
}

/** The second button of the form: a code is asked for, and what was written so far stays in its box. */
export const askingIn = (request: Request, act: DraftOf['act'], page: Shown['page']): Promise<Reply> => {
  const typed = reasonIn(request.form);
  const of = { act, page, now: request.now, closed: undefined };
  return askingCode(request, {
    act,
    show: (visited, _, refused) => showNo(visited, { ...of, said: { refused, typed } }),
    done: (visited) =>
      typed.trim() === ''
        ? seeOther(`/rounds/${visited.round.id}/${act}?code=asked`)
        : showNo(visited, { ...of, said: { typed }, asked: true }),
  });
};
