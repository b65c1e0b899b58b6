/** Whether whoever asks may do what the route is for: the router hands its permission on, and everything else is Missing. */

import type { Scope } from '../shared/capability.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { can, type Role, rolesOf } from './domain/roles.rules.ts';

export const STRANGER = rolesOf({ kind: 'stranger' });

/** Throws Missing: what is not yours and what is not there look the same. */
export function authorize(
  { permission }: Pick<Request, 'permission'>,
  roles: readonly Role[],
  about: Scope = {},
): void {
  permission.asked = true;
  if (!can(roles, permission.who, about)) throw new Missing('Not permitted');
}
