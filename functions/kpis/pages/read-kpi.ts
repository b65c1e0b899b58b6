/** GET /agreements/{agreement}/kpis/{kpi}: one KPI with everything that was ever said of it. */
import { countOpen } from '../../disputes/due.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { type VisitedFigures, visitFigures } from '../authorize-figures.ts';
import { changesOf, effectsOf, entriesOf, explainedOf } from '../dashboard/domain/kpi-record.rules.ts';
import { onePicture, type Picture } from '../dashboard/domain/picture.rules.ts';
import { proposesFor } from '../plan/authorize-plan.ts';
import { readPlanTold, readReportsTold } from '../told.reads.ts';
import { kpiPage } from './kpi.pages.tsx';
import { kpisFrame, kpisPerson, mayRaise, partiesOf, reportsFor } from './kpis-frame.ts';
import { type Seen, seenOf } from './seen.ts';

/** Whoever any text has report it. */
const reportersOf = ({ periods, kpi }: Picture): string[] => [
  ...new Set(
    [...periods.map(({ measured }) => measured.kpi), kpi].flatMap(({ reporters }) =>
      reporters.map(({ party }) => party),
    ),
  ),
];

/** The KPI as it stands, and what its reporters and the plan said of it. */
export async function visitKpi(visited: VisitedFigures, key: string) {
  const seen: Seen = seenOf({ ...visited, plan: visited.plan.state }, { everyone: false, mine: partiesOf(visited) });
  const { figures, clock } = seen;
  const picture = onePicture(figures, key, clock);
  if (!picture) throw new Missing('No such KPI');
  const [told, plan] = await Promise.all([
    readReportsTold(seen.agreement, reportersOf(picture), figures.values),
    readPlanTold(visited.plan),
  ]);
  const entries = entriesOf(told, key);
  const changed = changesOf(plan, key);
  return { seen, picture, entries, changed, explained: explainedOf(told, key) };
}

export const lookAtKpi = page(async (request) => {
  const visited = await visitFigures(request);
  const key = request.path.kpi ?? '';
  const [{ seen, picture, entries, changed, explained }, openDisputes] = await Promise.all([
    visitKpi(visited, key),
    countOpen(visited.agreement),
  ]);
  const { life, changes } = seen.figures;
  return show(
    kpiPage({
      ...{ seen, picture, asked: request.query.period },
      record: { entries, changed, explained, effects: effectsOf(entries, { key, life, changes, changed }, seen.clock) },
      signedIn: {
        ...{ person: kpisPerson(visited), frame: kpisFrame(visited, { openDisputes }) },
        reportsFor: reportsFor(visited),
        mayPropose: proposesFor(visited).length > 0,
        mayRaise: mayRaise(visited),
      },
    }),
  );
});
