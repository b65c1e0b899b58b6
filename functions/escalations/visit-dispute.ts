/** Who stands at the door of an agreement's disputes: session, tips and command in one read, and the register of its parties beside it. */
import { agreementTip, type RegisteredParty, readKept } from '../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../identity/agency.store.ts';
import { type Action, can } from '../identity/can.rules.ts';
import { personForm, visitPerson } from '../identity/visit-person.ts';
import { Missing } from '../shared/failures.ts';
import { disputeIdOf } from '../shared/ids.ts';
import { existing, tipKey } from '../shared/ledger.ts';
import { alike } from '../shared/mailbox.ts';
import type { Request } from '../shared/page.ts';
import { batchGet, type Key } from '../shared/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { docketKey, docketTip } from './dispute.store.ts';
import { disputeStream } from './dispute.stream.ts';
import type { Clock } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';
import { mayRead, standingIn } from './who.rules.ts';

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

/** The parties whose agencies have this person as a liaison or records officer, and as which liaison it speaks. */
async function servesAParty(register: readonly RegisteredParty[], mailbox: string) {
  const agencies = register.flatMap(({ agency }) => agency ?? []);
  const found = await batchGet(agencies.map(agencyKey));
  const is = (one: { mailbox: string }) => alike(one.mailbox, mailbox);
  const agencyOf = ({ agency }: RegisteredParty) => (agency === undefined ? undefined : agencyFrom(found, agency));
  const serves = register.filter((one) => {
    const agency = agencyOf(one);
    return agency && (agency.liaisons.some(is) || agency.recordsOfficers.some(is));
  });
  const liaisonOf = register.flatMap((one): Serving[] => {
    const official = agencyOf(one)?.liaisons.find(is);
    return official ? [{ party: one.party, by: { name: official.name, mailbox: official.mailbox } }] : [];
  });
  return { serves, liaisonOf };
}

const NOBODY: Awaited<ReturnType<typeof servesAParty>> = { serves: [], liaisonOf: [] };
/** What a liaison may do, whatever office it holds besides: only for these are the agencies read of whoever holds one. */
const FOR_LIAISONS: readonly Action[] = ['docket.look', 'clocks.tend'];

const reviews = (register: readonly RegisteredParty[], mailbox: string): boolean =>
  register.some(({ reviewers = {} }) => Object.values(reviewers).some((one) => alike(one.mailbox, mailbox)));

/**
 * Reads a visit to an agreement's docket, or to one of its disputes when the path has a number.
 * Throws SignedOut when nobody is signed in, and Missing for whoever may not do this here.
 */
export async function visitDocket(request: Request, action: Action, more: readonly Key[] = []) {
  const { agreement: id = '', number } = request.path;
  const disputeId = number !== undefined && /^[1-9]\d{0,5}$/.test(number) ? disputeIdOf(id, Number(number)) : undefined;
  const keys = [tipKey(id), docketKey(id), ...(disputeId === undefined ? [] : [tipKey(disputeId)]), ...more];
  const [{ person, found }, kept] = await Promise.all([visitPerson(request, keys), readKept(id)]);
  const agreementsTip = agreementTip(found, id);
  const agreement = existing(agreementsTip);
  const register = agreement.parties.flatMap((party) => kept.find((one) => one.party === party) ?? []);
  const today = dayIn(agreement.zone, request.now);
  const standing = standingIn(register, person.mailbox, today);
  const { serves, liaisonOf } =
    standing && !FOR_LIAISONS.includes(action) ? NOBODY : await servesAParty(register, person.mailbox);
  const dispute = disputeId === undefined ? undefined : disputeStream.tip(found, disputeId);
  if (number !== undefined && !dispute?.state) throw new Missing('No such dispute');
  const inside = standing !== undefined || serves.length > 0 || reviews(register, person.mailbox);
  const reads = inside && (!dispute?.state || mayRead(dispute.state, person.actor.id, standing));
  const concerned = {
    readers: inside && (reads || action === 'docket.look') ? [person.mailbox] : [],
    speakers: standing && reads ? [person.mailbox] : [],
    liaisons: liaisonOf.length > 0 ? [person.mailbox] : [],
  };
  if (!can(person.actor, action, concerned)) throw new Missing('Not permitted');
  const docket = docketTip(found, id);
  const clock: Clock = { now: request.now, pauses: docket.state?.pauses ?? [] };
  return {
    ...{ person, found, agreement, agreementsTip, register, standing, serves, dispute, docket, clock, today, reads },
    liaisonOf,
    actor: person.actor.id,
  };
}

export type VisitedDocket = Awaited<ReturnType<typeof visitDocket>>;

export const docketPath = (agreement: string): string => `/agreements/${agreement}/disputes`;
export const disputePath = ({ agreement, number }: { agreement: string; number: number }): string =>
  `${docketPath(agreement)}/${number}`;
