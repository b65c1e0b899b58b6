/** What the dashboard of figures costs, as a table. */

import { table, units } from '../report/table.ts';
import type { DashboardCost } from './dashboards.ts';

export const dashboardTable = (costs: readonly DashboardCost[]): string =>
  table(
    [
      'dashboard: months, agencies, KPIs',
      ...['figures', 'DynamoDB calls', 'round trips', 'read units', 'floor', 'ratio', 'page ms', 'page KB'],
    ],
    costs.map(({ months, agencies, kpis, calls, trips, readUnits, floor, page, bytes }) => [
      `${months}, ${agencies}, ${kpis}`,
      (months * agencies * kpis).toLocaleString('en-US'),
      String(calls),
      String(trips),
      units(readUnits),
      units(floor.readUnits),
      (readUnits / floor.readUnits).toFixed(2),
      page.median.toFixed(0),
      (bytes / 1000).toFixed(0),
    ]),
  );
