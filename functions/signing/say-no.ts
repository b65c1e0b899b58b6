/** What declining and taking back have in common: the page, the no as it was typed, and the button for a code. */
import { readText } from '../agreements/agreement.reads.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { type Reply, type Request, seeOther, show } from '../shared/page.ts';
import { askingCode } from './ask-code.ts';
import { newFormKeys } from './form.ts';
import type { No } from './no.rules.ts';
import type { NoView } from './reason.pages.tsx';
import { codeAlive, type Visited } from './visit.ts';

/** The no of a form: by whom is known from the visit alone. */
export const noOf = ({ visitor }: Visited, { form }: Request): Omit<No, 'code'> => ({
  party: visitor.party,
  signer: visitor.signer,
  documentHash: form._documentHash ?? '',
  reason: form.reason ?? '',
});

/** Of a code, only the digits count, whatever stands between them. */
export const hiddenInReason = ({ refused }: Request): Refusal | undefined =>
  refused.find(({ field }) => field !== 'code');

interface Shown {
  page: (view: NoView) => string;
  now: Instant;
  /** Why the act is not possible at all, before anything was typed. */
  closed: Refusal | undefined;
  said?: { refused?: Refusal; typed: string; typedCode?: string | undefined };
  /** A code was asked for; it may still be on its way. */
  asked?: boolean;
}

export async function showNo(visited: Visited, { page, now, closed, said, asked = false }: Shown) {
  const { visitor, round, agreement } = visited;
  const refused = said?.refused ?? closed;
  const body = page({
    text: await readText(agreement.textHash),
    agreement,
    round,
    visitor,
    form: newFormKeys(visitor.secret),
    typed: said?.typed ?? '',
    typedCode: said?.typedCode,
    codeAsked: asked || codeAlive(visited, now),
    ...(refused && { refused }),
  });
  return show(body, said?.refused ? 422 : 200);
}

/** The second button of the form: a code is asked for, and what was written so far stays in its box. */
export const askingIn = (request: Request, act: 'decline' | 'take-back', page: Shown['page']): Promise<Reply> => {
  const typed = request.form.reason ?? '';
  const of = { page, now: request.now, closed: undefined };
  return askingCode(request, {
    act,
    show: (visited, _, refused) => showNo(visited, { ...of, said: { refused, typed } }),
    done: (visited) =>
      typed.trim() === ''
        ? seeOther(`/rounds/${visited.round.id}/${act}?code=asked`)
        : showNo(visited, { ...of, said: { typed }, asked: true }),
  });
};
