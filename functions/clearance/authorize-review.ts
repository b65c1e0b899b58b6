/** Who stands at the door of a review: whoever opened the reviewer's link within the hour, or is signed in with that reviewer's mailbox. */
import { agreementTip, partyKey, type RegisteredParty, signingParty } from '../agreements/agreement.reads.ts';
import { type Agreement, sentLast, versionOf } from '../agreements/domain/agreement.state.ts';
import { personId } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { type Actor, actorName } from '../identity/domain/actor.ts';
import { rolesOf } from '../identity/domain/roles.rules.ts';
import { LOGIN_COOKIE } from '../identity/person.reads.ts';
import { loginFrom, loginKey } from '../identity/person.store.ts';
import type { ReviewerKind } from '../offices/domain/party.events.ts';
import { askedOf } from '../offices/domain/readiness.rules.ts';
import { isReviewerKind, type ReviewAsked } from '../offices/domain/review.rules.ts';
import { partyStream } from '../offices/party.stream.ts';
import { reviewSessionFrom, reviewSessionKey } from '../offices/review.reads.ts';
import { Missing, SignedOut } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { agreementIdOf, looksLikeSecret, partyIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import type { Round } from '../signing/domain/round.state.ts';
import { roundStream } from '../signing/round.stream.ts';

export interface ReviewOf {
  round: string;
  party: string;
  kind: ReviewerKind;
}

export const reviewPath = ({ round, party, kind }: ReviewOf): string => `/reviews/${round}/${party}/${kind}`;

const cookieName = ({ round, party, kind }: ReviewOf): string => `__Host-rev_${round}.${party}.${kind}`;
export const reviewCookie = (of: ReviewOf, secret: string, seconds: number): string =>
  `${cookieName(of)}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;

/** Which review a path names. Throws Missing for what can be none. */
export function reviewIn({ path }: Request): ReviewOf {
  const { round = '', party = '', kind = '' } = path;
  if (!/^[a-z0-9-]{1,40}$/.test(party) || !isReviewerKind(kind)) throw new Missing('No such review');
  return { round, party, kind };
}

/** The secrets that this browser holds for a review; each proves the forms that were given to it. */
export const secretsFor = (of: ReviewOf, { cookies }: Request): string[] =>
  [cookies[cookieName(of)] ?? '', cookies[LOGIN_COOKIE] ?? ''].filter(looksLikeSecret);

/** Everything that decides about a review, to be read in one round trip. */
export const reviewKeys = ({ round, party }: ReviewOf): Key[] => {
  const agreement = agreementIdOf(round);
  return [tipKey(round), tipKey(agreement), partyKey(agreement, party), tipKey(partyIdOf(agreement, party))];
};

/** How the party's part is asked for: the text that is out now, in the round that stands. */
const reviewAskedOf = (agreement: Agreement, registered: RegisteredParty, round: Round): ReviewAsked => ({
  ...askedOf(agreement, registered),
  open: round.status === 'open' && agreement.round === round.id,
  deadline: round.deadline,
  headAsked: (round.signatories[registered.party]?.status ?? 'waiting') !== 'waiting',
});

/** What stands on record about a review, whoever asks. Throws Missing when there is no such round or party. */
export function reviewFrom(found: Found, of: ReviewOf) {
  const agreementId = agreementIdOf(of.round);
  const whole = existing(agreementTip(found, agreementId));
  const agreement = versionOf(whole, of.round) ?? sentLast(whole);
  const registered = signingParty(found, agreement, of.party);
  if (!registered) throw new Missing('No such party');
  const roundTip = roundStream.tip(found, of.round);
  const partyTip = partyStream.tip(found, partyIdOf(agreementId, of.party));
  const round = existing(roundTip);
  const reviewer = partyTip.state?.reviewers[of.kind] && registered.reviewers?.[of.kind];
  return {
    of,
    agreement,
    round,
    roundTip,
    registered,
    partyTip,
    asked: reviewAskedOf(agreement, registered, round),
    reviewer,
    /** Stands for the mailbox of the reviewer of today. */
    person: reviewer && personId(reviewer.mailbox),
  };
}

export type Review = ReturnType<typeof reviewFrom>;

/** Whose session it is, if it is one of this review's reviewer of today. */
function secretOf(found: Found, secrets: readonly string[], { of, person }: Review, now: Instant) {
  return secrets.find((secret) => {
    const session = reviewSessionFrom(found, secret);
    const own = session?.round === of.round && session.party === of.party && session.kind === of.kind;
    if (session) return own && session.reviewer === person && now < session.expiresAt;
    const login = loginFrom(found, secret);
    return login !== undefined && now < login.expiresAt && personId(login.mailbox) === person;
  });
}

/** Reads and checks a visit. Throws SignedOut where nobody is in, and Missing for whoever is in and is not this review's reviewer. */
export async function visitReview(request: Request, more: readonly Key[] = []) {
  const of = reviewIn(request);
  const secrets = secretsFor(of, request);
  if (secrets.length === 0) throw new SignedOut('No session');
  const doors = secrets.flatMap((secret) => [reviewSessionKey(secret), loginKey(secret)]);
  const found = await batchGet([...doors, ...reviewKeys(of), ...more]);
  const until = (from: typeof loginFrom | typeof reviewSessionFrom) =>
    secrets.some((one) => request.now < (from(found, one)?.expiresAt ?? ''));
  const signedIn = until(loginFrom);
  if (!signedIn && !until(reviewSessionFrom)) throw new SignedOut('The session has ended');
  const review = reviewFrom(found, of);
  const secret = secretOf(found, secrets, review, request.now);
  const { round, party, kind } = of;
  const actor: Extract<Actor, { kind: 'reviewer' }> = { kind: 'reviewer', round, party, of: kind };
  const { reviewer } = review;
  // A reviewer who was replaced is out, and keeps what was typed; anyone else who is signed in finds nothing here.
  if (secret === undefined || !reviewer) throw signedIn ? new Missing('Not this review') : new SignedOut('Replaced');
  authorize(request, rolesOf(actor), { round: review.round.id, party: review.registered.party, review: kind });
  return { ...review, reviewer, actor: actorName(actor), secret, found };
}

export type VisitedReview = Awaited<ReturnType<typeof visitReview>>;
