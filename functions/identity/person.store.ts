/** What is known of a person by mailbox: a signed-in session, and under which agreements the mailbox appears; the latter are hints. */
import { DeleteItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import {
  cleanedAfter,
  dynamo,
  type Found,
  type Item,
  type Key,
  marshal,
  putAction,
  readPartition,
  tableName,
} from '../shared/ledger/table.ts';
import { personId } from './agency.store.ts';

/** A signed-in browser. The secret is its cookie; the id names it to its owner, who may end it. */
export interface Login {
  id: string;
  mailbox: string;
  startedAt: Instant;
  expiresAt: Instant;
  source: string;
  browser: string;
}

export const loginKey = (secret: string): Key => ({ pk: `LOGIN#${secretHash(secret)}`, sk: 'LOGIN' });
export const loginFrom = (found: Found, secret: string): Login | undefined => found.get<Item & Login>(loginKey(secret));

/** As what a mailbox stands in the register of a party. */
export type Role = 'office' | 'reviewer' | 'alternate';
export interface RoleRow {
  agreement: string;
  party: string;
  as: Role;
  /** Key of the office that is held or stood in for, or the reviewer's kind. */
  of: string;
}

export const personPk = (mailbox: string): string => `PERSON#${personId(mailbox)}`;
const roleKey = (mailbox: string, { agreement, party, as, of }: RoleRow): Key => ({
  pk: personPk(mailbox),
  sk: `ROLE#${agreement}#${party}#${as}#${of}`,
});

/** An action that lets a mailbox find the agreement from its home page. */
export const putRole = (mailbox: string, row: RoleRow): TransactWriteItem =>
  putAction({ ...roleKey(mailbox, row), ...row });
export const dropRole = (mailbox: string, row: RoleRow): TransactWriteItem => ({
  Delete: { TableName: tableName(), Key: marshal({ ...roleKey(mailbox, row) }) },
});

/** Agencies that a mailbox vouches for or keeps records of. */
export interface AgencyRow {
  agency: string;
  as: 'liaison' | 'records officer';
}
const agencyRoleKey = (mailbox: string, { agency, as }: AgencyRow): Key => ({
  pk: personPk(mailbox),
  sk: `AGENCY#${agency}#${as}`,
});
export const putAgencyRole = (mailbox: string, row: AgencyRow): TransactWriteItem =>
  putAction({ ...agencyRoleKey(mailbox, row), ...row });
export const dropAgencyRole = (mailbox: string, row: AgencyRow): TransactWriteItem => ({
  Delete: { TableName: tableName(), Key: marshal({ ...agencyRoleKey(mailbox, row) }) },
});

export interface PersonRows {
  roles: RoleRow[];
  agencies: AgencyRow[];
  logins: Pick<Login, 'id' | 'startedAt' | 'expiresAt' | 'browser'>[];
}

/** Everything under a mailbox, in one query: what it may be is decided only after the register was read again. */
export async function readPerson(mailbox: string): Promise<PersonRows> {
  const items = await readPartition<Item>(personPk(mailbox));
  const under = <T>(prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix)) as unknown as T[];
  return { roles: under('ROLE#'), agencies: under('AGENCY#'), logins: under('LOGIN#') };
}

/** Actions that start a session: the item that the cookie finds, and the row by which its owner sees and ends it. */
export function putLogin(secret: string, login: Login): TransactWriteItem[] {
  const ttl = cleanedAfter(login.expiresAt, DAY);
  const row = { pk: personPk(login.mailbox), sk: `LOGIN#${login.id}`, secretHash: secretHash(secret) };
  const { id, startedAt, expiresAt, browser } = login;
  return [
    putAction({ ...loginKey(secret), ...login, ttl }),
    putAction({ ...row, id, startedAt, expiresAt, browser, ttl }),
  ];
}

/** Ends a session by its id; a second time ends nothing. */
export async function endLogin(mailbox: string, id: string): Promise<void> {
  const pk = personPk(mailbox);
  const rows = await readPartition<Item & { secretHash: string }>(pk);
  const row = rows.find(({ sk }) => sk === `LOGIN#${id}`);
  if (!row) return;
  const remove = (key: Key) => dynamo.send(new DeleteItemCommand({ TableName: tableName(), Key: marshal({ ...key }) }));
  await remove({ pk: `LOGIN#${row.secretHash}`, sk: 'LOGIN' });
  await remove({ pk, sk: row.sk });
}
