/** The demonstration's people and commands: one realistic MOU among four fictional agencies, with their heads, liaisons and records officers. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgencyHead } from './agency-head.ts';
import type { Cloud } from './cloud.ts';
import { Desk } from './desk.ts';
import { AGENCIES_FILE, headsIn, officialsIn, organizationOf, readExample } from './example.ts';
import { Liaison } from './liaison.ts';

export const MOU_FILE = 'examples/wildfire-smoke.json';
export const ANNEXES = 'examples/annexes';
export const ANNEX_FILE = `${ANNEXES}/clean-air-centers.csv`;

export const mouFile = readExample(MOU_FILE);

/** Who heads each agency, by the party's key. */
export const heads = headsIn(mouFile);
/** Who vouches for each agency's offices, by the party's key. */
export const liaisons = officialsIn(mouFile, 'liaison');
/** Who places holds and decides on removals, by the party's key. */
export const recordsOfficers = officialsIn(mouFile, 'recordsOfficer');

export const headOf = (party: string) => {
  const head = heads[party];
  if (!head) throw new Error(`${MOU_FILE} has no party ${party}`);
  return head;
};

export const agencyHead = (cloud: Cloud, party: string): AgencyHead =>
  new AgencyHead(cloud.url, headOf(party).mailbox, cloud.inbox, () => cloud.quiet());

/** Environment with which an operator's command reaches this cloud's table, as AWS credentials would. */
const operator = (cloud: Cloud) => ({
  TABLE: cloud.table[0]?.name ?? '',
  AWS_ENDPOINT_URL: cloud.frontDoor,
  AWS_REGION: cloud.region,
  AWS_ACCESS_KEY_ID: 'operator',
  AWS_SECRET_ACCESS_KEY: 'operator',
});

/** One for each cloud, since its commands keep a client of that cloud's table. */
const desks = new WeakMap<Cloud, Desk>();

/** Runs `npm run mou -- …` against this cloud. */
export function mou(cloud: Cloud, token: string, ...args: string[]): Promise<string> {
  const desk = desks.get(cloud) ?? new Desk({ ...operator(cloud), CONCORD_URL: cloud.url });
  desks.set(cloud, desk);
  return desk.run(args, { CONCORD_TOKEN: token });
}

const MINE = organizationOf(mouFile);

/** A convener's token of this home, made once by the same command an operator uses. */
export async function convenerToken(cloud: Cloud, home: string, organization = MINE): Promise<string> {
  const file = join(home, organization === MINE ? 'convener-token' : `convener-token-${organization}`);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const made = await mou(cloud, '', 'token', 'make', '--organization', organization, '--label', 'demonstration');
  const token = made.trim().split('\n').at(-1) ?? '';
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}

/** An agreement of the demonstration, with the token of whoever organizes it. */
export interface Ours {
  token: string;
  agreement: string;
}

export interface Stand {
  round: string;
  status: string;
  signatories: Record<string, { status: string; mail?: string; at?: string }>;
}

export async function callApi<T>(cloud: Cloud, token: string, path: string): Promise<T> {
  const response = await fetch(`${cloud.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

export const standOf = (cloud: Cloud, token: string, agreement: string): Promise<Stand> =>
  callApi(cloud, token, `/api/agreements/${agreement}/signatories`);

/** The agencies of the examples, registered as an operator does it; a second time changes nothing. */
export const registerAgencies = (cloud: Cloud): Promise<string> =>
  mou(cloud, '', 'agency', 'register-all', AGENCIES_FILE);

const known = new Map<string, Liaison>();
/** Whoever reads that mailbox as a liaison, one person however often asked for, so that the session lasts. */
export const liaisonAt = (cloud: Cloud, mailbox: string): Liaison => {
  const name = `${cloud.url} ${mailbox}`;
  const liaison = known.get(name) ?? new Liaison(cloud, mailbox);
  known.set(name, liaison);
  return liaison;
};
export const liaisonIn = (cloud: Cloud, party: string): Liaison => liaisonAt(cloud, liaisons[party]?.mailbox ?? '');
