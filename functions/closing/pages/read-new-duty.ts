/** GET /agreements/{agreement}/closing/duties/new: the form of a duty that a party would add to the plan. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { seatFor } from '../../identity/seat-for.ts';
import { Missing } from '../../shared/failures.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { closingPath, type VisitedClosing, visitClosing } from '../authorize-closing.ts';
import { clauseDays } from '../domain/opening.rules.ts';
import { mayPlan } from '../domain/proposal.rules.ts';
import { closingFrame, personOf } from './closing-frame.ts';
import { newDutyPage } from './new-duty.pages.tsx';

/** The party for which somebody proposes; who speaks for several chooses. Throws Missing where it is none of theirs. */
export function proposingFor({ mine }: Pick<VisitedClosing, 'mine'>, request: Pick<Request, 'form' | 'query'>): string {
  const seats = mine.map((party) => ({ party }));
  const { party } = seatFor(seats, request) ?? {};
  if (party === undefined && seats.length > 0) throw new Missing('A party of others');
  return party ?? '';
}

export async function showNewDuty(
  visited: VisitedClosing,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { text, agreement, mine, planning, person } = visited;
  const body = newDutyPage({
    person: personOf(visited),
    frame: closingFrame(visited, request.now, 'true'),
    form: newFormKeys(person.secret),
    mou: mouName(agreement.number),
    days: clauseDays(text),
    owners: text.parties
      .filter(({ key }) => agreement.parties.includes(key))
      .flatMap(({ key, name, offices }) =>
        offices.map((office): [string, string] => [`${key}/${office.key}`, `${name}: ${office.title}`]),
      ),
    as: proposingFor(visited, request),
    parties: mine.map((party): [string, string] => [party, partyName(text, party)]),
    closed: mayPlan(planning, request.now),
    ...{ path: closingPath(request), refused, typed: request.form },
  });
  return show(body, refused.length > 0 ? 422 : 200);
}

export const lookAtNewDuty = page(async (request) => showNewDuty(await visitClosing(request), request));
