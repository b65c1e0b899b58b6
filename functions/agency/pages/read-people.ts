/** GET /agencies/{agency}/people: its liaisons see what is entered, everybody else in it what is confirmed. */
import { headerOf } from '../../identity/person.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import { unconfirmable } from '../domain/people.rules.ts';
import { type PeopleState, REVIEWERS } from '../domain/people.state.ts';
import { NOBODY } from '../domain/people.ts';
import { peoplePage } from './people.pages.tsx';

/** Of what is not confirmed, the offices and whether it is said anew who clears texts. */
export const unconfirmedIn = (state: PeopleState | undefined) => {
  const keys = state?.unconfirmed ?? [];
  return { offices: keys.filter((key) => key !== REVIEWERS), reviewers: keys.includes(REVIEWERS) };
};

/** As the register writes the reader. */
export const peoplePerson = ({ person, by }: VisitedPeople) => headerOf(person, by.name);

export const readPeople = page(async (request) => {
  const visited = await visitPeople(request);
  const { agency, people, tip, tends } = visited;
  return show(
    peoplePage({
      person: peoplePerson(visited),
      name: agency.name,
      path: peoplePath(agency),
      tends,
      people: (tends ? people?.entered : people?.confirmed) ?? NOBODY,
      confirmed: people?.confirmed,
      unconfirmed: unconfirmedIn(tip.state),
      complete: unconfirmable({ state: tip.state }) === undefined,
      done: request.query.done,
    }),
  );
});
