/** GET /api/agreements/{agreement}/values: a system reads back the figures of its party as they stand, by KPI and from a month on. */
import { api } from '../../../shared/http/page.ts';
import { answer, refusal } from '../../../shared/http/reply.ts';
import { say } from '../../../shared/kernel.ts';
import { kpiKeys } from '../../domain/life.rules.ts';
import { unknownKpi } from '../../domain/taking.rules.ts';
import { visitReportingSystem } from '../authorize-reporting-system.ts';
import { readBack } from '../domain/told.rules.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const readValues = api(async (request) => {
  const { reporting } = await visitReportingSystem(request, []);
  const { kpi, from, after } = request.query;
  if (kpi !== undefined && !kpiKeys(reporting.life).includes(kpi))
    return refusal({ ...unknownKpi(kpi), field: 'kpi' }, 422);
  if (from !== undefined && !MONTH.test(from))
    return refusal(
      say('not-a-month', 'This is no month.', 'Write the first month of a period, such as 2027-03.', 'from'),
      422,
    );
  const { agreement, party, values } = reporting;
  return answer({ agreement, party, ...readBack(values, { kpi, from, after }) });
});
