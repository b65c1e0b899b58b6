/** A convener is known by its bearer token; anything else, a revoked token or one of another kind too, is a stranger. */
import type { Found, Key } from '../shared/ledger/table.ts';
import type { Actor } from './domain/actor.ts';
import { liveToken, tokenKey } from './token.store.ts';

/** Where a bearer's token would stand. A request without one asks for a key that no token can have. */
export const tokenKeyOf = (bearer: string | undefined): Key => tokenKey(bearer ?? '');

export function convenerFrom(found: Found, bearer: string | undefined): Actor {
  const token = bearer === undefined ? undefined : liveToken(found, bearer);
  return token && 'organization' in token
    ? { kind: 'convener', token: token.id, organization: token.organization }
    : { kind: 'stranger' };
}
