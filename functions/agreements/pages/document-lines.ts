/** The document as lines of plain text under the titles of its sections: the same words that people read, made by the same pages. */
import type { ComponentChildren, VNode } from 'preact';
import type { SignedMou } from '../domain/signed-mou.ts';
import { Article } from './document.pages.tsx';

/** A sentence, a labelled value or a row of a table. */
export interface Line {
  /** The heading it stands under within its section, if it has one: an agency, a level, a clause. */
  under: string;
  text: string;
}

export interface LinedSection {
  /** Which section it is, whatever number it has in a version. */
  part: string;
  /** Its heading, with its number if it has one. */
  title: string;
  lines: Line[];
}

/** What stands before the first numbered section. */
const TOP = 'Title and parties';

/** Elements that end the line before them and the line that they hold; within a row of a table everything is one line. */
const BLOCKS = new Set(['article', 'section', 'div', 'p', 'ul', 'ol', 'li', 'dl', 'table', 'caption', 'tr']);
const HEADINGS = new Set(['h2', 'h3', 'h4']);

type Props = Record<string, unknown> & { children?: ComponentChildren };

class Lines {
  readonly sections: LinedSection[] = [{ part: '', title: TOP, lines: [] }];
  private under = '';
  private line = '';
  /** What stands between the value that was read and the next one of the same line, if there is a next one. */
  private gap = '';
  private inRow = false;
  private part = '';

  read(node: ComponentChildren): void {
    if (Array.isArray(node)) for (const one of node) this.read(one);
    else if (typeof node === 'string' || typeof node === 'number') this.write(String(node));
    else if (typeof node === 'object' && node !== null) this.element(node as VNode<Props>);
  }

  /** Components are called as preact would call them: those of the document are functions of their properties alone. */
  private element({ type, props }: VNode<Props>): void {
    if (typeof type === 'function') this.read((type as (props: Props) => ComponentChildren)(props));
    else if (type === 'thead') return;
    else if (HEADINGS.has(type)) this.heading(type, props);
    else if (type === 'tr') this.row(props);
    else if (type === 'th' || type === 'td') this.labelled(`${String(props['data-label'])}: `, props, '; ');
    else if (type === 'dt') this.labelled('', props, ': ');
    else if (type === 'section') this.section(props);
    else if (BLOCKS.has(type) && !this.inRow) this.block(props);
    else this.read(props.children);
  }

  private write(text: string): void {
    this.line += this.gap + text;
    this.gap = '';
  }

  private labelled(before: string, { children }: Props, after: string): void {
    if (before) this.write(before);
    this.read(children);
    this.gap = after;
  }

  /** What follows a section within a section stands under its heading no more. */
  private section(props: Props): void {
    const { under } = this;
    if (typeof props['data-part'] === 'string') this.part = props['data-part'];
    this.block(props);
    this.under = under;
  }

  private block({ children }: Props): void {
    this.end();
    this.read(children);
    this.end();
  }

  private row(props: Props): void {
    this.inRow = true;
    this.block(props);
    this.inRow = false;
  }

  private heading(level: string, { children }: Props): void {
    this.end();
    this.read(children);
    const text = this.take();
    this.under = '';
    if (level === 'h3') this.sections.push({ part: this.part, title: text, lines: [] });
    else this.add(text);
    if (level === 'h4') this.under = text;
  }

  private end(): void {
    const text = this.take();
    if (text.trim() !== '') this.add(text);
  }

  private add(text: string): void {
    this.sections.at(-1)?.lines.push({ under: this.under, text });
  }

  private take(): string {
    const text = this.line;
    this.line = '';
    this.gap = '';
    return text;
  }
}

export function linesOf(mou: SignedMou): LinedSection[] {
  const lines = new Lines();
  lines.read(Article({ mou }));
  return lines.sections;
}
