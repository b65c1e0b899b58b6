/** Which tables can be taken along from the dashboard, and from the page of one KPI. */
import { AGENCIES, FIGURES, STATUSES } from './dashboard-files.ts';
import { RECORD } from './record-file.ts';
import type { FileTable } from './table-files.parts.tsx';

export const KPI_TABLES: readonly FileTable<never>[] = [FIGURES, STATUSES, AGENCIES] as readonly FileTable<never>[];
export const ONE_KPI_TABLES: readonly FileTable<never>[] = [RECORD, FIGURES, STATUSES] as readonly FileTable<never>[];
