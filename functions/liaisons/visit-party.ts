/** Who stands at the door of a party's offices: a signed-in liaison of the agency that the party is; at one office's door its holder too; not there and not yours look the same. */
import { agreementTip, partyFrom, partyKey, type RegisteredParty } from '../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../identity/agency.store.ts';
import { type Action, can } from '../identity/can.rules.ts';
import { personForm, visitPerson } from '../identity/visit-person.ts';
import { holderInTerm } from '../offices/holder.rules.ts';
import type { Matter } from '../offices/matter.rules.ts';
import { noticeKey } from '../offices/notice.store.ts';
import { partyTipKey, partyTogether } from '../offices/party.reads.ts';
import { Missing } from '../shared/failures.ts';
import type { PlainDay } from '../shared/kernel.ts';
import { existing, tipKey } from '../shared/ledger.ts';
import { sameMailbox } from '../shared/mailbox.ts';
import type { Request } from '../shared/page.ts';
import { batchGet, type Key } from '../shared/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { roundStream } from '../signing/round.stream.ts';

/** Who holds the office of the path on that day, and no alternate: nobody names who stands in for someone else. */
function holderIn({ offices }: RegisteredParty, { office }: Request['path'], today: PlainDay) {
  const holder = office !== undefined && Object.hasOwn(offices, office) ? offices[office]?.holder : undefined;
  return holder && !holderInTerm(holder, today).refused ? holder : undefined;
}

/**
 * Reads and checks a visit. Throws SignedOut when nobody is signed in, and Missing for everyone but this party's liaisons; the holder of
 * the office in the path may do what `can` says.
 */
export async function visitParty(request: Request, action: Action, more: readonly Key[] = []) {
  const { agreement: id = '', party = '' } = request.path;
  const { person, found } = await visitPerson(request, [
    tipKey(id),
    partyKey(id, party),
    partyTipKey(id, party),
    ...more,
  ]);
  const agreementsTip = agreementTip(found, id);
  const agreement = existing(agreementsTip);
  const registered = partyFrom(found, agreement, party);
  const { tip: officesTip } = partyTogether(found, id, party);
  if (registered?.agency === undefined) throw new Missing('No such party');
  const notice = noticeKey(id, party, officesTip.state?.epoch ?? 0);
  const beside = await batchGet([agencyKey(registered.agency), tipKey(agreement.round), notice]);
  const liaisons = agencyFrom(beside, registered.agency)?.liaisons ?? [];
  const today = dayIn(agreement.zone, request.now);
  const holder = holderIn(registered, request.path, today);
  const concerned = {
    liaisons: liaisons.map(({ mailbox }) => sameMailbox(mailbox)),
    speakers: holder ? [sameMailbox(holder.mailbox)] : [],
  };
  if (!can(person.actor, action, concerned)) throw new Missing('Not this party’s liaison');
  const tends = liaisons.find(({ mailbox }) => sameMailbox(mailbox) === person.mailbox);
  const by = tends ?? holder;
  if (!by) throw new Missing('Not this party’s liaison');
  const roundTip = roundStream.tip(beside, agreement.round);
  const round = roundTip.state;
  const matter: Matter = {
    agreement: id,
    documentHash: agreement.documentHash,
    status: agreement.status,
    turn: round?.signatories[party]?.status ?? 'waiting',
    register: registered,
    state: officesTip.state,
    by: { name: by.name, mailbox: by.mailbox },
    at: request.now,
    today,
  };
  const read = { person, agreement, agreementsTip, registered, officesTip, round, roundTip, notice, found, beside };
  return { ...read, matter, isLiaison: tends !== undefined, actor: person.actor.id };
}

export type VisitedParty = Awaited<ReturnType<typeof visitParty>>;

export const partyPath = ({ agreement, registered }: Pick<VisitedParty, 'agreement' | 'registered'>): string =>
  `/agreements/${agreement.id}/parties/${registered.party}`;

export const partyForm = (request: Request) => personForm(request, `${request.path.agreement}:${request.path.party}`);
