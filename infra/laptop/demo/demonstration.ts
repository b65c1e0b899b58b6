/** What the people of the demonstration do in a cloud: its heads and liaisons as scripts, the commands of its organizer and operator, its API. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../cloud/cloud.ts';
import { arrivals } from './arrivals.ts';
import { Desk } from './desk.ts';
import { AGENCIES_FILE, organizationOf } from './example.ts';
import { AgencyHead } from './people/agency-head.ts';
import { Liaison } from './people/liaison.ts';
import type { Person } from './people/person.ts';
import { headOf, liaisons, mouFile } from './wildfire-smoke.ts';

export const headAt = (cloud: Cloud, mailbox: string): AgencyHead =>
  new AgencyHead(cloud.url, mailbox, cloud.inbox, arrivals(cloud, mailbox));
export const agencyHead = (cloud: Cloud, party: string): AgencyHead => headAt(cloud, headOf(party).mailbox);

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
let spare: Desk | undefined;

/** Loads the commands for the cloud that is being started, which finds them ready. */
export function readyDesk(): void {
  spare = new Desk();
}

function deskOf(cloud: Cloud): Desk {
  const desk = desks.get(cloud) ?? spare ?? new Desk();
  if (desk === spare) spare = undefined;
  desks.set(cloud, desk);
  return desk;
}

/** Runs `npm run mou -- …` against this cloud. */
export function mou(cloud: Cloud, token: string, ...args: string[]): Promise<string> {
  return deskOf(cloud).run(args, { ...operator(cloud), CONCORD_URL: cloud.url, CONCORD_TOKEN: token });
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
  const liaison = known.get(name) ?? new Liaison(cloud, mailbox, arrivals(cloud, mailbox));
  known.set(name, liaison);
  return liaison;
};
export const liaisonIn = (cloud: Cloud, party: string): Liaison => liaisonAt(cloud, liaisons[party]?.mailbox ?? '');

/** Whoever reads that mailbox, at the one browser in which they are signed in. */
export const personAt = (cloud: Cloud, mailbox: string): Person => liaisonAt(cloud, mailbox).person;
