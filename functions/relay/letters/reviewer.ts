/** One mail to one reviewer: dropped when there is nothing to answer any more, to whoever reviews today, with a link that is made only now. */
import { agreementTip, partyFrom, partyKey, readText } from '../../agreements/agreement.reads.ts';
import { clearanceMail } from '../../clearance/clearance.mail.tsx';
import { personId } from '../../identity/agency.store.ts';
import type { PartyState } from '../../offices/party.state.ts';
import { answered, isReviewerKind } from '../../offices/review.rules.ts';
import { keepReviewLink } from '../../offices/review.store.ts';
import { REVIEW_LINK_LIFE } from '../../offices/review-link.rules.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { newSecret, partyIdOf } from '../../shared/ids.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { existing, tipFrom, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { readTogether } from '../../shared/table.ts';
import type { Round } from '../../signing/round.state.ts';
import type { Outgoing } from '../post.ts';

/** These ask for an answer, so they lapse with the need for it; a fresh link is also for reading again. */
const ASKING = new Set(['prepare', 'reminder', 'ending']);

/** Undefined when events have overtaken the mail. */
export async function reviewerLetter(
  effect: MailEffect,
  party: string,
  kind: string,
  now: Instant,
): Promise<Outgoing | undefined> {
  const { agreement: id, template } = effect;
  const partyId = partyIdOf(id, party);
  const found = await readTogether([tipKey(effect.round), tipKey(id), tipKey(partyId), partyKey(id, party)]);
  const round = tipFrom<Round>(found, effect.round).state;
  const agreement = existing(agreementTip(found, id));
  const review = isReviewerKind(kind) ? tipFrom<PartyState>(found, partyId).state?.reviewers[kind] : undefined;
  const reviewer = review && partyFrom(found, id, party)?.reviewers?.[kind];
  if (round?.status !== 'open' || agreement.round !== round.id) return undefined;
  if (!isReviewerKind(kind) || !reviewer) return undefined;
  if (ASKING.has(template) && answered(review, agreement.documentHash) !== undefined) return undefined;
  const service = process.env.SERVICE_URL ?? '';
  const token = newSecret();
  const { documentHash } = agreement;
  const expiresAt = plus(now, REVIEW_LINK_LIFE);
  const of = { round: round.id, party, kind };
  await keepReviewLink(token, { ...of, documentHash, reviewer: personId(reviewer.mailbox), expiresAt });
  const text = await readText(agreement.textHash);
  const { name, required } = reviewer;
  const link = `${service}/review/${token}`;
  const content = clearanceMail(template, { service, agreement, round, text, party, kind, required, name, link });
  return {
    to: { name, address: reviewer.mailbox },
    ...mail(content),
    tags: { round: round.id, party, template, to: kind },
  };
}
