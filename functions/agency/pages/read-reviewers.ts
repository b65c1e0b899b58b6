/** GET …/people/reviewers: who clears texts for the agency. */
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import { peoplePerson } from './read-people.ts';
import { reviewersPage } from './reviewers.pages.tsx';

export const showReviewers = (visited: VisitedPeople, request: Request, refused: readonly Refusal[] = []) =>
  show(
    reviewersPage({
      person: peoplePerson(visited),
      form: newFormKeys(visited.person.secret),
      path: peoplePath(visited.agency),
      domains: visited.agency.domains,
      reviewers: visited.people?.entered.reviewers,
      refused,
      typed: refused.length > 0 ? request.form : {},
    }),
    refused.length > 0 ? 422 : 200,
  );

export const readReviewers = page(async (request) => showReviewers(await visitPeople(request), request));
