/** Who stands at the door of a round: read in one round trip from the cookie of that round, the tips and whatever the act adds. */
import { agreementTip, asOf, partyKey, type SigningOffice, signatoryAt } from '../agreements/agreement.reads.ts';
import { isReplaced } from '../agreements/domain/in-force.rules.ts';
import { latestOf } from '../agreements/domain/kept-party.rules.ts';
import { isSeat, partyOf } from '../agreements/domain/seats.rules.ts';
import { authorize } from '../identity/authorize.ts';
import { codesFrom } from '../identity/code.store.ts';
import { type Actor, actorName } from '../identity/domain/actor.ts';
import { type Code, codesToHolder } from '../identity/domain/code.rules.ts';
import { rolesOf } from '../identity/domain/roles.rules.ts';
import { holderInTerm } from '../offices/domain/holder.rules.ts';
import { holderAt } from '../offices/domain/party.state.ts';
import { partyTipKey, partyTogether } from '../offices/party.reads.ts';
import { SignedOut } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { agreementIdOf, looksLikeSecret } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { codesFor } from './domain/codes-for.rules.ts';
import { forTodaysHolder, type Link } from './domain/link.rules.ts';
import type { Signer } from './domain/round.events.ts';
import { sessionFrom, sessionKey } from './link.store.ts';
import { roundStream } from './round.stream.ts';

/** The cookie is one round's own, so that two agreements in two tabs do not end each other. Seats have no dot. */
export const cookieName = (round: string): string => `__Host-${round}`;
export const sessionCookie = (round: string, value: string, seconds: number): string =>
  `${cookieName(round)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;

/** The secret also says whose it is, so that the party's items can be read with the session and not after it. */
export const cookieOf = ({ cookies, path }: Request): { secret: string; seat: string } => {
  const [secret = '', seat = ''] = (cookies[cookieName(path.round ?? '')] ?? '').split('.');
  return { secret, seat };
};

export interface Visit {
  actor: Extract<Actor, { kind: 'signatory' }>;
  secret: string;
  party: string;
  /** Of the party's offices that sign, the visitor's own. */
  seat: string;
  /** Whose codes and guesses it uses. */
  share: Link['share'];
  linkUsedAt: Instant;
  signer: Signer;
}

/** A round is entered by the link of its newest mail. */
const signedOut = (why: string) => new SignedOut(why, 'link');

/** Reads and checks a visit. Throws SignedOut for everything that is not exactly this session's own round, Missing for what its holder may not do. */
export async function visit(request: Request, more: (seat: string) => Key[] = () => []) {
  const id = request.path.round ?? '';
  const { secret, seat } = cookieOf(request);
  if (!looksLikeSecret(secret) || !isSeat(seat)) throw signedOut('No session');
  const party = partyOf(seat);
  const agreementId = agreementIdOf(id);
  const found = await batchGet([
    sessionKey(secret),
    tipKey(id),
    tipKey(agreementId),
    partyKey(agreementId, party),
    partyTipKey(agreementId, party),
    ...more(seat),
  ]);
  const session = sessionFrom(found, secret);
  if (!session || session.party !== seat || session.round !== id) throw signedOut('No session');
  const roundTip = roundStream.tip(found, id);
  const round = existing(roundTip);
  const agreementsTip = agreementTip(found, agreementId);
  const whole = existing(agreementsTip);
  const agreement = await asOf(whole, id);
  const { registered: own, kept, tip: officesTip } = partyTogether(found, agreement, party);
  // Of a text that was replaced nothing is kept beside it; whoever had its link may read that it was.
  const registered = own ?? (kept && latestOf(kept));
  const office = registered && signatoryAt(registered, seat);
  if (!registered || !office) throw signedOut('No such party');
  const current =
    round.signatories[seat]?.epoch === session.epoch && forTodaysHolder(session, holderAt(officesTip.state, seat));
  if (request.now >= session.expiresAt || !current) throw signedOut('The session has ended');
  const actor: Visit['actor'] = { kind: 'signatory', round: id, party: seat, purpose: session.purpose };
  authorize(request, rolesOf(actor), { round: round.id });
  const signer: Signer = { ...signerOf(office), source: request.source, browser: request.browser };
  const { share, linkUsedAt } = session;
  const visitor: Visit = { actor, secret, party, seat, share, linkUsedAt, signer };
  /** A new version went out in the place of this round's before it was signed, which `agreement` shows as it was. */
  const replaced = isReplaced(whole, round);
  const term = holderInTerm(office.holder, dayIn(agreement.zone, request.now));
  const read = { visitor, round, roundTip, agreement, replaced, agreementsTip, officesTip, term, registered, found };
  return { ...read, actor: actorName(actor) };
}

/** Who acts for the office that signs, by what instrument, and for whom. */
function signerOf({ office, title, holder, delegator }: SigningOffice): Omit<Signer, 'source' | 'browser'> {
  const { name, capacity, mailbox, instrument } = holder;
  return {
    office,
    title,
    name,
    capacity,
    mailbox,
    ...(instrument !== undefined && { instrument }),
    ...(delegator && { onBehalfOf: { name: delegator.name, title } }),
  };
}

export type Visited = Awaited<ReturnType<typeof visit>>;

export const codesOf = ({ found, round, visitor, officesTip }: Visited): Code[] =>
  codesToHolder(codesFrom(found, round.id, visitor.seat), holderAt(officesTip.state, visitor.seat));

/** Whether a code that was sent still works for what the office may do now. */
export const codeAlive = (visited: Visited, now: Instant): boolean =>
  codesFor(visited.round, visited.visitor.seat, codesOf(visited)).some(({ expiresAt }) => now < expiresAt);
