/** GET …/people/new and …/people/offices/{office}: the form of one office of the register. */
import { Missing } from '../../shared/failures.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import type { AgencyOffice } from '../domain/people.ts';
import { officePage } from './office.pages.tsx';
import { peoplePerson } from './read-people.ts';

function showForm(
  visited: VisitedPeople,
  request: Request,
  refused: readonly Refusal[],
  office?: AgencyOffice & { key: string },
) {
  const { agency, person } = visited;
  return show(
    officePage({
      person: peoplePerson(visited),
      form: newFormKeys(person.secret),
      path: peoplePath(agency),
      domains: agency.domains,
      ...(office && { office }),
      refused,
      typed: refused.length > 0 ? request.form : {},
    }),
    refused.length > 0 ? 422 : 200,
  );
}

export const showNewOffice = (visited: VisitedPeople, request: Request, refused: readonly Refusal[] = []) =>
  showForm(visited, request, refused);

export function showOffice(visited: VisitedPeople, request: Request, refused: readonly Refusal[] = []) {
  const { office: key = '' } = request.path;
  const offices = visited.people?.entered.offices ?? {};
  const office = Object.hasOwn(offices, key) ? offices[key] : undefined;
  if (!office) throw new Missing('No such office');
  return showForm(visited, request, refused, { ...office, key });
}

export const readNewOffice = page(async (request) => showNewOffice(await visitPeople(request), request));
export const readOffice = page(async (request) => showOffice(await visitPeople(request), request));
