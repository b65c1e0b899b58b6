/** POST /review/{token}/fresh: a fresh link goes to the reviewer's mailbox on record, and the answer names no mailbox. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { REVIEW_LINKS_A_DAY, reissueReview } from '../../offices/domain/review-link.rules.ts';
import { partyStream } from '../../offices/party.stream.ts';
import { hashOf } from '../../shared/canonical.ts';
import { carryOut, outcomeOf } from '../../shared/carry-out.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import type { Command } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { countTry } from '../../shared/ledger/tries.store.ts';
import { freshLinkPage } from '../../shared/pages/fresh-link.pages.tsx';
import { type ReviewOf, reviewFrom, reviewKeys } from '../authorize-review.ts';
import { reviewLinkOf } from './open-review.ts';

async function reissue(of: ReviewOf, command: Command, now: Instant): Promise<Refusal | undefined> {
  const actor = actorName({ kind: 'reviewer', round: of.round, party: of.party, of: of.kind });
  const { refused } = await carryOut({
    command,
    at: now,
    load: async (key) => {
      const found = await batchGet([...reviewKeys(of), key]);
      return { ...reviewFrom(found, of), found, actor };
    },
    // Only what could be sent is counted.
    once: async ({ partyTip, asked }) =>
      reissueReview(partyTip.state, of.kind, asked, true, now).refused
        ? undefined
        : countTry('links', REVIEW_LINKS_A_DAY, { round: of.round, party: `${of.party}#${of.kind}`, now }),
    decide: ({ partyTip, asked, agreement }, left = true) =>
      outcomeOf(reissueReview(partyTip.state, of.kind, asked, left, now), (events) => ({
        changes: [partyStream.change(partyTip, events, agreement)],
        result: undefined,
      })),
  });
  return refused?.[0];
}

export const askFreshReview = page(async (request) => {
  const { token, link, review } = await reviewLinkOf(request);
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
  return show(freshLinkPage({ name, to: 'the reviewer’s email address on record', refused }), refused ? 422 : 200);
});
