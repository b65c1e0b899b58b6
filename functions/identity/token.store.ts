/** Tokens of systems: shown once when made, kept as a hash, and dead from the moment they are revoked by their public id. */
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { newSecret, secretHash } from '../shared/ids.ts';
import type { Instant, PlainDay } from '../shared/kernel.ts';
import type { Action } from '../shared/ledger/ledger.ts';
import { dynamo, type Found, type Item, type Key, marshal, putAction, tableName } from '../shared/ledger/table.ts';

interface Made {
  /** `tok_` and half of the secret's hash: names the token in the ledger, and finds it to revoke it. */
  id: string;
  hash: string;
  label: string;
  madeAt: Instant;
  revokedAt?: Instant;
}

export interface ConvenerToken extends Made {
  /** Mail domain of the agency that organizes agreements with it. */
  organization: string;
  /** MOUs that may be sent with it in a day, where that is not the usual number. */
  aDay?: number;
}

/** Of a system that reports the figures of one party under one MOU. */
export interface ReportingToken extends Made {
  agreement: string;
  party: string;
  /** Whoever made it. */
  by: { name: string; mailbox: string };
  /** The last day on which figures were recorded with it. */
  usedOn?: PlainDay;
}

export type TokenItem = ConvenerToken | ReportingToken;

const idOf = (secret: string): string => `tok_${secretHash(secret).slice(0, 32)}`;
export const keyOfToken = (id: string): Key => ({ pk: `TOKEN#${id}`, sk: 'TOKEN' });
export const tokenKey = (secret: string): Key => keyOfToken(idOf(secret));

/** A token's public half. */
export const tokenOf = (secret: string): Pick<Made, 'id' | 'hash'> => ({ id: idOf(secret), hash: secretHash(secret) });

/** The token's record, or undefined when it was never made; it may have been revoked. */
export function knownToken(found: Found, secret: string): TokenItem | undefined {
  const item = found.get<Item & TokenItem>(tokenKey(secret));
  return item?.hash === secretHash(secret) ? item : undefined;
}

/** The same, of one that was not revoked. */
export function liveToken(found: Found, secret: string): TokenItem | undefined {
  const item = knownToken(found, secret);
  return item?.revokedAt ? undefined : item;
}

/** Makes a convener's token and returns its secret, the only time it is ever seen. */
export async function makeToken(by: {
  organization: string;
  label: string;
  aDay?: number | undefined;
  now: Instant;
}): Promise<{ secret: string; id: string }> {
  const secret = newSecret();
  const { organization, label, aDay, now } = by;
  const item: ConvenerToken = {
    ...{ ...tokenOf(secret), organization, label, madeAt: now },
    ...(aDay !== undefined && { aDay }),
  };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal({ ...tokenKey(secret), ...item }) }));
  return { secret, id: item.id };
}

/** A change of the token of that id, if there is one. */
const updating = (id: string, set: string, value: string) => ({
  TableName: tableName(),
  Key: marshal({ ...keyOfToken(id) }),
  UpdateExpression: `SET ${set}`,
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeValues: marshal({ ':value': value }),
});
const revoking = (id: string, now: Instant) => updating(id, 'revokedAt = if_not_exists(revokedAt, :value)', now);

/** Ends a token by its id. Throws ConditionalCheckFailedException when there is none of that id. */
export async function revokeToken(id: string, now: Instant): Promise<void> {
  await dynamo.send(new UpdateItemCommand(revoking(id, now)));
}

/** Of a token that is made, revoked or used together with an event. */
export const putToken = (item: ReportingToken): Action => putAction({ ...keyOfToken(item.id), ...item }, true);
export const revokedToken = (id: string, now: Instant): Action => ({ Update: revoking(id, now) });
export const usedToken = (id: string, on: PlainDay): Action => ({ Update: updating(id, 'usedOn = :value', on) });
