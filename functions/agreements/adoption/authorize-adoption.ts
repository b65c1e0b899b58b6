/** Who looks at an MOU that was signed elsewhere, and who answers for a party: as the registers of its parties and their agencies say now. */
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../../identity/person.reads.ts';
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import { roundIdOf } from '../../shared/ids.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { asOf, partiesOf, readKept } from '../agreement.reads.ts';
import { agreementStream } from '../agreement.stream.ts';
import { textAt } from '../domain/in-force.rules.ts';

/** Throws Missing for whoever has no part in it, and where none was. */
export async function visitAdoption(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '', party = '' } = request.path;
  const [{ person, found }, kept] = await Promise.all([
    visitPerson(request, [tipKey(id), partyTipKey(id, party), ...more]),
    readKept(id),
  ]);
  const tip = agreementStream.tip(found, id);
  const whole = existing(tip);
  const register = partiesOf(kept, textAt(whole, request.now));
  const agencies = await batchGet(register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])));
  const today = dayIn(whole.zone, request.now);
  const roles = rolesIn(register, agenciesIn(agencies, register), person.mailbox, today);
  authorize(request, roles, { party });
  // The first version alone can have been; what has followed it was signed here.
  const agreement = whole.adopted ? whole : await asOf(whole, roundIdOf(id, 1));
  if (!agreement.adopted) throw new Missing('It was not signed elsewhere');
  const serves = roles.filter(({ is }) => is === 'liaison');
  return {
    ...{ person, found, tip, agreement, register, roles, kept, today },
    adopted: agreement.adopted,
    /** Parties for which this person answers: a liaison of an agency with several components, for each of them by itself. */
    answersFor: register.filter((one) => serves.some((role) => role.party === one.party)),
    by: { name: serves[0]?.name ?? '', mailbox: person.mailbox },
    officesTip: partyTip(found, id, party),
    actor: actorName(person.actor),
  };
}

export type VisitedAdoption = Awaited<ReturnType<typeof visitAdoption>>;

const pathOf = ({ path: { agreement } }: Request): string => `/agreements/${agreement}/adoption`;

export const adoptionForm = (request: Request) => personForm(request, `${pathOf(request)}:${request.path.party}`);
/** `done` names what was done, so that the page says it. */
export const backToAdoption =
  (done: string) =>
  (_: unknown, request: Request): Reply =>
    seeOther(`${pathOf(request)}?done=${done}`);
