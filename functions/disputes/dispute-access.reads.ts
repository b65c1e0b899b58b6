/** Who stands at the door of an agreement's disputes: session, tips and command in one read, and the register of its parties beside it. */
import {
  agreementTip,
  asOf,
  partiesOf,
  type RegisteredParty,
  readPartiesAndTerms,
} from '../agreements/agreement.reads.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { asksAgencies, type Role, rolesIn } from '../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../identity/person.reads.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { disputeIdOf, roundIdOf } from '../shared/ids.ts';
import type { Instant, PlainDay } from '../shared/kernel.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { disputeStream, docketKey, docketTip } from './dispute.stream.ts';
import type { Dispute } from './domain/dispute.schema.ts';
import { type Clock, isSide } from './domain/ladder.rules.ts';
import type { Speaker } from './domain/speaker.schema.ts';
import { actingFor, mayRead, rolesInDispute, standingsIn } from './domain/who.rules.ts';

/** One page has many forms: each is a command of its own. */
export const docketForm = (act: string) => (request: Request) => {
  const { agreement, number = 'docket', index = '' } = request.path;
  return personForm(request, [agreement, number, act, index].join(':'));
};

/** A liaison of a party's agency speaks under no office. */
export interface Serving {
  party: string;
  by: Speaker;
}

/** Who has a role in the agreement; of agencies, only where they decide, or the page shows what a liaison may do. */
async function readRoles(
  { permission }: Request,
  register: readonly RegisteredParty[],
  mailbox: string,
  today: PlainDay,
): Promise<Role[]> {
  const own = rolesIn(register, {}, mailbox, today);
  if (own.some(({ is }) => is === 'holder' || is === 'alternate') && !asksAgencies(permission.who)) return own;
  const found = await batchGet(register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])));
  return rolesIn(register, agenciesIn(found, register), mailbox, today);
}

/** Whoever is a side of a dispute stays in it to its end, though the party has left the MOU. */
const staysIn = (dispute: Dispute | undefined, { left, ...one }: RegisteredParty): RegisteredParty =>
  left === undefined || (dispute && isSide(dispute, one.party)) ? one : { ...one, left };

/** When the reader's party left, if every part that the reader has is in parties that did. */
function leftSince(register: readonly RegisteredParty[], roles: readonly Role[]): Instant | undefined {
  const own = register.filter(({ party }) => roles.some((role) => role.party === party));
  return own.every(({ left }) => left !== undefined)
    ? own
        .map(({ left }) => left)
        .sort()
        .at(-1)
    : undefined;
}

/** What is raised after a party left is nothing that it could read until then. */
const isBefore = ({ raisedAt }: Dispute, left: Instant | undefined): boolean => left === undefined || raisedAt < left;

/**
 * Reads a visit to an agreement's docket, or to one of its disputes when the path has a number.
 * Throws SignedOut when nobody is signed in, and Missing for whoever may not do this here.
 */
export async function visitDocket(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '', number } = request.path;
  const disputeId = number !== undefined && /^[1-9]\d{0,5}$/.test(number) ? disputeIdOf(id, Number(number)) : undefined;
  const keys = [tipKey(id), docketKey(id), ...(disputeId === undefined ? [] : [tipKey(disputeId)]), ...more];
  const [{ person, found }, { kept, termsIn }] = await Promise.all([
    visitPerson(request, keys),
    readPartiesAndTerms(id),
  ]);
  const agreementsTip = agreementTip(found, id);
  const whole = existing(agreementsTip);
  const dispute = disputeId === undefined ? undefined : disputeStream.tip(found, disputeId);
  const holds = textAt(whole, request.now);
  const { under = holds.version } = dispute?.state ?? {};
  // A dispute stays under the text under which it was raised: its terms, its ladder and the offices of that version.
  const agreement = under === holds.version ? holds : await asOf(whole, roundIdOf(id, under));
  const register = partiesOf(kept, agreement).map((one) => staysIn(dispute?.state, one));
  const today = dayIn(agreement.zone, request.now);
  const standings = standingsIn(register, person.mailbox, today);
  const roles = await readRoles(request, register, person.mailbox, today);
  if (number !== undefined && !dispute?.state) throw new Missing('No such dispute');
  const { _as: named } = request.form;
  if (named !== undefined && !standings.some(({ party }) => party === named)) throw new Missing('A party of others');
  const standing = actingFor(standings, dispute?.state, named ?? request.query.as);
  const others = standings.filter((one) => one !== standing).map(({ party }) => party);
  const since = leftSince(register, roles);
  const reads =
    !dispute?.state || (isBefore(dispute.state, since) && mayRead(dispute.state, person.actor.id, standings));
  authorize(request, rolesInDispute(roles, reads));
  const liaisonOf = roles.flatMap(({ is, party, name }): Serving[] =>
    is === 'liaison' && party !== undefined && name !== undefined
      ? [{ party, by: { name, mailbox: person.mailbox } }]
      : [],
  );
  const docket = docketTip(found, id);
  const clock: Clock = { now: request.now, pauses: docket.state?.pauses ?? [] };
  return {
    ...{
      person,
      found,
      agreement,
      agreementsTip,
      register,
      roles,
      terms: termsIn(under),
      standing,
      standings,
      dispute,
      docket,
      clock,
      today,
    },
    /** Whether the reader may know of it. */
    knows: (of: Dispute) => isBefore(of, since),
    /** For which party the person acts here, and for which they could. */
    acting: standing && { party: standing.party, others },
    liaisonOf,
    actor: person.actor.id,
  };
}

export type VisitedDocket = Awaited<ReturnType<typeof visitDocket>>;

export const docketPath = (agreement: string): string => `/agreements/${agreement}/disputes`;
export const disputePath = ({ agreement, number }: { agreement: string; number: number }): string =>
  `${docketPath(agreement)}/${number}`;
