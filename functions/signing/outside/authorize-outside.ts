/** Who hands in or answers a signature made outside, at a seat of a party: a liaison of the party, or of another party, as the registers say now. */
import { agreementTip, partyKey, readRegister, signatoryAt } from '../../agreements/agreement.reads.ts';
import { sentLast } from '../../agreements/domain/agreement.state.ts';
import { isSeat, partyOf } from '../../agreements/domain/seats.rules.ts';
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../../identity/person.reads.ts';
import { partyTipKey, partyTogether } from '../../offices/party.reads.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import { history } from '../../shared/ledger/history.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { roundStream } from '../round.stream.ts';
import type { Offer } from './domain/outside.rules.ts';

/** Reads the session, both tips, the register and its agencies. Throws Missing for whoever has no part in it. */
export async function visitOutside(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '', party: seat = '' } = request.path;
  const party = partyOf(seat);
  const { person, found: first } = await visitPerson(request, [tipKey(id)]);
  // The table takes no empty key, and what is no seat may name an empty party.
  if (!isSeat(seat)) throw new Missing('No such party');
  const sent = sentLast(existing(agreementTip(first, id)));
  const roundId = sent.round;
  const register = await readRegister(sent);
  const agencies = register.map(({ agency = '' }) => agencyKey(agency));
  const found = await batchGet([
    tipKey(id),
    tipKey(roundId),
    partyKey(id, party),
    partyTipKey(id, party),
    ...agencies,
    ...more,
  ]);
  const agreementsTip = agreementTip(found, id);
  const agreement = sentLast(existing(agreementsTip));
  const roundTip = roundStream.tip(found, roundId);
  const round = existing(roundTip);
  const { registered, tip: officesTip } = partyTogether(found, agreement, party);
  const office = registered && signatoryAt(registered, seat);
  if (!registered || !office) throw new Missing('No such party');
  const today = dayIn(agreement.zone, request.now);
  const roles = rolesIn(register, agenciesIn(found, register), person.mailbox, today);
  const mine = roles.filter(({ is }) => is === 'liaison');
  authorize(request, mine, { party, agency: registered.agency });
  const by = { name: mine[0]?.name ?? '', mailbox: person.mailbox };
  /** For which party of another agency this person answers; none for a liaison of the party itself, or of a sister of it. */
  const answersFor = mine.some((one) => one.agency === registered.agency) ? undefined : mine[0]?.party;
  const anotherAgency = register.some(({ agency }) => agency !== registered.agency);
  return {
    ...{
      person,
      by,
      party,
      seat,
      office,
      register,
      roles,
      answersFor,
      anotherAgency,
      registered,
      officesTip,
      round,
      roundTip,
      agreement,
      agreementsTip,
      found,
    },
    actor: actorName(person.actor),
  };
}

export type VisitedOutside = Awaited<ReturnType<typeof visitOutside>>;

/** The last PDF that was handed in for a seat, as the record has it. */
export async function readOffer(round: string, seat: string): Promise<Offer | undefined> {
  const { events, bodies } = await history(round);
  const event = events.findLast(
    ({ type, data }) => type === 'OutsideSignatureOffered' && (data as Offer['data']).party === seat,
  );
  if (!event) return undefined;
  const body = bodies.get(event.seq)?.body as Offer['body'];
  return { data: event.data as Offer['data'], body, actor: event.actor };
}

const pathOf = ({ path: { agreement, party } }: Request) => `/agreements/${agreement}/parties/${party}/outside`;

export const outsideForm = (request: Request) => personForm(request, pathOf(request));

/** `done` names what was done, so that the page says it. */
export const backToOutside =
  (done: string) =>
  (_: unknown, request: Request): Reply =>
    seeOther(`${pathOf(request)}?done=${done}`);
