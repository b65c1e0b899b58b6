/** Reads back the HTML that Concord itself rendered and hashed, so that the PDF says the very words that were read and signed. */

export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Markup[];
}
export type Markup = Element | string;

/** A tag or a text, as preact writes them: quotes and angle brackets inside a value or a text are always escaped. */
const TOKEN = /<(?<end>\/?)(?<tag>[a-z][a-z0-9]*)(?<attributes>(?:\s[^\s=<>"]+(?:="[^"]*")?)*)\s*\/?>|(?<text>[^<]+)/gy;
const ATTRIBUTE = /([^\s=<>"]+)(?:="([^"]*)")?/g;
const VOID = new Set(['br', 'hr', 'wbr']);

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => ENTITIES[name] ?? name);

const attributesOf = (written: string): Record<string, string> =>
  Object.fromEntries([...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescaped(value)]));

/** The nodes of a fragment. Throws on anything that the renderer would not have written: nothing is guessed, as a browser would. */
export function parseMarkup(html: string): Markup[] {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  let read = 0;
  for (const { 0: whole, groups: { end, tag = '', attributes = '', text } = {} } of html.matchAll(TOKEN)) {
    read += whole.length;
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.children.push(unescaped(text));
    else if (end) {
      if (open.pop()?.tag !== tag || open.length === 0) throw new SyntaxError(`</${tag}> closes nothing`);
    } else {
      const element = { tag, attributes: attributesOf(attributes), children: [] };
      inside.children.push(element);
      if (!VOID.has(tag) && !whole.endsWith('/>')) open.push(element);
    }
  }
  if (read !== html.length) throw new SyntaxError(`No markup of ours at character ${read}`);
  if (open.length > 1) throw new SyntaxError(`<${open.at(-1)?.tag}> is never closed`);
  return root.children;
}

export const isElement = (node: Markup): node is Element => typeof node !== 'string';

/** The words of a node, without their marks. */
export const wordsOf = (node: Markup): string => (isElement(node) ? node.children.map(wordsOf).join('') : node);
