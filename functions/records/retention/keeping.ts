/** Who keeps the record of an agreement: a records officer of the agency of one of its parties, and how the keeping stands. */
import { agreementTip, readRegister } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { countOpen } from '../../disputes/due.reads.ts';
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../../identity/person.reads.ts';
import { readByOthers } from '../../offices/domain/confidence.rules.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { isPartyId, keepingIdOf, partyIdOf } from '../../shared/ids.ts';
import { history } from '../../shared/ledger/history.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { roundStream } from '../../signing/round.stream.ts';
import { opensFor } from '../export/sealed.ts';
import { keepingStream } from './keeping.stream.ts';
import type { Reachable } from './removal.effects.ts';
import type { RemovalEvent } from './removal.events.ts';
import type { Officer } from './removal.rules.ts';
import { NOTHING } from './removal.state.ts';

/** Throws SignedOut, or Missing for everyone who keeps nothing here. */
export async function visit(request: Request, more: readonly Key[] = []) {
  const id = request.path.agreement ?? '';
  const stream = keepingIdOf(id);
  const { person, found } = await visitPerson(request, [tipKey(id), tipKey(stream), ...more]);
  const whole = agreementTip(found, id).state;
  const agreement = whole && textAt(whole, request.now);
  if (!agreement) throw new Missing('No such agreement');
  // A party that has left keeps its records as before.
  const register = (await readRegister(agreement)).map(({ left: _, ...one }) => one);
  // Read now: an officer who was replaced this morning keeps nothing this afternoon.
  const [beside, openDisputes] = await Promise.all([
    batchGet([...register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])), tipKey(agreement.round)]),
    countOpen(agreement),
  ]);
  const agencies = agenciesIn(beside, register);
  const { state: round } = roundStream.tip(beside, agreement.round);
  const roles = rolesIn(register, agencies, person.mailbox, dayIn(agreement.zone, request.now));
  authorize(request, roles);
  const role = roles.find(({ is }) => is === 'records officer');
  const { agency } = register.find(({ party }) => party === role?.party) ?? {};
  if (role?.name === undefined || agency === undefined) throw new Missing('Not permitted');
  const officer: Officer = { name: role.name, mailbox: person.mailbox, agency };
  const tip = keepingStream.tip(found, stream);
  const parties = register.filter(({ agency }) => agency === officer.agency).map(({ party }) => party);
  const own = parties.map((party) => partyIdOf(id, party));
  return {
    ...{ person, officer, own, parties, register, roles, agreement, round, openDisputes, tip, found },
    keeping: tip.state ?? NOTHING,
    actor: person.actor.id,
    now: request.now,
  };
}

export type Visited = Awaited<ReturnType<typeof visit>>;

/**
 * A stream as far as this officer may read it: what stays within another party is neither shown here nor known by its number, and words that
 * are sealed are nobody’s but of their own party.
 */
export async function readStream({ own, parties }: Visited, stream: string) {
  const { events, bodies } = await history(stream);
  const foreign = isPartyId(stream) && !own.includes(stream);
  const sealed = new Set(events.filter((event) => !opensFor(event, events, parties)).map(({ seq }) => seq));
  return {
    events: foreign ? readByOthers(events) : events,
    bodies: sealed.size === 0 ? bodies : new Map([...bodies].filter(([seq]) => !sealed.has(seq))),
  };
}

/** Whom mail about this keeping reaches. */
const reachable = ({ agreement: { id, round }, register }: Visited): Reachable => ({
  id,
  round,
  parties: register.map(({ party, agency }) => ({ party, agency })),
});

export const keepingChange = (visited: Visited, events: readonly RemovalEvent[]) =>
  keepingStream.change(visited.tip, events, { ...reachable(visited), before: visited.keeping });

export const keepingForm = (request: Request) => personForm(request, `${request.path.agreement}:keeping`);
