/** A system that reports the figures of one party under one MOU is known by its bearer token, which begins with the party's key: one read finds all. */
import { newSecret } from '../shared/ids.ts';
import type { Found } from '../shared/ledger/table.ts';
import type { Actor } from './domain/actor.ts';
import { knownToken, type ReportingToken } from './token.store.ts';

/** `police.` and 256 random bits. The party is no secret: the token's record says whether it is true. */
export const newBearerOf = (party: string): string => `${party}.${newSecret()}`;
export const partyNamedBy = (bearer = ''): string | undefined => /^(.+)\.[a-z2-7]{52}$/.exec(bearer)?.[1];

export interface ReportingSystem {
  actor: Actor;
  /** It may have been revoked. */
  token?: ReportingToken;
}

export function reportingSystemFrom(found: Found, bearer = ''): ReportingSystem {
  const token = knownToken(found, bearer);
  if (!token || 'organization' in token) return { actor: { kind: 'stranger' } };
  const { id, agreement, party } = token;
  return { actor: { kind: 'reporting system', token: id, agreement, party }, token };
}
