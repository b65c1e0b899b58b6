/** What declining and taking back have in common: the page, its draft, and the no as it was typed. */
import { readText } from '../agreements/agreement.reads.ts';
import { personId } from '../identity/agency.store.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { type Request, show } from '../shared/page.ts';
import { wordsOf } from './draft.rules.ts';
import { type DraftOf, draftFrom } from './draft.store.ts';
import { newFormKeys } from './form.ts';
import type { No } from './no.rules.ts';
import type { NoView } from './reason.pages.tsx';
import type { Visited } from './visit.ts';

/** The no of a form: by whom is known from the visit alone. */
export const noOf = ({ visitor }: Visited, { form }: Request): No => ({
  party: visitor.party,
  signer: visitor.signer,
  documentHash: form.documentHash ?? '',
  reason: form.reason ?? '',
});

interface Shown {
  act: DraftOf['act'];
  page: (view: NoView) => string;
  now: Instant;
  /** Why the act is not possible at all, before anything was typed. */
  closed: Refusal | undefined;
  said?: { refused: Refusal; typed: string };
}

export async function showNo({ visitor, round, agreement, found }: Visited, { act, page, now, closed, said }: Shown) {
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
    kept: kept !== undefined,
    ...(refused && { refused }),
  });
  return show(body, said ? 422 : 200);
}
