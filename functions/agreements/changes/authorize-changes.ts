/** Who looks at contacts and notices of an MOU, and for which party somebody acts: as the registers of its parties and their agencies say now. */
import { countOpen } from '../../disputes/due.reads.ts';
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { history } from '../../shared/ledger/history.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { partiesOf, readKept, readText } from '../agreement.reads.ts';
import { agreementStream } from '../agreement.stream.ts';
import { textAt } from '../domain/in-force.rules.ts';
import { versionsIn } from '../domain/versions.rules.ts';
import { changesIn } from './domain/changes-in.rules.ts';
import { contactsOf, reportersOf } from './domain/today.rules.ts';

/** Throws SignedOut for nobody, and Missing for whoever has no part in the text that holds, and where no notice is. */
export async function visitChanges(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '', party, change } = request.path;
  const { now } = request;
  const { person, found } = await visitPerson(request, [tipKey(id), ...more]);
  const tip = agreementStream.tip(found, id);
  const whole = existing(tip);
  const agreement = textAt(whole, now);
  // Read after the tip, the history lacks nothing that the tip knows.
  const [kept, told, text, openDisputes] = await Promise.all([
    readKept(id),
    history(id),
    readText(agreement.textHash),
    countOpen(agreement),
  ]);
  const register = partiesOf(kept, agreement);
  const agencies = await batchGet(register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])));
  const roles = rolesIn(register, agenciesIn(agencies, register), person.mailbox, dayIn(agreement.zone, now));
  const noticed = changesIn(told, whole, now);
  const notice = noticed.find((one) => String(one.change) === change);
  const registered = register.find((one) => one.party === (notice?.party ?? party));
  authorize(request, roles, { party: registered?.party, agency: registered?.agency });
  if (change !== undefined && !notice) throw new Missing('No such notice');
  const serves = roles.filter(({ is }) => is === 'liaison');
  const own = noticed.filter(({ version }) => version === agreement.version);
  return {
    ...{ person, found, tip, whole, agreement, text, register, roles },
    /** All that were ever given, and the one that the address names. */
    ...{ noticed, notice },
    versions: [...versionsIn(told.events).values()],
    contacts: contactsOf(text, own),
    reporters: reportersOf(text, own),
    openDisputes,
    /** The party that the address is about. */
    registered,
    /** Parties for which the reader is a liaison. */
    mine: serves.flatMap((role) => role.party ?? []),
    by: { name: serves[0]?.name ?? '', mailbox: person.mailbox },
    actor: actorName(person.actor),
  };
}

export type VisitedChanges = Awaited<ReturnType<typeof visitChanges>>;

export const contactsPath = ({ path }: Request): string => `/agreements/${path.agreement}/contacts`;
export const noticePath = ({ path }: Request): string => `/agreements/${path.agreement}/parties/${path.party}/change`;
export const changePath = ({ path }: Request, change: string | number = path.change ?? ''): string =>
  `/agreements/${path.agreement}/changes/${change}`;
