/** Who looks at the reviews of an MOU, and for which party somebody prepares or chooses: as the registers of its parties and their agencies say now. */
import { agreementTip, partiesOf, type RegisteredParty, readKept, readText } from '../agreements/agreement.reads.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { docketKey, docketTip } from '../disputes/dispute.stream.ts';
import { countOpen } from '../disputes/due.reads.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { actorName } from '../identity/domain/actor.ts';
import { type Role, rolesIn } from '../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../identity/person.reads.ts';
import { seatFor } from '../identity/seat-for.ts';
import type { Scope } from '../shared/capability.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { reviewIdOf } from '../shared/ids.ts';
import { history } from '../shared/ledger/history.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { standingOf } from './domain/around.rules.ts';
import type { By } from './domain/choosing.rules.ts';
import { reviewStream } from './review.stream.ts';

/** As whom somebody acts: of which party, and by which of its offices that sign; a liaison holds none. */
export interface Seat extends Scope {
  party: string;
  office?: string | undefined;
  signatories: readonly string[];
  by: By;
}

/** Reads who visits. Throws SignedOut for nobody, and Missing where there is no such MOU. */
async function visit(request: Request, more: readonly Key[]) {
  const { agreement: id = '' } = request.path;
  const { now } = request;
  const { person, found } = await visitPerson(request, [tipKey(id), docketKey(id), ...more]);
  const tip = agreementTip(found, id);
  const whole = existing(tip);
  const agreement = textAt(whole, now);
  const numbers = Array.from({ length: whole.reviews ?? 0 }, (_, index) => index + 1);
  const [kept, text, openDisputes] = await Promise.all([
    readKept(id),
    readText(agreement.textHash),
    countOpen(agreement),
  ]);
  const register = partiesOf(kept, agreement);
  // Tips after the agreement's: it counts no review that is not there.
  const each = await batchGet([
    ...register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])),
    ...numbers.map((number) => tipKey(reviewIdOf(id, number))),
  ]);
  const roles = rolesIn(register, agenciesIn(each, register), person.mailbox, dayIn(agreement.zone, now));
  return {
    ...{ person, found, tip, whole, agreement, text, register, roles, openDisputes },
    pauses: docketTip(found, id).state?.pauses ?? [],
    /** Of every review, the first one first. */
    reviews: numbers.map((number) => reviewStream.tip(each, reviewIdOf(id, number))),
    actor: actorName(person.actor),
  };
}

export type Visited = Awaited<ReturnType<typeof visit>>;

export async function visitReviews(request: Request, more: readonly Key[] = []) {
  const visited = await visit(request, more);
  authorize(request, visited.roles);
  return visited;
}

const seatOf = ({ person }: Visited, { party, offices, signatories }: RegisteredParty, role: Role): Seat => {
  const title = offices[role.office ?? '']?.title;
  const by = { name: role.name ?? '', mailbox: person.mailbox, ...(title !== undefined && { title }) };
  return { party, office: role.office, signatories, by };
};

/** Every seat in which a reader has such a role, in the order of the parties; the office that answers for its party before a further one. */
export const seatsIn = (visited: Visited, may: (role: Role, party: RegisteredParty) => boolean): Seat[] =>
  visited.register.flatMap((party) =>
    visited.roles
      .filter((role) => role.party === party.party && may(role, party))
      .map((role) => seatOf(visited, party, role))
      .sort((one, other) => place(one) - place(other)),
  );

const place = ({ office = '', signatories }: Seat): number => signatories.indexOf(office);

export const signs = ({ is, office = '' }: Role, { signatories }: RegisteredParty): boolean =>
  is === 'holder' && signatories.includes(office);
export const serves = ({ is }: Role): boolean => is === 'liaison';

/** Somebody who acts for a party, whatever the review. */
export async function visitAs(
  request: Request,
  may: (role: Role, party: RegisteredParty) => boolean,
  more: readonly Key[] = [],
) {
  const visited = await visit(request, more);
  const seats = seatsIn(visited, may);
  const acts = seatFor(seats, request);
  authorize(request, visited.roles, acts);
  if (!acts) throw new Missing('Nobody of a party');
  return { ...visited, acts, parties: seats.map(({ party }) => party) };
}

/** The review that the address names, as it stands, with its history: read after the tip, it lacks nothing that the tip knows. */
async function named<V extends Visited>(visited: V, { path, now }: Request) {
  const at = visited.reviews.findIndex((_, index) => String(index + 1) === path.review);
  const review = visited.reviews[at];
  if (!review?.state) throw new Missing('No such review');
  const { whole, pauses } = visited;
  return {
    ...visited,
    ...{ reviewTip: review, review: review.state },
    standing: standingOf(review.state, { whole, pauses, now }),
    told: await history(review.stream),
  };
}

/** One review, for whoever has a part in the text that holds. */
export const visitReview = async (request: Request, more: readonly Key[] = []) =>
  named(await visitReviews(request, more), request);
export type VisitedReview = Awaited<ReturnType<typeof visitReview>>;

/** One review, for whoever acts in it for a party. */
export const visitReviewAs =
  (may: (role: Role, party: RegisteredParty) => boolean) =>
  async (request: Request, more: readonly Key[] = []) =>
    named(await visitAs(request, may, more), request);
export type VisitedSeat = Awaited<ReturnType<ReturnType<typeof visitReviewAs>>>;

/** Parties whose own people the reader is: they read what was prepared and given for these, and nobody else does. */
export const ownParties = (visited: Visited): string[] => [
  ...new Set(seatsIn(visited, (role, party) => serves(role) || signs(role, party)).map(({ party }) => party)),
];

export const reviewsPath = ({ path }: Request): string => `/agreements/${path.agreement}/reviews`;
export const reviewPath = (request: Request, review: string | number = request.path.review ?? ''): string =>
  `${reviewsPath(request)}/${review}`;
export const reviewForm = (act: string) => (request: Request) => personForm(request, `${reviewPath(request)}:${act}`);
