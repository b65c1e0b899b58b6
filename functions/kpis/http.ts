/** The routes of the KPIs' pages on one screen: how they stand, for the parties, and for everyone where the signed text says so. */
import { front } from '../shared/http/front.ts';
import { kpis } from './capability.ts';
import { readKpiFile, readKpisFile } from './pages/read-files.ts';
import { lookAtKpi } from './pages/read-kpi.ts';
import { lookAtKpis } from './pages/read-kpis.ts';
import { readPublicKpi, readPublicKpis } from './pages/read-public-kpis.ts';

export const handler = front(kpis, 'kpis-http', {
  lookAtKpis,
  lookAtKpi,
  readKpisFile,
  readKpiFile,
  readPublicKpis,
  readPublicKpi,
});
