/** The demonstration's people and commands: one realistic MOU among four fictional agencies, with their heads, liaisons and records officers. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgencyHead } from './agency-head.ts';
import type { Cloud } from './cloud.ts';
import { Liaison } from './liaison.ts';
import { run } from './synthesize.ts';

export const MOU_FILE = 'examples/wildfire-smoke.json';
export const ANNEXES = 'examples/annexes';
export const ANNEX_FILE = `${ANNEXES}/clean-air-centers.csv`;
export const AGENCIES_FILE = 'examples/agencies.json';

export interface MouFile {
  number: string;
  title: string;
  parties: {
    key: string;
    name: string;
    signatory: string;
    mailDomains: string[];
    authority: { statute: string };
    offices: { key: string; title: string; holder: { name: string; mailbox: string } }[];
  }[];
}

export const mouFile = JSON.parse(readFileSync(join(import.meta.dirname, '../..', MOU_FILE), 'utf8')) as MouFile;

/** Who heads each agency, by the party's key. */
export const heads = Object.fromEntries(
  mouFile.parties.map(({ key, name, signatory, offices }) => {
    const office = offices.find((one) => one.key === signatory);
    if (!office) throw new Error(`${MOU_FILE}: ${key} has no signatory office`);
    return [key, { party: key, agency: name, title: office.title, ...office.holder }];
  }),
);

const registeredAgencies = JSON.parse(readFileSync(join(import.meta.dirname, '../..', AGENCIES_FILE), 'utf8')) as {
  domains: string[];
  liaison: string[];
  recordsOfficer: string[];
}[];

const officials = (role: 'liaison' | 'recordsOfficer') =>
  Object.fromEntries(
    mouFile.parties.map(({ key, name: agency, mailDomains }) => {
      const registered = registeredAgencies.find(({ domains }) => domains.includes(mailDomains[0] ?? ''));
      const [, name = '', mailbox = ''] = /^(.*) <(.*)>$/.exec(registered?.[role][0] ?? '') ?? [];
      if (mailbox === '') throw new Error(`${AGENCIES_FILE} has no ${role} of ${key}`);
      return [key, { party: key, agency, name, mailbox }];
    }),
  );

/** Who vouches for each agency's offices, by the party's key. */
export const liaisons = officials('liaison');
/** Who places holds and decides on removals, by the party's key. */
export const recordsOfficers = officials('recordsOfficer');

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

/** Runs `npm run mou -- …` against this cloud. */
export const mou = (cloud: Cloud, token: string, ...args: string[]): Promise<string> =>
  run('infra/cli/mou.ts', args, { ...operator(cloud), CONCORD_URL: cloud.url, CONCORD_TOKEN: token });

/** The convener's token of this home, made once by the same command an operator uses. */
export async function convenerToken(cloud: Cloud, home: string): Promise<string> {
  const file = join(home, 'convener-token');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const organization = mouFile.parties[0]?.mailDomains[0] ?? '';
  const made = await mou(cloud, '', 'token', 'make', '--organization', organization, '--label', 'demonstration');
  const token = made.trim().split('\n').at(-1) ?? '';
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
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
/** The liaison of a party, one person however often asked for, so that the session lasts. */
export const liaisonIn = (cloud: Cloud, party: string): Liaison => {
  const name = `${cloud.url} ${party}`;
  const liaison = known.get(name) ?? new Liaison(cloud, liaisons[party]?.mailbox ?? '');
  known.set(name, liaison);
  return liaison;
};
