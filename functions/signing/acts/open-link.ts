/** GET and POST /sign/{token}: looking at a link changes nothing; opening it gives a short session for one round. */
import { agreementTip, asOf, readText } from '../../agreements/agreement.reads.ts';
import { isReplaced } from '../../agreements/domain/in-force.rules.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { holderAt } from '../../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther, show } from '../../shared/http/reply.ts';
import { agreementIdOf, looksLikeSecret, newSecret } from '../../shared/ids.ts';
import { plus, type Refusal } from '../../shared/kernel.ts';
import { existing, tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { sessionCookie } from '../authorize-round.ts';
import { linkHolds, ofToday, SESSION_LIFE } from '../domain/link.rules.ts';
import type { Round } from '../domain/round.state.ts';
import { REPLACED } from '../domain/version.rules.ts';
import { keepSession, linkFrom, linkKey } from '../link.store.ts';
import { closedLinkPage, openLinkPage } from '../pages/link.pages.tsx';

/** The link behind a token and the round it belongs to. Throws Missing for every token that was never minted. */
export async function linkOf(request: Request) {
  // Holding a link makes nobody known: whoever does is a stranger until the link is opened.
  authorize(request, STRANGER);
  // Some gateways and people write addresses in capitals; a token means the same in both.
  const token = (request.path.token ?? '').toLowerCase();
  if (!looksLikeSecret(token)) throw new Missing('Not a link');
  const link = linkFrom(await batchGet([linkKey(token)]), token);
  if (!link) throw new Missing('No such link');
  const agreementId = agreementIdOf(link.round);
  const found = await batchGet([
    tipKey(link.round),
    tipKey(agreementId),
    partyTipKey(agreementId, partyOf(link.party)),
  ]);
  const tip = tipFrom<Round>(found, link.round);
  return {
    token,
    link,
    tip,
    round: existing(tip),
    agreement: existing(agreementTip(found, agreementId)),
    holder: holderAt(partyTip(found, agreementId, partyOf(link.party)).state, link.party),
  };
}

type Linked = Awaited<ReturnType<typeof linkOf>>;

/** Why the link no longer opens anything; first, that it is another's. By one that only reads, a text that was replaced can still be read. */
const endOf = ({ link, round, agreement, holder }: Linked, now: string): Refusal | undefined =>
  ofToday(link, holder).refused ??
  (isReplaced(agreement, round) && link.purpose === 'sign'
    ? REPLACED.refused
    : linkHolds(round, link, now, holder).refused);

const closed = ({ token, link, round, agreement, holder }: Linked, refused: Refusal) => {
  const another = ofToday(link, holder).refused !== undefined;
  return show(closedLinkPage({ token, agreement, round, party: link.party, refused, another }), 410);
};

export const lookAtLink = page(async (request) => {
  const looked = await linkOf(request);
  const { token, link, round, agreement } = looked;
  const refused = endOf(looked, request.now);
  if (refused) return closed(looked, refused);
  const { convener, textHash } = await asOf(agreement, link.round);
  const text = await readText(textHash);
  const about = { organizer: partyName(text, convener), emailName: text.emailName };
  return show(openLinkPage({ token, agreement, round, purpose: link.purpose, about }));
});

export const openLink = page(async (request) => {
  const opened = await linkOf(request);
  const { link, round } = opened;
  const refused = endOf(opened, request.now);
  if (refused) return closed(opened, refused);
  const secret = newSecret();
  const { party, purpose, share, epoch, partyEpoch = 0 } = link;
  const until = { linkUsedAt: request.now, expiresAt: plus(request.now, SESSION_LIFE) };
  await keepSession(secret, { round: round.id, party, purpose, share, epoch, partyEpoch, ...until });
  return seeOther(`/rounds/${round.id}`, [sessionCookie(round.id, `${secret}.${party}`, SESSION_LIFE / 1000)]);
});
