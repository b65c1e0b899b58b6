/** POST /review/{token}/fresh: a fresh link goes to the reviewer's mailbox on record, and the answer names no mailbox. */

import { mouName } from '../agreements/mou-name.ts';
import { type Actor, actorName } from '../identity/actor.ts';
import { partyEffect } from '../offices/party.effects.ts';
import { evolveParty } from '../offices/party.state.ts';
import { REVIEW_LINKS_A_DAY, reissueReview } from '../offices/review-link.rules.ts';
import { hashOf } from '../shared/canonical.ts';
import { freshLinkPage } from '../shared/fresh-link.pages.tsx';
import { type Command, change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, show } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { countTry } from '../signing/link.store.ts';
import { reviewLinkOf } from './open-review.ts';
import { type ReviewOf, reviewFrom, reviewKeys } from './visit-review.ts';

async function reissue(of: ReviewOf, command: Command, now: string) {
  let left: boolean | undefined;
  return retryOnConflict(async () => {
    const found = await batchGet([...reviewKeys(of), commandKey(command.id)]);
    if (recordedResult(found, command)) return undefined;
    const { partyTip, asked, agreement } = reviewFrom(found, of);
    // Only what could be sent is counted.
    const may = reissueReview(partyTip.state, of.kind, asked, true, now);
    if (may.refused) return may.refused;
    const counted = { round: of.round, party: `${of.party}#${of.kind}`, now };
    left ??= await countTry('links', REVIEW_LINKS_A_DAY, counted);
    const decision = reissueReview(partyTip.state, of.kind, asked, left, now);
    if (decision.refused) return decision.refused;
    const actor: Actor = { kind: 'reviewer', round: of.round, party: of.party, of: of.kind };
    const moved = change({
      tip: partyTip,
      events: decision.events,
      evolve: evolveParty,
      effectOf: partyEffect(agreement),
    });
    await commit({ command, at: now, actor: actorName(actor), changes: [moved] });
    return undefined;
  });
}

export const askFreshReview = page(async (request) => {
  const { token, link, review } = await reviewLinkOf(request, 'review.ask-fresh');
  // An earlier version's link brings one to the version that is out now.
  const { agreement } = review;
  const of = { round: agreement.round, party: link.party, kind: link.kind };
  // One page shows one button: pressing it twice within ten minutes is one wish.
  const soon = request.now.slice(0, '2026-03-02T15:0'.length);
  const command = {
    id: `${of.round}:${link.party}:${link.kind}:fresh:${hashOf({ token, soon })}`,
    fingerprint: 'fresh',
  };
  const refused = review.person === link.reviewer ? await reissue(of, command, request.now) : undefined;
  const name = mouName(review.agreement.number);
  return show(freshLinkPage({ name, to: 'the reviewer’s mailbox on record', refused }), refused ? 422 : 200);
});
