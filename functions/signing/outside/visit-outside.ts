/** Who hands in or answers a signature made outside: a liaison of the party, or of another party, as the registers say now. */
import { agreementTip, partyKey, type RegisteredParty, readRegister } from '../../agreements/agreement.reads.ts';
import { actorName } from '../../identity/actor.ts';
import { agencyFrom, agencyKey, type Official } from '../../identity/agency.store.ts';
import { type Action, can } from '../../identity/can.rules.ts';
import { personForm, visitPerson } from '../../identity/visit-person.ts';
import { partyTipKey, partyTogether } from '../../offices/party.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { history } from '../../shared/history.ts';
import { existing, tipKey } from '../../shared/ledger.ts';
import { sameMailbox } from '../../shared/mailbox.ts';
import { type Reply, type Request, seeOther } from '../../shared/page.ts';
import { batchGet, type Found, type Key } from '../../shared/table.ts';
import { roundStream } from '../round.stream.ts';
import type { Offer } from './outside.rules.ts';

/** Liaisons by party, in the MOU's order of parties. */
const liaisonsOf = (found: Found, order: readonly string[], register: readonly RegisteredParty[]) =>
  order.map((party) => {
    const { agency = '' } = register.find((one) => one.party === party) ?? {};
    return { party, officials: agencyFrom(found, agency)?.liaisons ?? [] };
  });

const isAmong = (officials: readonly Official[], mailbox: string): Official | undefined =>
  officials.find((one) => sameMailbox(one.mailbox) === mailbox);

/** Reads the session, both tips, the register and its agencies. Throws Missing for whoever has no part in it. */
export async function visitOutside(request: Request, action: Action, more: readonly Key[] = []) {
  const { agreement: id = '', party = '' } = request.path;
  const { person, found: first } = await visitPerson(request, [tipKey(id)]);
  const { round: roundId, ...agreed } = existing(agreementTip(first, id));
  const register = await readRegister(agreed);
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
  const agreement = existing(agreementsTip);
  const roundTip = roundStream.tip(found, roundId);
  const round = existing(roundTip);
  const { registered, tip: officesTip } = partyTogether(found, id, party);
  if (!registered || !agreement.parties.includes(party)) throw new Missing('No such party');
  const liaisons = liaisonsOf(found, agreement.parties, register);
  const mine = liaisons.filter(({ officials }) => isAmong(officials, person.mailbox));
  const mailboxes = (of: typeof liaisons) =>
    of.flatMap(({ officials }) => officials.map(({ mailbox }) => sameMailbox(mailbox)));
  const concerned = {
    liaisons: mailboxes(liaisons.filter((one) => one.party === party)),
    otherLiaisons: mailboxes(liaisons.filter((one) => one.party !== party)),
  };
  if (!can(person.actor, action, concerned)) throw new Missing('Not permitted');
  const official = mine.flatMap(({ officials }) => isAmong(officials, person.mailbox) ?? [])[0];
  const by = { name: official?.name ?? '', mailbox: person.mailbox };
  /** For which other party this person answers; none for a liaison of the party itself. */
  const answersFor = mine.some((one) => one.party === party) ? undefined : mine[0]?.party;
  return {
    ...{ person, by, party, answersFor, registered, officesTip, round, roundTip, agreement, agreementsTip, found },
    actor: actorName(person.actor),
  };
}

export type VisitedOutside = Awaited<ReturnType<typeof visitOutside>>;

/** The last PDF that was handed in for a party, as the record has it. */
export async function readOffer(round: string, party: string): Promise<Offer | undefined> {
  const { events, bodies } = await history(round);
  const event = events.findLast(
    ({ type, data }) => type === 'OutsideSignatureOffered' && (data as Offer['data']).party === party,
  );
  if (!event) return undefined;
  const body = bodies.get(event.seq)?.body as Offer['body'];
  return { data: event.data as Offer['data'], body, actor: event.actor };
}

const pathOf = ({ path: { agreement, party } }: Request) => `/agreements/${agreement}/parties/${party}/outside`;

export const outsideForm = (request: Request) => personForm(request, pathOf(request));

export const backToOutside = (_: unknown, request: Request): Reply => seeOther(pathOf(request));
