/** Who looks at the closing of an MOU, and for which party somebody adds to its plan: as the registers of its parties and their agencies say now. */
import { agreementTip, partiesOf, readKept, readText } from '../agreements/agreement.reads.ts';
import { isPlanned } from '../agreements/domain/after-end.rules.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { commitmentKeys, commitmentsFrom } from '../commitments/commitments.reads.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { actorName } from '../identity/domain/actor.ts';
import { rolesIn } from '../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../identity/person.reads.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import type { Planning } from './domain/proposal.rules.ts';
import { closingKey, closingTip } from './duties.reads.ts';

/** Whoever speaks for a party here. */
const SPEAKS: readonly string[] = ['holder', 'liaison'];

/** Throws SignedOut for nobody, and Missing for whoever has no part in the text that holds or held last, and before there is a plan. */
export async function visitClosing(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '' } = request.path;
  const { now } = request;
  const { person, found } = await visitPerson(request, [tipKey(id), closingKey(id), ...more]);
  const agreementsTip = agreementTip(found, id);
  const whole = existing(agreementsTip);
  const agreement = textAt(whole, now);
  const [kept, text] = await Promise.all([readKept(id), readText(agreement.textHash)]);
  const register = partiesOf(kept, agreement);
  const each = await batchGet([
    ...register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])),
    ...commitmentKeys(agreement),
  ]);
  const roles = rolesIn(register, agenciesIn(each, register), person.mailbox, dayIn(agreement.zone, now));
  authorize(request, roles);
  if (!isPlanned(whole, now)) throw new Missing('There is no plan yet');
  const speaks = roles.filter(({ is }) => SPEAKS.includes(is));
  const tip = closingTip(found, id);
  const planning: Planning = { whole, text, closing: tip.state };
  return {
    ...{ person, found, agreementsTip, whole, agreement, text, register, roles, tip, planning },
    closing: tip.state,
    commitments: commitmentsFrom(each, agreement),
    /** Parties for which the reader speaks. */
    mine: [...new Set(speaks.flatMap(({ party }) => party ?? []))],
    byFor: (party: string) => {
      const role = speaks.find((one) => one.party === party);
      const title = register.find((one) => one.party === party)?.offices[role?.office ?? '']?.title;
      return { name: role?.name ?? '', mailbox: person.mailbox, ...(title !== undefined && { title }) };
    },
    actor: actorName(person.actor),
  };
}

export type VisitedClosing = Awaited<ReturnType<typeof visitClosing>>;

export const closingPath = ({ path }: Request): string => `/agreements/${path.agreement}/closing`;
export const dutyPath = (request: Request, duty: string | number = request.path.duty ?? ''): string =>
  `${closingPath(request)}/duties/${duty}`;
export const dutyNumber = ({ path: { duty = '' } }: Request): number =>
  /^[1-9]\d{0,5}$/.test(duty) ? Number(duty) : 0;
export const closingForm = (on: string) => (request: Request) => personForm(request, `${closingPath(request)}:${on}`);
