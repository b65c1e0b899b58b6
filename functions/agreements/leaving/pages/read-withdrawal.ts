/** GET /agreements/{agreement}/withdrawal: who has given notice and what becomes of it, and what the reader may do about it. */
import { headerOf } from '../../../identity/person.reads.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { titleOf } from '../../agreement.reads.ts';
import { nextAt } from '../../domain/in-force.rules.ts';
import { frameOf } from '../../pages/frame.parts.ts';
import { leavingPath, type VisitedLeaving, visitLeaving } from '../authorize-leaving.ts';
import { endsAt } from '../domain/departures.rules.ts';
import { mayRetract, mayWithdraw, openOf, wouldLeave } from '../domain/notice.rules.ts';
import type { Withdrawn } from '../domain/withdrawals-in.rules.ts';
import { stillOwed } from './still-owed.ts';
import { whatBecomes } from './what-becomes.ts';
import { withdrawalPage } from './withdrawal.pages.tsx';
import type { Acting, Given } from './withdrawal-view.ts';

const nameIn = ({ register }: VisitedLeaving, party: string): string =>
  register.find((one) => one.party === party)?.name ?? party;

/** A notice with what becomes of what the party has, as long as anything can still become of it. */
function givenOf(visited: VisitedLeaving, one: Withdrawn, now: string): Given {
  const { whole } = visited;
  const { party, until, status } = one;
  return {
    ...one,
    name: nameIn(visited, party),
    ends: status === 'open' ? endsAt(whole, until) : undefined,
    missing: one.to.filter((other) => one.reached[other] === undefined).map((other) => nameIn(visited, other)),
    becomes: status === 'open' && until !== undefined ? whatBecomes(visited, party, until, now) : undefined,
  };
}

/** What the reader may do for the party for which it signs. */
function actingOf(visited: VisitedLeaving, now: string): Acting | undefined {
  const { whole, text, acts, signs } = visited;
  if (!acts) return undefined;
  const { party, by } = acts;
  const of = {
    ...{ party, name: nameIn(visited, party), as: by.title },
    others: [...new Set(signs.map((one) => one.party))]
      .filter((one) => one !== party)
      .map((one) => ({ party: one, name: nameIn(visited, one) })),
  };
  if (openOf(whole, party, now)) return { ...of, does: 'retract', not: mayRetract(whole, party, now) };
  const not = mayWithdraw(whole, text, party, now);
  const days = text.terminationNotice?.days;
  if (not || days === undefined) return { ...of, does: 'withdraw', not };
  const { until, ends } = wouldLeave(whole, days, party, now);
  return { ...of, does: 'withdraw', not, days, until, ends, becomes: whatBecomes(visited, party, until, now) };
}

export async function showWithdrawal(
  visited: VisitedLeaving,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { person, roles, register, whole, agreement, text, withdrawals, disputes } = visited;
  const { now, form, query } = request;
  const next = nextAt(whole, now);
  const view = withdrawalPage({
    person: headerOf(person, roles.find(({ name }) => name !== undefined)?.name),
    frame: frameOf({
      ...{ agreement, register, roles, now, part: 'overview', current: 'true', openDisputes: disputes.length },
      title: titleOf(register, agreement),
    }),
    form: newFormKeys(person.secret),
    ...{ agreement: agreement.id, number: agreement.number, zone: agreement.zone, path: leavingPath(request) },
    days: text.terminationNotice?.days,
    given: withdrawals.map((one) => givenOf(visited, one, now)).toReversed(),
    acting: actingOf(visited, now),
    owed: stillOwed(visited, now),
    gone: visited.gone,
    next: next?.status === 'out for signature' ? next.version : undefined,
    ...{ done: query.done, refused, typed: form },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtWithdrawal = page(async (request) => showWithdrawal(await visitLeaving(request), request));
