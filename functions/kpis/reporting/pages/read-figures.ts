/** GET /agreements/{agreement}/parties/{party}/figures: what that agency has to report. */
import { page } from '../../../shared/http/page.ts';
import { show } from '../../../shared/http/reply.ts';
import { kpisPath, reportPath, visitReporter } from '../../authorize-figures.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { proposesFor } from '../../plan/authorize-plan.ts';
import { countedIn, sayCounted } from '../domain/counted.rules.ts';
import { comingNext, isMissing, momentsOf, takenLateUntil } from '../domain/own-figures.rules.ts';
import { figuresPage } from './figures.pages.tsx';
import { reporterFrame } from './reporter-frame.ts';

export const lookAtFigures = page(async (request) => {
  const visited = await visitReporter(request);
  const { reporting, party, liaison } = visited;
  const counted = countedIn(request.query.done);
  return show(
    figuresPage({
      ...reporterFrame(visited, request.now),
      clock: reporting.clock,
      moments: momentsOf(reporting).map((one) => ({
        ...one,
        lateUntil: takenLateUntil(reporting, one.cells.filter(isMissing)),
      })),
      ...{ coming: comingNext(reporting), over: readOnly(reporting), liaison, party },
      mayPropose: proposesFor(visited).some((seat) => seat.party === party),
      ...{ path: reportPath(request), kpis: kpisPath(request), done: counted && sayCounted(counted) },
    }),
  );
});
