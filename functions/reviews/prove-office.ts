/** Whoever chooses for a party proves the mailbox of its office by a code: what was sent to today's holder, and still proves something. */
import { codeKey, codesFrom } from '../identity/code.store.ts';
import { type Code, codesToHolder } from '../identity/domain/code.rules.ts';
import { holderAt } from '../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import type { Request } from '../shared/http/page.ts';
import type { Instant } from '../shared/kernel.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import { signs, type VisitedSeat, visitReviewAs } from './authorize-reviews.ts';
import type { Review } from './domain/review.state.ts';

const visitSigning = visitReviewAs(signs);

/** The seat of the office that answers for a party is the party's key. */
export async function visitChoice(request: Request, more: readonly Key[] = []) {
  const visited = await visitSigning(request, more);
  const { whole, acts, reviewTip } = visited;
  const read = await batchGet([partyTipKey(whole.id, acts.party), codeKey(reviewTip.stream, acts.party)]);
  return { ...visited, read, officesTip: partyTip(read, whole.id, acts.party) };
}
export type VisitedChoice = VisitedSeat & { read: Found; officesTip: ReturnType<typeof partyTip> };

/** One that was sent before the party's last answer has done its work with that. */
export const codesSince = ({ answered }: Pick<Review, 'answered'>, party: string, codes: readonly Code[]): Code[] =>
  codes.filter(({ sentAt }) => sentAt > (answered[party]?.at ?? ''));

export const codesOf = ({ read, review, reviewTip, acts, officesTip }: VisitedChoice): Code[] =>
  codesSince(
    review,
    acts.party,
    codesToHolder(codesFrom(read, reviewTip.stream, acts.party), holderAt(officesTip.state, acts.party)),
  );

export const codeAlive = (visited: VisitedChoice, now: Instant): boolean =>
  codesOf(visited).some(({ expiresAt }) => now < expiresAt);
