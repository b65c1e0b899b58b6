/** Headings, paragraphs, lists and facts of the document, drawn down the page with the structure that a screen reader follows. */
import { runsRtl } from './direction.ts';
import { type Box, type Line, linesOf, type Style } from './lines.ts';
import { type Element, isElement, type Markup, wordsOf } from './markup.ts';
import type { Structure } from './paper.ts';
import { LEADING, type Sheet } from './sheet.ts';
import { drawTable } from './tables.ts';

const INLINE = new Set(['bdi', 'span', 'strong', 'code', 'a', 'time', 'em']);
const HEADINGS: Record<string, { size: number; before: number; after: number }> = {
  h1: { size: 20, before: 0, after: 8 },
  h2: { size: 16, before: 22, after: 8 },
  h3: { size: 12.5, before: 16, after: 5 },
  h4: { size: 10.5, before: 10, after: 3 },
};
const PARAGRAPH_GAP = 5;
/** Share of the width that the terms of facts take. */
const TERMS = 0.3;

const heightOf = ({ pieces }: Line, fallback: number): number =>
  Math.max(fallback, ...pieces.map(({ size }) => size)) * LEADING;

/** As an element says that it runs, in what runs like its box. */
const directed = (element: Element, box: Box): Box => ({ ...box, rtl: runsRtl(element, box.rtl ?? false) });

/** Lines one below the other. Two of a paragraph stay together at the foot of a page. */
export function drawLines(sheet: Sheet, inside: Structure, lines: readonly Line[], box: Box): void {
  lines.forEach((line, index) => {
    const height = heightOf(line, box.style.size);
    sheet.reach(index === 0 ? height * Math.min(2, lines.length) : height);
    sheet.put(inside, line, box);
    sheet.y += height;
  });
}

function paragraph(sheet: Sheet, parent: Structure, nodes: readonly Markup[], box: Box): void {
  const lines = linesOf(nodes, box.style, box.width, sheet.measure, box.rtl);
  if (lines.length === 0) return;
  const element = sheet.within(parent, 'P');
  drawLines(sheet, element, lines, box);
  element.end();
  sheet.y += PARAGRAPH_GAP;
}

function heading(sheet: Sheet, parent: Structure, { tag, children }: Element, box: Box): void {
  const { size, before, after } = HEADINGS[tag] ?? { size: box.style.size, before: 0, after: 0 };
  const style: Style = { face: 'bold', size };
  const lines = linesOf(children, style, box.width, sheet.measure, box.rtl);
  // A heading never stands alone at the foot of a page.
  sheet.reach(before + lines.length * size * LEADING + after + 4 * box.style.size * LEADING);
  if (sheet.y > sheet.top) sheet.y += before;
  const element = sheet.within(parent, tag.toUpperCase());
  drawLines(sheet, element, lines, { ...box, style });
  element.end();
  sheet.y += after;
  bookmark(sheet, tag, wordsOf({ tag, attributes: {}, children }));
}

/** The chapters in the reader's side panel: parts of the file, and their sections below them. */
function bookmark({ doc }: Sheet, tag: string, title: string): void {
  const root = doc.outline as unknown as PDFKit.PDFOutline;
  if (tag === 'h2') root.addItem(title, { expanded: true });
  if (tag === 'h3') (root.children.at(-1) ?? root).addItem(title);
}

function list(sheet: Sheet, parent: Structure, { tag, children }: Element, box: Box): void {
  const attributes = { O: 'List', ListNumbering: tag === 'ol' ? 'Decimal' : 'Disc' };
  const element = sheet.within(parent, 'L', { attributes });
  const indent = tag === 'ol' ? 24 : 14;
  children.filter(isElement).forEach((item, index) => {
    const own = sheet.within(element, 'LI');
    sheet.reach(2 * box.style.size * LEADING);
    const label = sheet.within(own, 'Lbl');
    const inside = directed(item, box);
    const [near, far] = [box.x, box.x + box.width - indent];
    const marker = linesOf([tag === 'ol' ? `${index + 1}.` : '•'], box.style, indent, sheet.measure, inside.rtl);
    if (marker[0]) sheet.put(label, marker[0], { x: inside.rtl ? far : near, width: indent });
    label.end();
    const body = sheet.within(own, 'LBody');
    drawBlocks(sheet, body, item.children, {
      ...inside,
      ...{ x: inside.rtl ? near : near + indent, width: box.width - indent },
    });
    for (const one of [body, own]) one.end();
  });
  element.end();
  sheet.y += 2;
}

/** A term to the left, what it means to the right; both begin at one height. */
function facts(sheet: Sheet, parent: Structure, { children }: Element, box: Box): void {
  const element = sheet.within(parent, 'L');
  const split = Math.max(96, box.width * TERMS);
  for (const { children: pair } of children.filter(isElement)) {
    const [term, value] = pair.filter(isElement);
    if (!term || !value) continue;
    const own = sheet.within(element, 'LI');
    const bold: Style = { ...box.style, face: 'bold' };
    const lines = linesOf(term.children, bold, split - 10, sheet.measure, box.rtl);
    sheet.reach(Math.max(2, lines.length) * box.style.size * LEADING);
    const { y, page } = sheet;
    const label = sheet.within(own, 'Lbl');
    drawLines(sheet, label, lines, { ...box, width: split - 10, style: bold });
    label.end();
    const below = sheet.y;
    sheet.y = y;
    const body = sheet.within(own, 'LBody');
    drawBlocks(sheet, body, value.children, { ...directed(value, box), x: box.x + split, width: box.width - split });
    for (const one of [body, own]) one.end();
    if (sheet.page === page) sheet.y = Math.max(sheet.y, below + PARAGRAPH_GAP);
  }
  element.end();
  sheet.y += 3;
}

/** Draws what stands in an element, one block after the other; loose words between blocks are a paragraph. */
export function drawBlocks(sheet: Sheet, parent: Structure, nodes: readonly Markup[], box: Box): void {
  let loose: Markup[] = [];
  const settle = () => {
    paragraph(sheet, parent, loose, box);
    loose = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || INLINE.has(node.tag)) {
      loose.push(node);
      continue;
    }
    settle();
    block(sheet, parent, node, box);
  }
  settle();
}

type Draw = (sheet: Sheet, parent: Structure, node: Element, box: Box) => void;

const section: Draw = (sheet, parent, { tag, children }, box) => {
  const element = sheet.within(parent, tag === 'article' ? 'Art' : 'Sect');
  drawBlocks(sheet, element, children, box);
  element.end();
};

const said: Draw = (sheet, parent, { attributes, children }, box) => {
  const small = attributes.class === 'concord-small';
  const style = small ? { ...box.style, size: box.style.size - 1.5, quiet: true } : box.style;
  paragraph(sheet, parent, children, { ...box, style });
};

const DRAW: Record<string, Draw> = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  p: said,
  ul: list,
  ol: list,
  dl: facts,
  table: drawTable,
  div: (sheet, parent, { children }, box) => drawBlocks(sheet, parent, children, box),
  section,
  article: section,
};

function block(sheet: Sheet, parent: Structure, node: Element, box: Box): void {
  const draw = DRAW[node.tag];
  if (!draw) throw new SyntaxError(`The PDF knows no <${node.tag}>`);
  draw(sheet, parent, node, directed(node, box));
}
