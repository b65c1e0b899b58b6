/** Who stands at the door of a party's offices: a signed-in liaison of the agency that the party is; at one office's door its holder too; not there and not yours look the same. */
import { agreementTip, partyFrom, partyKey } from '../agreements/agreement.reads.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { seatsOf } from '../agreements/domain/seats.rules.ts';
import { countOpen } from '../disputes/due.reads.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { rolesIn } from '../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../identity/person.reads.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { roundStream } from '../signing/round.stream.ts';
import type { Named } from './domain/party.events.ts';
import { holderAt } from './domain/party.state.ts';
import { formerIn, tendedBy } from './former-offices.reads.ts';
import { matterOf } from './matters.reads.ts';
import { noticeKey } from './notice.reads.ts';
import { partyTipKey, partyTogether } from './party.reads.ts';

/**
 * Reads and checks a visit. Throws SignedOut when nobody is signed in, and Missing for everyone but this party's liaisons; the holder of
 * the office in the path may do what `can` says.
 */
export async function visitParty(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '', party = '' } = request.path;
  const { person, found } = await visitPerson(request, [
    tipKey(id),
    partyKey(id, party),
    partyTipKey(id, party),
    ...more,
  ]);
  const agreementsTip = agreementTip(found, id);
  const whole = existing(agreementsTip);
  const holds = textAt(whole, request.now);
  const agreement = await tendedBy(found, whole, party, request.now);
  const { registered, kept, tip: officesTip } = partyTogether(found, agreement, party);
  if (registered?.agency === undefined || !kept) throw new Missing('No such party');
  const noticeOf = (seat: string) => noticeKey(id, seat, holderAt(officesTip.state, seat)?.epoch ?? 0);
  const [beside, openDisputes, former] = await Promise.all([
    batchGet([
      agencyKey(registered.agency),
      tipKey(agreement.round),
      partyKey(id, agreement.convener),
      ...seatsOf(party, registered.signatories).map(noticeOf),
    ]),
    countOpen(holds),
    formerIn(kept, agreement, holds.version),
  ]);
  const today = dayIn(agreement.zone, request.now);
  const everywhere = { ...registered, offices: { ...former, ...registered.offices } };
  const roles = rolesIn([everywhere], agenciesIn(beside, [registered]), person.mailbox, today);
  const { office } = request.path;
  authorize(request, roles, { party, office, agency: registered.agency });
  const tends = roles.find(({ is }) => is === 'liaison');
  const tending = tends ?? roles.find((role) => role.is === 'holder' && role.office === office);
  if (!tending?.name) throw new Missing('Not this party’s liaison');
  const roundTip = roundStream.tip(beside, agreement.round);
  const round = roundTip.state;
  const by: Named = { name: tending.name, mailbox: person.mailbox };
  const matter = matterOf({ agreement, registered, former, state: officesTip.state, round, by, now: request.now });
  const read = {
    person,
    agreement,
    agreementsTip,
    registered,
    everywhere,
    kept,
    officesTip,
    round,
    roundTip,
    noticeOf,
    found,
    beside,
  };
  const organizer = partyFrom(beside, agreement, agreement.convener);
  return { ...read, matter, roles, organizer, openDisputes, isLiaison: tends !== undefined, actor: person.actor.id };
}

export type VisitedParty = Awaited<ReturnType<typeof visitParty>>;

export const partyPath = ({ agreement, registered }: Pick<VisitedParty, 'agreement' | 'registered'>): string =>
  `/agreements/${agreement.id}/parties/${registered.party}`;

export const partyForm = (request: Request) => personForm(request, `${request.path.agreement}:${request.path.party}`);
