/** Every route is answered by the function that its capability says, and by nobody else; what only reads is GET. */
import { describe, expect, it } from 'vitest';
import { capabilities, functions } from '../functions/capabilities.ts';
import type { Capability } from '../functions/shared/capability.ts';
import { routesOf, synthesize } from './template.ts';

const list: Readonly<Record<string, Capability>> = capabilities;
const rows = Object.values(list).flatMap((capability) =>
  Object.entries(capability.functions).flatMap(([by, { routes = {} }]) =>
    Object.entries(routes).map(([route, [action, handler] = ['', '']]) => ({ capability, by, route, action, handler })),
  ),
);

describe('Routes', () => {
  it('of the template are those of the capabilities, each by its function: none without the other', () => {
    const deployed = routesOf(synthesize().template);
    expect(deployed).toHaveLength(rows.length);
    expect(Object.fromEntries(deployed)).toEqual(Object.fromEntries(rows.map(({ route, by }) => [route, by])));
  });

  it('are each written once', () => {
    const all = rows.map(({ route }) => route);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });

  it.each(rows.map(({ route, action, capability }) => [route, action, capability] as const))(
    '%s is for %s, which its own capability permits',
    (_, action, { actions }) => expect(Object.keys(actions)).toContain(action),
  );

  it('that only read are GET, and everything that acts is POST', () => {
    const reads = (action: string) => /\.(read|look|list|export)$/.test(action);
    // The page that asks for the reason of a decline is shown to whoever may decline; likewise who names an alternate, or gives notice.
    const shown = [
      'GET /agreements/{agreement}/parties/{party}/offices/{office}',
      'GET /agreements/{agreement}/parties/{party}/change',
      'GET /agreements/{agreement}/commitments/{commitment}/delivery',
      'GET /agreements/{agreement}/commitments/{commitment}/answer',
      'GET /agreements/{agreement}/commitments/{commitment}/change',
      'GET /agreements/{agreement}/commitments/{commitment}/change/answer',
      'GET /agreements/{agreement}/closing/duties/new',
      'GET /rounds/{round}/decline',
      'GET /rounds/{round}/take-back',
      'GET /agreements/{agreement}/disputes/new',
      'GET /agreements/{agreement}/disputes/{number}/climb',
      'GET /verify',
      'GET /agreements/{agreement}/kpis/plan/new',
      'GET /agreements/{agreement}/kpis/{kpi}/miss/{period}',
      // An agency's own figures, and what it lacks, are shown to those who report them.
      'GET /agreements/{agreement}/parties/{party}/figures',
      'GET /agreements/{agreement}/parties/{party}/figures/{until}',
      'GET /agreements/{agreement}/parties/{party}/figures/sheet',
      'GET /agreements/{agreement}/parties/{party}/figures/sheet.csv',
      'GET /agreements/{agreement}/parties/{party}/figures/sheet/{draft}',
    ];
    for (const { route, action } of rows.filter((one) => one.route !== '$default'))
      expect(route.startsWith('GET '), route).toBe(reads(action) || shown.includes(route));
  });
});

describe('Actions', () => {
  it('are a route’s, or a step’s or a schedule’s by name', () => {
    const asked = new Set(rows.map(({ action }) => action));
    const all = Object.values(list).flatMap(({ actions }) => Object.entries(actions));
    // What no route asks for is nobody’s but a step’s or a schedule’s.
    for (const [action, who] of all)
      expect(asked.has(action), action).toBe(!who.every(({ is }) => is === 'workflow' || is === 'schedule'));
  });
});

describe('Functions', () => {
  it('have a name and a file of their own', () => {
    const files = Object.values(functions).map(({ entry }) => entry);
    expect(new Set(files).size).toBe(files.length);
  });
});
