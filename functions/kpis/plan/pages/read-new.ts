/** GET /agreements/{agreement}/kpis/plan/new: the form of a proposal (`kind`, `kpi`, `period`, `party`), or what can be proposed. */
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { dayIn } from '../../../shared/time-words.ts';
import { changedBy } from '../../domain/changes.rules.ts';
import { kpiKeys, latestKpi, textOn } from '../../domain/life.rules.ts';
import { planPath, proposesFor, type VisitedToAct, visitToAct } from '../authorize-plan.ts';
import { newPage } from './new.pages.tsx';
import { planFrame } from './plan-frame.ts';

const KINDS = ['target', 'baseline', 'exception'] as const;

/** As the address of the page says, or the form that was sent. */
const askedIn = ({ query, form }: Request) => ({
  kind: KINDS.find((kind) => kind === (form._kind || query.kind)),
  kpi: form.kpi || query.kpi,
  period: form.period ?? query.period,
  party: form.party ?? query.party,
});

const pageOf = (request: Request, { kind, kpi }: ReturnType<typeof askedIn>): string => {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(kpi !== undefined && { kpi }) }).toString();
  return `${planPath(request)}/new${query && `?${query}`}`;
};

export async function showNew(
  visited: VisitedToAct,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { person, life, plan, text, whole, clock, acts, proposes } = visited;
  const asked = askedIn(request);
  const today = dayIn(clock.calendar.zone, clock.now);
  const holds = textOn(life, today);
  // A figure of a KPI that a later text dropped can come late, too; its target is nobody's any more.
  const keys = asked.kind === 'exception' ? kpiKeys(life) : (holds?.kpis ?? []).map(({ key }) => key);
  const kpis = keys.flatMap((key) => {
    const kpi = latestKpi(life, key);
    const measured = kpi && { period: '', first: today, last: '9999-12-31', version: holds?.version ?? 0, kpi };
    return measured ? [changedBy(measured, plan.state?.changes ?? []).kpi] : [];
  });
  const view = newPage({
    ...(await planFrame(visited)),
    form: newFormKeys(person.secret),
    ...{ agreement: whole.id, asked, kpis, refused, typed: request.form },
    ...{ path: planPath(request), page: pageOf(request, asked) },
    nameOf: (party) => partyName(text, party),
    as: acts.party,
    parties: proposes.map(({ party }) => party),
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtNew = page(async (request) => showNew(await visitToAct(request, [], proposesFor), request));
