/** One mail to one reviewer: dropped when there is nothing to answer any more, to whoever reviews today, with a link that is made only now. */
import { readText } from '../../agreements/agreement.reads.ts';
import { clearanceMail } from '../../clearance/clearance.mail.tsx';
import { personId } from '../../identity/agency.store.ts';
import type { ReviewerKind } from '../../offices/party.events.ts';
import { answered } from '../../offices/review.rules.ts';
import { keepReviewLink } from '../../offices/review.store.ts';
import { REVIEW_LINK_LIFE } from '../../offices/review-link.rules.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { newSecret } from '../../shared/ids.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { mail } from '../../shared/mail-layout.tsx';
import type { Outgoing } from '../post.ts';
import { matterOf, service } from './matter.ts';

/** These ask for an answer, so they lapse with the need for it; a fresh link is also for reading again. */
const ASKING = new Set(['prepare', 'reminder', 'ending']);

/** Undefined when events have overtaken the mail. */
export async function reviewerLetter(
  kind: ReviewerKind,
  effect: MailEffect,
  party: string,
  now: Instant,
): Promise<Outgoing | undefined> {
  const { agreement, round, registered, offices } = await matterOf(effect, party);
  if (round?.status !== 'open' || agreement.round !== round.id) return undefined;
  const review = offices?.reviewers[kind];
  const reviewer = review && registered.reviewers?.[kind];
  if (!reviewer) return undefined;
  const { template } = effect;
  const { documentHash } = agreement;
  if (ASKING.has(template) && answered(review, documentHash) !== undefined) return undefined;
  const token = newSecret();
  const person = personId(reviewer.mailbox);
  const expiresAt = plus(now, REVIEW_LINK_LIFE);
  await keepReviewLink(token, { round: round.id, party, kind, documentHash, reviewer: person, expiresAt });
  const { name, required, mailbox } = reviewer;
  const text = await readText(agreement.textHash);
  const link = `${service()}/review/${token}`;
  const letter = { service: service(), agreement, round, text, party, kind, required, name, link };
  return {
    to: { name, address: mailbox },
    ...mail(clearanceMail(template, letter)),
    tags: { round: round.id, party, template, to: kind },
  };
}
