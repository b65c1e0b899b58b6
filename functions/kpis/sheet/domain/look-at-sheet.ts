/** A sheet as it would be recorded, or everything that is wrong with it by row and column. */
import { type Refusal, say } from '../../../shared/kernel.ts';
import type { Entry } from '../../domain/figure-typed.rules.ts';
import { preview, type Reporting, type Taken } from '../../domain/preview.rules.ts';
import { type SheetError, sheetErrors, sheetOf } from './sheet.rules.ts';
import { readTable } from './table.ts';

export interface LookedAt {
  /** As they are recorded; figures that are not plausible count as confirmed where a note says why. */
  entries: readonly Entry[];
  taken: readonly Taken[];
  /** In the order of the sheet; where there are any, nothing of it is taken. */
  errors: readonly SheetError[];
}

const tableError = ({ code, wrong, remedy, field = '' }: Refusal): SheetError => {
  const row = /^rows\.(\d+)/.exec(field)?.[1];
  return { ...(row !== undefined && { row: Number(row) }), code, wrong, remedy };
};

export function lookAtSheet(of: Reporting, text: string): LookedAt {
  const none = { entries: [], taken: [] };
  const { table, refused } = readTable(text);
  if (!table) return { ...none, errors: [tableError(refused)] };
  const sheet = sheetOf(table);
  // Whether they are meant is asked once for the whole sheet, where it is looked at.
  const entries = sheet.entries.map((entry) => ({ ...entry, confirmed: true }));
  const { taken, refused: wrong } = preview(of, entries);
  const errors = sheetErrors(sheet, [...sheet.refused, ...(entries.length > 0 ? wrong : [])]);
  return errors.length > 0 ? { ...none, errors } : { entries, taken, errors };
}

/** Figures outside what is plausible, each with its note. */
export const implausibleIn = (taken: readonly Taken[]): Taken[] => taken.filter(({ outside }) => outside);

export const NOT_CONFIRMED: Refusal = say(
  'sheet-not-confirmed',
  'Some figures of the sheet are not plausible, and nobody confirmed that they are right.',
  'Compare them with your source. Then check the box, or correct the sheet and hand it in again.',
  'confirmed',
);

export const SHEET_GONE: Refusal = say(
  'sheet-gone',
  'This sheet is no longer here. A sheet is kept for one day.',
  'Hand it in again. What was already sent is on record.',
);

export const SHEET_FAULTY: Refusal = say(
  'sheet-faulty',
  'The sheet has errors, and nothing of it was recorded.',
  'Correct them in your spreadsheet, and hand it in again.',
);

/** Somebody else wrote into cells of the sheet since it was looked at. */
export const SHEET_OVERTAKEN: Refusal = say(
  'sheet-overtaken',
  'Some figures of this sheet were changed on record since you looked.',
  'Compare them with the ones on record, below, and send it again if yours are right.',
);
