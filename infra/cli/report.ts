/** Figures from a sheet or a JSON file go through the API, under the token of a party: all of them or none. */
import { createHash } from 'node:crypto';
import { sheetOf } from '../../functions/kpis/sheet/domain/sheet.rules.ts';
import { readTable } from '../../functions/kpis/sheet/domain/table.ts';
import { fileText } from '../../functions/shared/characters/file-text.ts';
import { call } from './api.ts';
import { readBytes, readJson } from './files.ts';
import { Refused } from './refused.ts';

interface Cells {
  values: unknown;
  /** Where each stands in the file, as its reader counts. */
  places: readonly string[];
}

/** A cell that is empty says nothing. */
const filled = (entry: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([, text]) => text !== ''));

function cellsOfSheet(bytes: Buffer, confirmed: boolean): Cells {
  const { text = '', refused } = fileText(bytes);
  if (refused) throw new Refused([refused]);
  const read = readTable(text);
  if (read.refused) throw new Refused([read.refused]);
  const sheet = sheetOf(read.table);
  if (sheet.refused.length > 0) throw new Refused(sheet.refused);
  return {
    values: sheet.entries.map(({ where: _, ...entry }) => filled({ ...entry, ...(confirmed && { confirmed }) })),
    places: sheet.entries.map(({ where }) => where),
  };
}

function cellsIn(file: string, confirmed: boolean): Cells {
  if (!/\.json$/i.test(file)) return cellsOfSheet(readBytes(file), confirmed);
  const { values } = (readJson(file) ?? {}) as { values?: unknown };
  return { values, places: [] };
}

/** `values.3.period` of what was sent is `rows.5.period` of the sheet. */
const asPlaced = (field: string, places: readonly string[]): string =>
  field.replace(/^values\.(\d+)/, (sent, index) => places[Number(index)] ?? sent);

/** The same file sent again is the same act: nothing is recorded twice after an answer that was lost. */
export async function reportFile(
  file: string,
  { agreement, confirmed = false }: { agreement: string; confirmed?: boolean },
) {
  const { values, places } = cellsIn(file, confirmed);
  const key = createHash('sha256')
    .update(JSON.stringify(values ?? null))
    .digest('hex');
  try {
    return await call('POST', `/api/agreements/${agreement}/values`, { values }, key);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(
      error.refusals.map((one) => (one.field === undefined ? one : { ...one, field: asPlaced(one.field, places) })),
    );
  }
}
