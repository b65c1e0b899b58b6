/** GET /agreements/{agreement}/kpis/{kpi}/miss/{period}: how a period was missed, what its reporters said, and the form to say it. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { countOpen } from '../../../disputes/due.reads.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import { reportsIdOf } from '../../../shared/ids.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { history } from '../../../shared/ledger/history.ts';
import { sayBeside } from '../../domain/status-words.rules.ts';
import { kpisFrame, kpisPerson } from '../../pages/kpis-frame.ts';
import { kpiPath, missPath, type VisitedMiss, visitMiss } from '../authorize-miss.ts';
import { missOf } from '../domain/missed.rules.ts';
import { isMissed } from '../domain/plan.state.ts';
import { missPage, type SaidOfMiss } from './miss.pages.tsx';

/** What this party has said of it, the last one last. */
async function saidOf({ agreement, acts }: VisitedMiss, { path }: Request): Promise<SaidOfMiss[]> {
  const { events, bodies } = await history(reportsIdOf(agreement.id, acts.party));
  return events.flatMap(({ seq, at, type, data }) => {
    const { kpi, period } = data as { kpi?: string; period?: string };
    if (type !== 'MissExplained' || kpi !== path.kpi || period !== path.period) return [];
    return [{ at, ...((bodies.get(seq)?.body ?? {}) as Omit<SaidOfMiss, 'at'>) }];
  });
}

export async function showMiss(
  visited: VisitedMiss,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { person, agreement, text, acts, parties, one, published } = visited;
  const [openDisputes, said] = await Promise.all([countOpen(agreement), saidOf(visited, request)]);
  const { status } = missOf(one, published);
  const view = missPage({
    ...{ person: kpisPerson(visited), frame: kpisFrame(visited, { openDisputes }) },
    ...{ mou: mouName(agreement.number), zone: agreement.zone, form: newFormKeys(person.secret) },
    ...{ kpi: one.measured.kpi, period: one.measured.period, status, missed: isMissed(status), said },
    beside: sayBeside(one),
    ...{ as: acts.party, parties, nameOf: (party) => partyName(text, party) },
    ...{ path: missPath(request), back: kpiPath(request), done: request.query.done, refused, typed: request.form },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtMiss = page(async (request) => showMiss(await visitMiss(request), request));
