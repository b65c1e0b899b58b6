/** GET …/people/mous: what the confirmed people would change in each MOU of the agency. */
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import { differencesIn, isToApply } from '../domain/plan.rules.ts';
import { type PlannedMou, readPlans } from '../mous.reads.ts';
import { seenOf } from '../plan-seen.ts';
import { type MouToApply, mousPage } from './mous.pages.tsx';
import { peoplePerson } from './read-people.ts';

const shown = ({ agreement, party, as, title, status, plan, authority }: PlannedMou, at: string): MouToApply => ({
  ...{ agreement: agreement.id, party, as, title, status, plan, authority },
  ...{ number: agreement.number, version: agreement.version },
  count: differencesIn(plan),
  toApply: isToApply(plan),
  seen: seenOf(plan, at),
});

export async function showMous(visited: VisitedPeople, request: Request, refused: readonly Refusal[] = []) {
  const { agency, people, tip, person, by } = visited;
  const { confirmed } = people ?? {};
  const plans = confirmed ? await readPlans(agency.id, confirmed, { by, now: request.now }) : [];
  return show(
    mousPage({
      person: peoplePerson(visited),
      form: newFormKeys(person.secret),
      name: agency.name,
      path: peoplePath(agency),
      mous: plans.map((one) => shown(one, confirmed?.at ?? '')),
      unconfirmed: confirmed === undefined,
      waiting: confirmed ? (tip.state?.unconfirmed.length ?? 0) : 0,
      refused,
      typed: refused.length > 0 ? request.form : {},
    }),
    refused.length > 0 ? 422 : 200,
  );
}

export const readMous = page(async (request) => showMous(await visitPeople(request), request));
