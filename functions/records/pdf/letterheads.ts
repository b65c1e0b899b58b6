/** What stands at the head and foot of every page: seen, and not read again with each. */
import { INK, PAGE } from './paper.ts';
import type { Sheet } from './sheet.ts';

/** Writes what stands at the head and foot of every page, once it is known how many there are. */
export function letterheads({ doc, measure, column }: Sheet, left: string, right: string): void {
  const { count } = doc.bufferedPageRange();
  const size = 8;
  // Measuring takes the face in hand, and it stays the same for all that follows.
  measure.widthOf(left, 'plain', size);
  const small = (text: string, x: number, y: number) => doc.fillColor(INK.quiet).text(text, x, y, { lineBreak: false });
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    const number = `Page ${page + 1} of ${count}`;
    const ends = (text: string) => column.x + column.width - measure.widthOf(text, 'plain', size);
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
    small(left, column.x, 34);
    small(right, ends(right), 34);
    doc.endMarkedContent();
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    small(left, column.x, PAGE.height - 42);
    small(number, ends(number), PAGE.height - 42);
    doc.endMarkedContent();
  }
}
