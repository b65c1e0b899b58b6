/** What declining and taking back have in common: the page, and the no as it was typed. */
import { readText } from '../agreements/agreement.reads.ts';
import type { Refusal } from '../shared/kernel.ts';
import { type Request, show } from '../shared/page.ts';
import { newFormKeys } from './form.ts';
import type { No } from './no.rules.ts';
import type { NoView } from './reason.pages.tsx';
import type { Visited } from './visit.ts';

/** The no of a form: by whom is known from the visit alone. */
export const noOf = ({ visitor }: Visited, { form }: Request): No => ({
  party: visitor.party,
  signer: visitor.signer,
  documentHash: form._documentHash ?? '',
  reason: form.reason ?? '',
});

interface Shown {
  page: (view: NoView) => string;
  /** Why the act is not possible at all, before anything was typed. */
  closed: Refusal | undefined;
  said?: { refused: Refusal; typed: string };
}

export async function showNo({ visitor, round, agreement }: Visited, { page, closed, said }: Shown) {
  const refused = said?.refused ?? closed;
  const body = page({
    text: await readText(agreement.textHash),
    agreement,
    round,
    visitor,
    form: newFormKeys(visitor.secret),
    typed: said?.typed ?? '',
    ...(refused && { refused }),
  });
  return show(body, said ? 422 : 200);
}
