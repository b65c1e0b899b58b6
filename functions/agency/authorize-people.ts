/** Who reads or changes the people of an agency: its liaisons change them; its records officers and those who are registered read. */
import { agencyFrom, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { rolesIn } from '../identity/domain/roles.rules.ts';
import { personForm, visitPerson } from '../identity/person.reads.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { peopleIdOf } from '../shared/ids.ts';
import type { Key } from '../shared/ledger/table.ts';
import type { Desk } from './domain/people.rules.ts';
import { NOBODY } from './domain/people.ts';
import { peopleFrom, peopleKey, peopleTipKey } from './people.reads.ts';
import { peopleStream } from './people.stream.ts';

/** Throws SignedOut when nobody is signed in, and Missing for whoever may not. */
export async function visitPeople(request: Request, more: readonly Key[] = []) {
  const { agency: id = '' } = request.path;
  const { person, found } = await visitPerson(request, [agencyKey(id), peopleKey(id), peopleTipKey(id), ...more]);
  const agency = agencyFrom(found, id);
  if (!agency) throw new Missing('No such agency');
  const people = peopleFrom(found, id);
  const tip = peopleStream.tip(found, peopleIdOf(id));
  const { offices, reviewers = {} } = people?.confirmed ?? NOBODY;
  // Days of an agency are no MOU’s: they are told in UTC, as everything of no zone is.
  const today = request.now.slice(0, 10);
  const roles = rolesIn([{ party: id, agency: id, offices, reviewers }], { [id]: agency }, person.mailbox, today);
  authorize(request, roles, { party: id, agency: id });
  const tends = roles.find(({ is }) => is === 'liaison');
  const { name = '' } = tends ?? roles[0] ?? {};
  const by = { name, mailbox: person.mailbox };
  const desk: Desk = { agency, people, state: tip.state, by, at: request.now, today };
  return { found, person, agency, people, tip, desk, by, tends: tends !== undefined, actor: person.actor.id };
}

export type VisitedPeople = Awaited<ReturnType<typeof visitPeople>>;

export const peoplePath = ({ id }: { id: string }): string => `/agencies/${id}/people`;

export const peopleForm = (request: Request) => personForm(request, `people:${request.path.agency}`);
