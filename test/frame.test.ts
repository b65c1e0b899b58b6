/** Each part of an MOU leads to a page that exists, and is shown to exactly those who may open it. */
import { expect, it } from 'vitest';
import { PARTS } from '../functions/agreements/domain/parts.rules.ts';
import { capabilities, functions } from '../functions/capabilities.ts';
import { rolesInDispute } from '../functions/disputes/domain/who.rules.ts';
import { can, type Role } from '../functions/identity/domain/roles.rules.ts';
import type { Grant, Is, Route } from '../functions/shared/capability.ts';

const PERMISSIONS: Readonly<Record<string, readonly Grant[]>> = Object.assign(
  {},
  ...Object.values(capabilities).map(({ actions }) => actions),
);
const ROLES: readonly Is[] = [
  ...(['anyone', 'convener', 'signatory', 'signer', 'reviewer', 'person', 'liaison', 'records officer'] as const),
  ...(['holder', 'named holder', 'alternate', 'named reviewer', 'former', 'former speaker'] as const),
];

it.each(PARTS.map(({ label, path, who }) => [label, path, who] as const))('%s', (_, path, who) => {
  const route = `GET /agreements/{agreement}${path}` as Route;
  const action = Object.values(functions).flatMap(({ routes = {} }) => routes[route]?.[0] ?? []);
  expect(action).toHaveLength(1);
  const may = PERMISSIONS[action[0] ?? ''] ?? [];
  for (const is of ROLES) {
    const roles: Role[] = rolesInDispute([{ is, party: 'air', office: 'head' }], true);
    expect(can(roles, who), is).toBe(can(roles, may));
  }
});
