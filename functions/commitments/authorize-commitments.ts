/** Who looks at the commitments of an MOU, and for which party somebody acts: as the registers of its parties and their agencies say now. */
import { partiesOf, readKept, readText } from '../agreements/agreement.reads.ts';
import { agreementStream } from '../agreements/agreement.stream.ts';
import { inForce, textAt } from '../agreements/domain/in-force.rules.ts';
import { everIn } from '../agreements/domain/taken-up.rules.ts';
import { versionsIn } from '../agreements/domain/versions.rules.ts';
import { readAsLeft } from '../agreements/leaving/as-left.reads.ts';
import { hasGone } from '../agreements/leaving/domain/leaving.state.ts';
import { runs } from '../closing/domain/standing.rules.ts';
import { closingKey, closingTip, dutiesSaid } from '../closing/duties.reads.ts';
import { followUpTexts } from '../disputes/follow-up-texts.reads.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { actorName } from '../identity/domain/actor.ts';
import { type Role, rolesIn } from '../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../identity/person.reads.ts';
import { dayOf } from '../shared/days.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { commitmentsIdOf, disputeIdOf } from '../shared/ids.ts';
import { history } from '../shared/ledger/history.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { type Reader, readsDispute, saysOf } from './agreed.ts';
import { commitmentKeys, commitmentsOf } from './commitments.reads.ts';
import type { By } from './domain/acting.rules.ts';
import type { Commitments } from './domain/commitment.state.ts';
import { mayAnswer } from './domain/delivery.rules.ts';
import { isDuty } from './domain/duty.rules.ts';
import { disputeOf } from './domain/follow-up.rules.ts';
import { happenedTo, lastStood } from './domain/happened.ts';
import { mayAnswerAsked } from './domain/renegotiation.rules.ts';
import { recipientsOf } from './domain/standing.rules.ts';
import type { Says } from './domain/stated.ts';

/** Whoever speaks for a party here; people who stand in for holders do so in disputes alone. */
const SPEAKS: readonly string[] = ['holder', 'liaison', 'former speaker'];

/** Reads who visits. Throws SignedOut for nobody, and Missing for whoever has no part in the text that holds. */
async function visit(request: Request, more: readonly Key[]) {
  const { agreement: id = '' } = request.path;
  const { now } = request;
  const { person, found } = await visitPerson(request, [tipKey(id), ...more]);
  const whole = existing(agreementStream.tip(found, id));
  const holding = textAt(whole, now);
  const [kept, textHeld] = await Promise.all([readKept(id), readText(holding.textHash)]);
  const all = partiesOf(kept, holding);
  const each = await batchGet([
    ...all.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])),
    ...commitmentKeys(holding),
    closingKey(id),
  ]);
  const today = dayIn(holding.zone, now);
  const own = rolesIn(all, agenciesIn(each, all), person.mailbox, today);
  const left = own.length === 0 ? await readAsLeft(whole, kept, { mailbox: person.mailbox, now }) : undefined;
  const { agreement, text, register, roles } = left ?? {
    agreement: holding,
    text: textHeld,
    register: all,
    roles: own,
  };
  const reader: Reader = { id: person.actor.id, mailbox: person.mailbox, register, today };
  const speaks = roles.filter(({ is }) => SPEAKS.includes(is));
  return {
    ...{ person, found, each, whole, agreement, text, register, roles, reader },
    closing: closingTip(each, id),
    /** Whether anything can be done: what was left when the MOU ended stays as it is, but for closing duties. */
    holds: inForce(whole, now),
    /** Parties for which the reader speaks. */
    mine: [...new Set(speaks.flatMap(({ party }) => party ?? []))],
    speaks,
    actor: actorName(person.actor),
  };
}

export type Visited = Awaited<ReturnType<typeof visit>>;

/** Every commitment of the text that holds, and of each party what happened to them. */
export async function visitCommitments(request: Request, more: readonly Key[] = []) {
  const visited = await visit(request, more);
  authorize(request, visited.roles);
  const { each, agreement, text } = visited;
  const of = everIn(agreement, 'commitments').map((party) => commitmentsOf(each, agreement, text, party, request.now));
  return { ...visited, of };
}

export type VisitedCommitments = Awaited<ReturnType<typeof visitCommitments>>;

const byOf = ({ speaks, register, person }: Visited, party: string): By => {
  const role = speaks.find((one) => one.party === party) ?? ({} as Role);
  const title = register.find((one) => one.party === party)?.offices[role.office ?? '']?.title;
  return { name: role.name ?? '', mailbox: person.mailbox, ...(title !== undefined && { title }) };
};

/** Whoever speaks for the party that made the commitment answers nothing that it has done or asked for, even for another party. */
const answersFor = ({ mine }: Visited, made: string, to: readonly string[]): string[] =>
  mine.includes(made) ? [] : mine.filter((party) => to.includes(party));

