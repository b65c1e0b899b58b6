/** A workflow as a drawing that explains itself: the same definition always gives the same bytes, and no standing is told by color alone. */
import type { Scope } from './graph.ts';
import { element, escaped, INK } from './ink.ts';
import { legend } from './legend.ts';
import { drawScope } from './scope.ts';
import { scopeText } from './words.ts';

export interface Marks {
  /** Names of the states in which the execution is now. */
  current?: readonly string[];
  /** Names of the states in which it has been. */
  visited?: readonly string[];
}

/** The SVG of a definition in Amazon States Language, `${Substitutions}` filled in or not. Throws where it has no states. */
export function drawWorkflow(definition: object, marks: Marks = {}): string {
  const scope = definition as Scope;
  if (typeof scope.StartAt !== 'string' || typeof scope.States !== 'object') {
    throw new Error('A workflow has StartAt and States; this definition has not.');
  }
  const current = new Set(marks.current);
  const visited = new Set(marks.visited);
  const body = drawScope(scope, (name) =>
    current.has(name) ? 'current' : visited.has(name) ? 'visited' : 'untouched',
  );
  const key = legend(marks.current !== undefined || marks.visited !== undefined);
  const width = Math.ceil(Math.max(body.width, key.width));
  const height = Math.ceil(body.height + key.height);
  const now = current.size > 0 ? ` Now in: ${[...current].join(', ')}.` : '';
  const before = visited.size > 0 ? ` Has been in: ${[...visited].join(', ')}.` : '';
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 'workflow-title',
      'aria-describedby': 'workflow-description',
    },
    [
      `<title id="workflow-title">${escaped(scope.Comment ?? 'A workflow')}</title>`,
      `<desc id="workflow-description">${escaped(`${now}${before} ${scopeText(scope)}`.trim())}</desc>`,
      element('rect', { width, height, fill: INK.paper }),
      body.ink,
      element('g', { transform: `translate(0 ${Math.ceil(body.height)})` }, key.ink),
    ].join('\n'),
  );
}
