/** Tables with headers that a screen reader can tell: columns as wide as their words need, rows kept whole where a page can hold them. */
import { runsRtl } from './direction.ts';
import { type Box, inkOfText, type Line, linesOf, type Style } from './lines.ts';
import { type Element, isElement, type Markup, wordsOf } from './markup.ts';
import type { Structure } from './paper.ts';
import { LEADING, type Room, type Sheet } from './sheet.ts';

const SIZE = 8.5;
const HIGH = SIZE * LEADING;
const PADDING = 4;
const GAP = 8;

interface Cell {
  tag: string;
  scope: 'Row' | 'Column' | undefined;
  lines: Line[];
}

const within = (element: Element, ...tags: string[]): Element[] =>
  element.children.filter(isElement).filter(({ tag }) => tags.includes(tag));

/** Paragraphs of a cell, each from a line of its own. */
const paragraphs = ({ children }: Element): Markup[][] => {
  const own = children.filter(isElement).filter(({ tag }) => tag === 'p');
  return own.length > 0 ? own.map((one) => one.children) : [children];
};

const styleOf = ({ tag }: Element): Style => ({ face: tag === 'th' ? 'bold' : 'plain', size: SIZE });

/** No column is narrower than its longest word, as far as that goes; the rest is shared by how much each has to say. */
function columnsOf(rows: readonly Element[][], width: number, measure: Sheet['measure']): number[] {
  const count = Math.max(...rows.map((row) => row.length));
  const room = width - GAP * (count - 1);
  const measured = Array.from({ length: count }, (_, index) => {
    const texts = rows.flatMap((row) => (row[index] ? [[styleOf(row[index]), wordsOf(row[index])] as const] : []));
    const wide = (text: string, style: Style) => inkOfText(text, style, measure);
    const words = texts.flatMap(([style, text]) => text.split(/\s+/).map((word) => wide(word, style)));
    const whole = Math.max(...texts.map(([style, text]) => wide(text, style)));
    return { least: Math.min(Math.max(...words) + 1, room / Math.min(count, 3)), whole };
  });
  const least = measured.reduce((sum, one) => sum + one.least, 0);
  const wanted = measured.map((one) => Math.sqrt(Math.max(0, one.whole - one.least)));
  const total = wanted.reduce((sum, one) => sum + one, 0) || 1;
  const spare = room - least;
  if (spare < 0) return measured.map((one) => (one.least / least) * room);
  return measured.map((one, index) => one.least + (spare * (wanted[index] ?? 0)) / total);
}

const cellsOf = (sheet: Sheet, row: readonly Element[], widths: readonly number[]): Cell[] =>
  row.map((cell, index) => ({
    tag: cell.tag.toUpperCase(),
    scope: cell.tag === 'th' ? (cell.attributes.scope === 'row' ? 'Row' : 'Column') : undefined,
    lines: paragraphs(cell).flatMap((nodes) =>
      linesOf(nodes, styleOf(cell), widths[index] ?? 0, sheet.measure, runsRtl(cell, false)),
    ),
  }));

const heightOf = (cells: readonly Cell[]): number =>
  Math.max(1, ...cells.map(({ lines }) => lines.length)) * HIGH + 2 * PADDING;

interface Ruled {
  x: number;
  width: number;
  /** Where each column stands. */
  rooms: Room[];
  head: Cell[];
}

/** The column heads once more on a new page: seen there, and not read again. */
function repeatHead(sheet: Sheet, { x, width, rooms, head }: Ruled): void {
  const top = sheet.y + PADDING;
  head.forEach(({ lines }, column) => {
    lines.forEach((line, index) => {
      sheet.y = top + index * HIGH;
      sheet.decorate(line, rooms[column] ?? { x, width });
    });
  });
  sheet.y = top - PADDING + heightOf(head);
  sheet.rule(x, width);
}

function drawRow(sheet: Sheet, parent: Structure, cells: readonly Cell[], ruled: Ruled, isHead = false): void {
  const height = heightOf(cells);
  const turn = (needed: number) => sheet.reach(needed) && !isHead && repeatHead(sheet, ruled);
  turn(height <= sheet.tall / 2 ? height : 3 * HIGH);
  const row = sheet.within(parent, 'TR');
  const elements = cells.map(({ tag, scope }) => sheet.within(row, tag, scope ? { scope } : {}));
  sheet.y += PADDING;
  const most = Math.max(...cells.map(({ lines }) => lines.length));
  for (let index = 0; index < most; index++) {
    turn(HIGH);
    cells.forEach(({ lines }, column) => {
      const [line, element] = [lines[index], elements[column]];
      if (line && element) sheet.put(element, line, ruled.rooms[column] ?? ruled);
    });
    sheet.y += HIGH;
  }
  for (const element of [...elements, row]) element.end();
  sheet.y += PADDING;
  sheet.rule(ruled.x, ruled.width);
}

export function drawTable(sheet: Sheet, parent: Structure, table: Element, { x, width, style }: Box): void {
  const [caption] = within(table, 'caption');
  const rowsIn = (part: string) => within(table, part).flatMap((one) => within(one, 'tr'));
  const [headRow] = rowsIn('thead').map((row) => within(row, 'th', 'td'));
  const body = rowsIn('tbody').map((row) => within(row, 'th', 'td'));
  if (!headRow) throw new SyntaxError('A table without heads for its columns');
  const widths = columnsOf([headRow, ...body], width, sheet.measure);
  const rooms = widths.map((wide, index): Room => {
    return { x: x + widths.slice(0, index).reduce((sum, one) => sum + one + GAP, 0), width: wide };
  });
  const head = cellsOf(sheet, headRow, widths);
  const ruled: Ruled = { x, width, rooms, head };
  const rows = body.map((row) => cellsOf(sheet, row, widths));
  sheet.y += 4;
  const first = rows[0] ? Math.min(heightOf(rows[0]), sheet.tall / 3) : 0;
  sheet.reach(2 * style.size * LEADING + heightOf(head) + first);
  const element = sheet.within(parent, 'Table');
  if (caption) {
    const title = sheet.within(element, 'Caption');
    for (const line of linesOf(caption.children, { face: 'plain', size: SIZE, quiet: true }, width, sheet.measure)) {
      sheet.put(title, line, { x, width });
      sheet.y += HIGH;
    }
    title.end();
  }
  drawRow(sheet, element, head, ruled, true);
  for (const row of rows) drawRow(sheet, element, row, ruled);
  element.end();
  sheet.y += 8;
}