/** As what somebody acts on a commitment: of the party that made it, or of one to which it was promised. */
type As = 'made' | 'delivery' | 'asked' | undefined;

/** What a text or a decision says under this key; of a decision only to whoever may read its dispute. */
async function saidOf({ found, agreement, text, reader, closing }: Visited, key: string) {
  if (isDuty(key)) {
    const duty: Says | undefined = (await dutiesSaid(closing.state, text)).get(key);
    return { reads: true, party: duty?.party, says: () => duty };
  }
  const dispute = disputeOf(key);
  const own = text.commitments.find((one) => one.key === key);
  if (dispute === undefined) return { reads: true, party: own?.party, says: () => own as Says | undefined };
  const reads = readsDispute(found, agreement.id, dispute, reader);
  const agreed = reads ? (await followUpTexts(agreement.id, [dispute])).get(key) : undefined;
  return {
    ...{ reads, party: agreed?.party },
    says: (state: Commitments | undefined) => agreed && saysOf(key, agreed, state, agreement.parties),
  };
}

/** What a party still owes that has left stands in the last text that was its own. */
async function textOf(agreement: string, version: number) {
  const own = [...versionsIn((await history(agreement)).events).values()].find((one) => one.version === version);
  return own && readText(own.textHash);
}

/** One commitment by its key: in the text that holds, or a decision, or else in the history of the party that the last text with it names. */
async function visitOne(request: Request, as: As, more: readonly Key[]) {
  const { agreement: id = '', commitment: key = '' } = request.path;
  const dispute = disputeOf(key);
  const ofDispute = dispute === undefined ? [] : [tipKey(disputeIdOf(id, dispute))];
  const visited = await visit(request, [...ofDispute, ...more]);
  const { each, agreement, text, closing } = visited;
  const { now } = request;
  const duty = isDuty(key);
  const holds = duty ? closing.state !== undefined && runs(closing.state, now) : visited.holds;
  const until = closing.state?.began?.until;
  const said = await saidOf(visited, key);
  const parties = said.party === undefined ? everIn(agreement, 'commitments') : [said.party];
  // Read after the tip, the history lacks nothing that the tip knows.
  const histories = await Promise.all(
    parties.map(async (party) => ({ party, told: await history(commitmentsIdOf(agreement.id, party)) })),
  );
  const last = histories
    .map(({ party, told }) => ({ party, told, in: happenedTo(told, key) }))
    .sort((one, other) => other.in.version - one.in.version)[0];
  const of = last && commitmentsOf(each, agreement, text, last.party, now);
  const about = of?.state && { state: of.state, key, parties: agreement.parties, inForce: holds };
  const to = of?.state ? recipientsOf(of.state, key, agreement.parties) : [];
  const answering = answersFor(visited, last?.party ?? '', to);
  const may = (party: string) =>
    about && (as === 'asked' ? mayAnswerAsked(about, party, now) : mayAnswer(about, party)) === undefined;
  const acts = as === 'made' ? last?.party : (answering.find(may) ?? answering[0]);
  authorize(request, said.reads ? visited.roles : [], { party: as === undefined ? last?.party : acts });
  const owes = of?.state?.commitments[key] && hasGone(agreement, of.party) ? of.state.version : undefined;
  const before = owes === undefined ? undefined : await textOf(agreement.id, owes);
  const says: Says | undefined = before?.commitments.find((own) => own.key === key) ?? said.says(of?.state);
  const known =
    last && (dispute === undefined ? says !== undefined || last.in.version > 0 : last.in.entries.length > 0);
  if (!known || !of?.state || !about) throw new Missing('No such commitment');
  return {
    ...{ ...visited, holds, text: before ?? text },
    /** The last day that can be agreed upon. */
    ends: duty ? until && dayOf(agreement.zone, until) : agreement.term?.ends,
    ...{ key, of, about, to, answering, party: last.party, happened: last.in },
    /** As a text or a decision says it that holds. */
    own: last.in.fell ? undefined : says,
    says,
    // What was accepted makes room in the tip for what a party takes over after it.
    one: of.state.commitments[key] ?? (dispute === undefined ? undefined : lastStood(last.told, key)),
    /** The party for which somebody acts, and who does. */
    acts: acts ?? '',
    by: byOf(visited, acts ?? ''),
  };
}

export const visitCommitment = (request: Request, more: readonly Key[] = []) => visitOne(request, undefined, more);
export const visitAs =
  (as: As) =>
  (request: Request, more: readonly Key[] = []) =>
    visitOne(request, as, more);

export type VisitedCommitment = Awaited<ReturnType<typeof visitCommitment>>;

export const commitmentsPath = ({ path }: Request): string => `/agreements/${path.agreement}/commitments`;
export const commitmentPath = (request: Request): string => `${commitmentsPath(request)}/${request.path.commitment}`;
export const commitmentForm = (act: string) => (request: Request) =>
  personForm(request, `${commitmentPath(request)}:${act}`);
