/** Who says why a period of a KPI was missed: whoever reports it for a party today, or its liaison. */
import { NO_CHANGES } from '../../agreements/changes/domain/change.state.ts';
import type { Speaker } from '../../disputes/domain/speaker.schema.ts';
import { seatFor } from '../../identity/seat-for.ts';
import type { Scope } from '../../shared/capability.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { speakerOf, type VisitedFigures, visitFiguresAs } from '../authorize-figures.ts';
import { assess } from '../domain/assess.rules.ts';
import { latestKpi } from '../domain/life.rules.ts';
import { reportingOffice } from '../domain/reporters.rules.ts';
import { reportsKey, reportsTip } from '../report.stream.ts';

interface Seat extends Scope {
  party: string;
  speaker: Speaker;
}

/** Of several parties the one that was chosen. */
function seatsIn({ register, roles, person, life, agreement }: VisitedFigures, { path }: Request): Seat[] {
  const kpi = latestKpi(life, path.kpi ?? '');
  return register.flatMap((registered) => {
    const { party } = registered;
    const office = kpi && reportingOffice(kpi, agreement.changes ?? NO_CHANGES, party);
    if (office === undefined) return [];
    const role = roles.find(
      (one) => one.party === party && (one.is === 'liaison' || (one.is === 'holder' && one.office === office)),
    );
    return role ? [{ party, office: role.office, speaker: speakerOf(role, person, registered) }] : [];
  });
}

export async function visitMiss(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '', kpi: key = '', period = '' } = request.path;
  const { acts, ...visited } = await visitFiguresAs(request, more, (read) => seatFor(seatsIn(read, request), request));
  const { life, clock, stored, plan } = visited;
  const changes = plan.state?.changes ?? [];
  const today = dayIn(clock.calendar.zone, clock.now);
  const one = assess({ life, changes, values: stored.values }, key, clock, today).find(
    ({ measured }) => measured.period === period,
  );
  if (!one) throw new Missing('No such period');
  const published = stored.published[key]?.[period];
  const parties = seatsIn({ ...visited }, request).map(({ party }) => party);
  const tip = reportsTip(await batchGet([reportsKey(id, acts.party)]), id, acts.party);
  return { ...visited, acts, parties, one, published, tip };
}
export type VisitedMiss = Awaited<ReturnType<typeof visitMiss>>;

export const kpiPath = ({ path }: Request): string => `/agreements/${path.agreement}/kpis/${path.kpi}`;
export const missPath = (request: Request): string => `${kpiPath(request)}/miss/${request.path.period}`;
