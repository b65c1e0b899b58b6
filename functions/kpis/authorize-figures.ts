/** Who looks at the figures of an MOU, and for which party somebody reports: as the registers of its parties and their agencies say now. */
import { agreementTip, partiesOf, type RegisteredParty, readKept, readText } from '../agreements/agreement.reads.ts';
import { NO_CHANGES } from '../agreements/changes/domain/change.state.ts';
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import type { SignedMou } from '../agreements/domain/signed-mou.ts';
import { readAsLeft } from '../agreements/leaving/as-left.reads.ts';
import type { Speaker } from '../disputes/domain/speaker.schema.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize, STRANGER } from '../identity/authorize.ts';
import { actorName } from '../identity/domain/actor.ts';
import { type Role, rolesIn } from '../identity/domain/roles.rules.ts';
import { type Person, visitPerson } from '../identity/person.reads.ts';
import type { Scope } from '../shared/capability.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { existing } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import type { Reporting } from './domain/preview.rules.ts';
import { reportingOffices, reportingRoles } from './domain/reporters.rules.ts';
import { clockOf, figuresKeys, readLife, readNames } from './figures.reads.ts';
import { readStored, readStoredOf, type Stored } from './figures.store.ts';
import { planTip } from './plan.stream.ts';
import { reportsKey, reportsTip } from './report.stream.ts';

/** What offices alone make of somebody: `enough` says whether the agencies of the parties need not be read for it. */
type Enough = (roles: readonly Role[], of: { agreement: Agreement; text: SignedMou }) => boolean;

/** Reads who visits, beside everything else. `owed`: whoever has left before the text that holds has the last one that was theirs. Throws SignedOut for nobody, and Missing where no text has been in force. */
async function visit(request: Request, stored: Promise<Stored>, more: readonly Key[], enough?: Enough, owed = false) {
  const { now } = request;
  const { agreement: id = '' } = request.path;
  const [{ person, found }, kept, figures] = await Promise.all([
    visitPerson(request, [...figuresKeys(id), ...more]),
    readKept(id),
    stored,
  ]);
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, now);
  const register = partiesOf(kept, agreement);
  const plan = planTip(found, id);
  const { mailbox } = person;
  const readAgencies = async () =>
    agenciesIn(await batchGet(register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : []))), register);
  // Texts are remembered: whoever acts by an office waits for one round trip of reads.
  const [life, names, text, agencies] = await Promise.all([
    readLife(whole, plan.state, now),
    readNames(whole, plan.state),
    readText(agreement.textHash),
    enough ? {} : readAgencies(),
  ]);
  const rolesBy = (of: typeof agencies): Role[] => rolesIn(register, of, mailbox, dayIn(agreement.zone, now));
  const held = rolesBy(agencies);
  const roles = enough && !enough(held, { agreement, text }) ? rolesBy(await readAgencies()) : held;
  const left = owed && roles.length === 0 ? await readAsLeft(whole, kept, { mailbox, now }) : undefined;
  return {
    ...{ person, found, whole, plan, stored: figures },
    ...(left ?? { agreement, text, register, roles }),
    ...{ life, names, clock: clockOf(found, whole, now) },
    actor: actorName(person.actor),
  };
}

/** Everything of an MOU's figures: for whoever has a part in the text that holds. */
export async function visitFigures(request: Request, more: readonly Key[] = []) {
  const { life, ...visited } = await visit(request, readStored(request.path.agreement ?? ''), more);
  authorize(request, visited.roles);
  if (!life) throw new Missing('No text has been in force');
  return { ...visited, life };
}
export type VisitedFigures = Awaited<ReturnType<typeof visitFigures>>;

/** The same for whoever acts, as `find` says of what was read: for a party, and by an office of it. */
export async function visitFiguresAs<As extends Scope>(
  request: Request,
  more: readonly Key[],
  find: (visited: VisitedFigures) => As | undefined,
) {
  const { life, ...visited } = await visit(request, readStored(request.path.agreement ?? ''), more);
  const acts = life && find({ ...visited, life });
  authorize(request, visited.roles, acts);
  if (!life || !acts) throw new Missing('Nobody of a party');
  return { ...visited, life, acts };
}

/**
 * The same for anyone, where the signed text that holds lets everyone read the figures, in force or ended since. What is not there, and what is not
 * for everyone, look the same; figures are read when that is known.
 */
export async function visitPublicFigures(request: Request) {
  authorize(request, STRANGER);
  const { now } = request;
  const { agreement: id = '' } = request.path;
  const found = await batchGet(figuresKeys(id));
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, now);
  if (agreement.status !== 'executed' || !agreement.term || now < agreement.term.effectiveAt)
    throw new Missing('No text has been in force');
  const text = await readText(agreement.textHash);
  if (!text.figuresPublic) throw new Missing('The figures are not for everyone');
  const plan = planTip(found, id);
  const [life, names, stored] = await Promise.all([
    readLife(whole, plan.state, now),
    readNames(whole, plan.state),
    readStored(id),
  ]);
  if (!life) throw new Missing('No text has been in force');
  return { ...{ agreement, text, names, life, stored }, plan: plan.state, clock: clockOf(found, whole, now) };
}
export type VisitedPublic = Awaited<ReturnType<typeof visitPublicFigures>>;

export const speakerOf = ({ name = '', office }: Role, { mailbox }: Person, { offices }: RegisteredParty): Speaker => {
  const title = office === undefined ? undefined : offices[office]?.title;
  return { name, mailbox, ...(office !== undefined && { office }), ...(title !== undefined && { title }) };
};

/**
 * The figures of the party that the address names, for whoever reports for it. `whole`: those of every other party as well, which say what
 * follows from a figure. `sparing`: agencies are not read for whoever holds a reporting office, so that an act by it is not told that the same
 * person is a liaison as well.
 */
export async function visitReporter(
  request: Request,
  more: readonly Key[] = [],
  { whole = false, sparing = false }: { whole?: boolean; sparing?: boolean } = {},
) {
  const { agreement: id = '', party = '' } = request.path;
  const stored = whole ? readStored(id) : readStoredOf(id, party);
  const reporters: (...of: Parameters<Enough>) => Role[] = (roles, { agreement, text }) =>
    reportingRoles(roles, party, reportingOffices(text.kpis, agreement.changes ?? NO_CHANGES, party));
  const enough: Enough = (...of) => reporters(...of).length > 0;
  const { life, ...visited } = await visit(
    request,
    stored,
    [reportsKey(id, party), ...more],
    sparing ? enough : undefined,
    true,
  );
  const { register, roles, found, plan, clock } = visited;
  const registered = register.find((one) => one.party === party);
  const own = reporters(roles, visited);
  authorize(request, own, { party, agency: registered?.agency });
  const [role] = own;
  if (!life || !registered || !role) throw new Missing('Nothing to report');
  const reporting: Reporting = {
    ...{ agreement: id, party, life, clock },
    exceptions: plan.state?.exceptions ?? [],
    values: visited.stored.values[party] ?? {},
  };
  return {
    ...visited,
    ...{ life, party, registered, reporting },
    tip: reportsTip(found, id, party),
    speaker: speakerOf(role, visited.person, registered),
    liaison: own.some(({ is }) => is === 'liaison'),
  };
}
export type VisitedReporter = Awaited<ReturnType<typeof visitReporter>>;

export const kpisPath = ({ path }: Request): string => `/agreements/${path.agreement}/kpis`;
export const reportPath = ({ path }: Request): string => `/agreements/${path.agreement}/parties/${path.party}/figures`;
