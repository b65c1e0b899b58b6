/** A fresh link goes to the mailbox on record: the convener's ends the earlier ones, that of whoever holds an old link lives beside them. */
import { type Agreement, agreementTip } from '../../agreements/agreement.reads.ts';
import { sentLast } from '../../agreements/domain/agreement.state.ts';
import { isReplaced } from '../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { holderAt } from '../../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { apiAct } from '../../shared/api-act.ts';
import { hashOf } from '../../shared/canonical.ts';
import { carryOut, type Loaded, outcomeOf } from '../../shared/carry-out.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { agreementIdOf } from '../../shared/ids.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { existing, type Tip, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../../shared/ledger/table.ts';
import { countTry } from '../../shared/ledger/tries.store.ts';
import { freshLinkPage } from '../../shared/pages/fresh-link.pages.tsx';
import { FRESH_LINKS_A_DAY, ofToday, reissueLink } from '../domain/link.rules.ts';
import type { Round } from '../domain/round.state.ts';
import { roundStream } from '../round.stream.ts';
import { linkOf } from './open-link.ts';

interface Reissuing extends Loaded {
  tip: Tip<Round>;
  /** The seat of the office that it goes to. */
  party: string;
  /** Neither the convener nor an earlier holder uses up what today's holder may ask for. */
  holders: number;
  by: 'holder of a link' | 'convener';
}

const keysOf = (round: string, seat: string): Key[] => [
  tipKey(round),
  partyTipKey(agreementIdOf(round), partyOf(seat)),
];

const reissuing = (found: Found, round: string, of: Pick<Reissuing, 'actor' | 'party' | 'by'>): Reissuing => ({
  ...of,
  found,
  tip: roundStream.tip(found, round),
  holders: holderAt(partyTip(found, agreementIdOf(round), partyOf(of.party)).state, of.party)?.epoch ?? 0,
});

/** Only what could be sent is counted: a mistyped party uses up nothing. */
async function countLink({ tip, party, holders, by }: Reissuing, { now }: { now: Instant }) {
  const possible = !reissueLink(existing(tip), party, by, true, now).refused;
  const of = { round: tip.stream, party: `${party}#${holders}#${by}`, now };
  return possible ? countTry('links', FRESH_LINKS_A_DAY, of) : undefined;
}

const reissue = ({ tip, party, by }: Reissuing, { now }: { now: Instant }, left = true) =>
  outcomeOf(reissueLink(existing(tip), party, by, left, now), (events) => ({
    changes: [roundStream.change(tip, events)],
    result: { round: tip.stream, party, sent: 'to the mailbox on record' },
  }));

/** Gateways press the button of every old mail, time after time: they check no box. */
const UNCHECKED = {
  code: 'box-unchecked',
  wrong: 'The box is not checked.',
  remedy: 'Go back, check it, and ask for the link again.',
};

const PREPARING = {
  code: 'version-preparing',
  wrong: 'The new version is still being prepared.',
  remedy: 'Wait for its email: it goes to the email address on record.',
};

const told = ({ number }: Agreement, refused: Refusal | undefined) =>
  show(freshLinkPage({ name: mouName(number), to: 'the email address on record', refused }), refused ? 422 : 200);

/** A link to a text that was replaced asks for one to the text in its place. */
const roundNow = async (id: string) => roundStream.tip(await batchGet([tipKey(id)]), id).state;

/** POST /sign/{token}/fresh. Only a token that was minted gets here; the answer names no mailbox. */
export const askFreshLink = page(async (request) => {
  const { link, agreement, token, holder, ...of } = await linkOf(request);
  const another = ofToday(link, holder).refused ?? (request.form.ready === 'yes' ? undefined : UNCHECKED);
  if (another) return told(agreement, another);
  const round = isReplaced(agreement, of.round) ? await roundNow(sentLast(agreement).round) : of.round;
  if (!round) return told(agreement, PREPARING);
  const { party } = link;
  const actor = actorName({ kind: 'signatory', round: round.id, party, purpose: 'read' });
  // One page shows one button: pressing it twice within ten minutes is one wish.
  const soon = request.now.slice(0, '2026-03-02T15:0'.length);
  const { refused } = await carryOut({
    command: { id: `${round.id}:${party}:fresh:${hashOf({ token, soon })}`, fingerprint: 'fresh' },
    at: request.now,
    load: async (command) =>
      reissuing(await batchGet([...keysOf(round.id, party), command]), round.id, {
        ...{ actor, party },
        by: 'holder of a link',
      }),
    once: (loaded) => countLink(loaded, request),
    decide: (loaded, left) => reissue(loaded, request, left),
  });
  return told(agreement, refused?.[0]);
});

/** POST /api/agreements/{agreement}/signatories/{party}/link; where several offices sign for the party, by their seats. */
export const resendLink = apiAct('resend-link', {
  load: async (request, command) => {
    const { bearer } = request;
    const { agreement: id = '', party = '' } = request.path;
    const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
    const actor = convenerFrom(found, bearer);
    const { organization, round } = sentLast(existing(agreementTip(found, id)));
    authorize(request, rolesOf(actor), { organization });
    const more = await batchGet([...keysOf(round, party), command]);
    return reissuing(more, round, { actor: actorName(actor), party, by: 'convener' });
  },
  once: countLink,
  decide: reissue,
  status: 202,
  judges: 'the record',
});
