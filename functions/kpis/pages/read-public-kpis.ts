/** GET /public/agreements/{agreement}/kpis…: figures that a signed text lets everyone read, without what people wrote. */
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { type VisitedPublic, visitPublicFigures } from '../authorize-figures.ts';
import { onePicture, picturesOf } from '../dashboard/domain/picture.rules.ts';
import { kpiPage } from './kpi.pages.tsx';
import { kpisPage } from './kpis.pages.tsx';
import { seenOf } from './seen.ts';

/** The title of an MOU above public handling is for its parties. */
const titleOf = ({ agreement, text }: VisitedPublic): string | undefined =>
  agreement.handling === 'public' ? text.title : undefined;

export const readPublicKpis = page(async (request) => {
  const visited = await visitPublicFigures(request);
  const seen = seenOf(visited, { everyone: true });
  const { now, dropped } = picturesOf(seen.figures, seen.clock);
  return show(kpisPage({ seen, now, dropped, title: titleOf(visited) }));
});

export const readPublicKpi = page(async (request) => {
  const visited = await visitPublicFigures(request);
  const seen = seenOf(visited, { everyone: true });
  const picture = onePicture(seen.figures, request.path.kpi ?? '', seen.clock);
  if (!picture) throw new Missing('No such KPI');
  return show(kpiPage({ seen, picture, asked: request.query.period, title: titleOf(visited) }));
});
