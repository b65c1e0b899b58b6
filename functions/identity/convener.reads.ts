/** A convener is known by its bearer token; anything else, a revoked token or one of another kind too, is a stranger. */
import type { Instant } from '../shared/kernel.ts';
import type { Action } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { type Counted, countingUses, countKey, type Uses, usesIn } from '../shared/ledger/tries.store.ts';
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

/** What is done with a token in a day, counted at the token: an item beside it, known from the bearer alone. */
const countedFor = (bearer: string | undefined, now: Instant): Counted => ({
  round: 'bearer',
  party: tokenKeyOf(bearer).pk,
  now,
});
export const bearerUsesKey = (bearer: string | undefined, now: Instant): Key => countKey(countedFor(bearer, now));

export interface BearerUses {
  uses: Uses;
  /** Of a token that may do more or less in a day than others. */
  aDay?: number | undefined;
  count: (limits: Uses) => Action;
}

export function bearerUses(found: Found, bearer: string | undefined, now: Instant): BearerUses {
  const of = countedFor(bearer, now);
  const token = bearer === undefined ? undefined : liveToken(found, bearer);
  return {
    uses: usesIn(found, of),
    aDay: token && 'organization' in token ? token.aDay : undefined,
    count: (limits) => countingUses(of, limits),
  };
}
