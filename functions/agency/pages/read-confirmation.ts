/** GET …/people/confirmation: everybody once, before a liaison vouches for all. */
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import { unconfirmable } from '../domain/people.rules.ts';
import { inOrder, NOBODY } from '../domain/people.ts';
import { confirmationPage } from './confirmation.pages.tsx';
import { peoplePerson, unconfirmedIn } from './read-people.ts';

export function showConfirmation(visited: VisitedPeople, _: Request, refused: readonly Refusal[] = []) {
  const { agency, people, tip, person } = visited;
  const { offices, reviewers } = unconfirmedIn(tip.state);
  const entered = people?.entered ?? NOBODY;
  const before = inOrder(people?.confirmed?.offices ?? {});
  return show(
    confirmationPage({
      person: peoplePerson(visited),
      form: newFormKeys(person.secret),
      name: agency.name,
      path: peoplePath(agency),
      people: entered,
      unconfirmed: offices,
      removed: before.flatMap(([key, { title }]) => (Object.hasOwn(entered.offices, key) ? [] : [title])),
      reviewersChanged: reviewers,
      changes: people?.changes ?? 0,
      stopped: unconfirmable({ state: tip.state }),
      refused,
    }),
    refused.length > 0 ? 422 : 200,
  );
}

export const readConfirmation = page(async (request) => showConfirmation(await visitPeople(request), request));
