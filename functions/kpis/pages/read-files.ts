/** GET …/kpis/files/{file} and …/kpis/{kpi}/files/{file}: every table as CSV, and all of them as JSON with exact values. */
import type { Speaker } from '../../disputes/domain/speaker.schema.ts';
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { answer, download, type Reply, refusal } from '../../shared/http/reply.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { visitFigures } from '../authorize-figures.ts';
import { picturesOf } from '../dashboard/domain/picture.rules.ts';
import { calendarLabel } from '../domain/period-label.rules.ts';
import { csvOf } from '../sheet/domain/csv.ts';
import {
  AGENCIES,
  agencyRows,
  type CellRow,
  cellRows,
  FIGURES,
  STATUSES,
  type StatusRow,
  statusRows,
} from './dashboard-files.ts';
import { visitKpi } from './read-kpi.ts';
import { type EntryRow, RECORD } from './record-file.ts';
import { type Seen, seenOf } from './seen.ts';
import type { FileTable } from './table-files.parts.tsx';

/** An answer of a function has at most 6 MB, of which a row takes some 200 bytes. */
const MOST_ROWS = 15_000;

const tooLarge = (rows: number): Refusal =>
  say(
    'file-too-long',
    `The file would have ${rows} rows, and at most ${MOST_ROWS} are written at once.`,
    'Take the files of each KPI, or add a year to the address, such as ?year=2027.',
  );

interface Tabled<Row> {
  table: FileTable<Row>;
  rows: readonly Row[];
}

const tabled = <Row>(table: FileTable<Row>, rows: readonly Row[]): Tabled<never> =>
  ({ table, rows }) as unknown as Tabled<never>;

function reply(tables: readonly Tabled<never>[], file: string, json: { name: string; of: () => object }): Reply {
  const rows = Math.max(...tables.map((one) => one.rows.length));
  if (file === json.name) return rows > MOST_ROWS ? refusal(tooLarge(rows), 422) : answer(json.of());
  const one = tables.find(({ table }) => `${table.name}.csv` === file);
  if (!one) throw new Missing('No such file');
  if (one.rows.length > MOST_ROWS) return refusal(tooLarge(one.rows.length), 422);
  const csv = csvOf(one.table.columns, one.rows);
  return download(Buffer.from(csv, 'utf8'), { name: file, type: 'text/csv; charset=utf-8' });
}

/** Periods that begin in the year that was asked for. */
const inYear =
  (year: string | undefined) =>
  ({ of: { measured } }: { of: { measured: { period: string } } }): boolean =>
    year === undefined || measured.period.startsWith(`${year}-`);

const cellJson = ({ of, party, recorded }: CellRow) => ({
  ...{ kpi: of.measured.kpi.key, period: of.measured.period, party, ...recorded },
});

const statusJson = ({ of, seen: { published } }: StatusRow) => {
  const { kpi, period, last, version } = of.measured;
  return {
    ...{ kpi: kpi.key, period, last, version, target: kpi.target, due: of.dueAt, status: of.status },
    ...{ recorded: of.recorded ?? null, required: of.required?.value ?? null, slack: of.required?.slack ?? null },
    missing: of.contributions.flatMap(({ party, recorded }) => (recorded ? [] : [party])),
    published: (Object.hasOwn(published, kpi.key) ? published[kpi.key] : undefined)?.[period] ?? null,
  };
};

/** Who said something, without the mailbox. */
const unaddressed = <Words extends { by: Speaker }>({ by: { mailbox: _, ...by }, ...words }: Words) => ({
  ...words,
  by,
});

const head = ({ agreement, number, now, isPublic }: Seen) => ({ agreement, number, asOf: now, public: isPublic });

export const readKpisFile = page(async (request) => {
  const visited = await visitFigures(request);
  const seen = seenOf({ ...visited, plan: visited.plan.state }, { everyone: false });
  const { now, dropped } = picturesOf(seen.figures, seen.clock, { whole: false });
  const pictures = [...now, ...dropped];
  const asked = inYear(request.query.year);
  const cells = cellRows(pictures, seen).filter(asked);
  const statuses = statusRows(pictures, seen).filter(asked);
  const byAgency = agencyRows(pictures, seen);
  const tables = [tabled(FIGURES, cells), tabled(STATUSES, statuses), tabled(AGENCIES, byAgency)];
  return reply(tables, request.path.file ?? '', {
    name: 'kpis.json',
    of: () => ({
      ...head(seen),
      kpis: pictures.map(({ kpi }) => kpi),
      figures: cells.map(cellJson),
      statuses: statuses.map(statusJson),
      agencies: byAgency.map(({ party, of }) => ({ party, name: seen.nameOf(party), ...of })),
      openItems: seen.plan?.items ?? [],
      changes: seen.plan?.changes ?? [],
    }),
  });
});

export const readKpiFile = page(async (request) => {
  const visited = await visitFigures(request);
  const { seen, picture, entries, changed, explained } = await visitKpi(visited, request.path.kpi ?? '');
  const { kpi } = picture;
  const asked = inYear(request.query.year);
  const rows = entries
    .filter(({ period }) => asked({ of: { measured: { period } } }))
    .map((entry): EntryRow => ({ seen, entry, label: calendarLabel(kpi, entry.period) }));
  const cells = cellRows([picture], seen).filter(asked);
  const statuses = statusRows([picture], seen).filter(asked);
  const tables = [tabled(RECORD, rows), tabled(FIGURES, cells), tabled(STATUSES, statuses)];
  return reply(tables, request.path.file ?? '', {
    name: 'kpi.json',
    of: () => ({
      ...head(seen),
      kpi,
      record: rows.map(({ entry }) => ({ ...entry, ...(entry.words && { words: unaddressed(entry.words) }) })),
      figures: cells.map(cellJson),
      statuses: statuses.map(statusJson),
      changes: changed,
      explained: explained.map((one) => ({ ...one, ...(one.words && { words: unaddressed(one.words) }) })),
    }),
  });
});
