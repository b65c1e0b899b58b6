/** For tests: a cloud of the run's template in a home of its own, on a morning of its own, with a convener and agencies to write to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { parse } from 'node-html-parser';
import { inject, onTestFinished } from 'vitest';
import { sha256 } from '../functions/shared/canonical.ts';
import { verifyChain } from '../functions/shared/ledger/chain.ts';
import type { EffectItem } from '../functions/shared/ledger/effects.ts';
import { bootCloud, type Cloud } from '../infra/laptop/cloud/cloud.ts';
import type { CloudOptions } from '../infra/laptop/cloud/cloud-options.ts';
import { AgencyHead } from '../infra/laptop/demo/people/agency-head.ts';
import { Liaison, type PartyFile, prepareParties } from '../infra/laptop/demo/people/liaison.ts';
import { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aMou, type MouFile, mailboxOf, partyIn, type Sent } from './a-sent-mou.ts';
import { operatorOf, type RegisteredParty } from './an-operator.ts';
import { lookingInto } from './the-table.ts';

export { READY } from '../infra/laptop/demo/people/agency-head.ts';

/** A Monday, ten in the morning in New York; no public holiday falls into the six weeks after it. */
export const MORNING = '2026-03-02T15:00:00.000Z';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Each costs a cold start; tests of races ask for more. */
const FEW_SANDBOXES = 2;

/** The folder that this run synthesized. */
export async function theTemplate(): Promise<string> {
  const answer = await fetch(inject('templateService'));
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

export interface Stand {
  round: string;
  status: string;
  deadline: string;
  warnAt: string;
  reminders: number;
  remindAt: string[];
  stalled?: string;
  signatories: Record<string, { status: string; mail?: string; at?: string; epoch: number }>;
}

/** An answer of the API, whatever it was. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  text: string;
  headers: Headers;
}

/** What a page tells first: its status and its notices, without the agreement around them. */
export const told = ({ status, html }: Pick<Screen, 'status' | 'html'>): string =>
  [
    status,
    ...parse(html)
      .querySelectorAll('#main-content .usa-alert')
      .map(({ structuredText }) => structuredText.replaceAll(/\s+/g, ' ').trim()),
  ].join(' ');

export type TestCloud = Awaited<ReturnType<typeof aCloud>>;

export async function aCloud(options: Partial<CloudOptions> = {}) {
  const own = options.home === undefined;
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'concord-cloud-'));
  const template = options.template ?? (await theTemplate());
  const cloud = await bootCloud({ startAt: MORNING, sandboxes: FEW_SANDBOXES, ...options, template, home });
  return { ...around(cloud, home), stop: async () => stop(cloud, own ? home : undefined) };
}

interface Held {
  cloud: TestCloud;
  token: string;
}

/**
 * For a test that lets days pass: a cloud without the open agreements of other tests, each of which would write its reminders and come to
 * its end. `hold` is given it now, and what was held before once the test is over.
 */
export async function apart(before: Held, hold: (held: Held) => void, options?: Partial<CloudOptions>): Promise<void> {
  const cloud = await aCloud(options);
  hold({ cloud, token: (await cloud.token()).secret });
  onTestFinished(async () => {
    hold(before);
    await cloud.stop();
  });
}

async function stop(cloud: Cloud, home: string | undefined) {
  await cloud.stop();
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
}

/** What tests do with a running cloud: as a convener, as agency heads, and as an operator who looks into the table. */
export function around(cloud: Cloud, home: string) {
  const TableName = cloud.table[0]?.name ?? '';
  const operator = new DynamoDBClient({
    endpoint: cloud.frontDoor,
    region: cloud.region,
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });

  const { items, history } = lookingInto(cloud);
  const { token, registerAgencies, revoke } = operatorOf(cloud);

  const call = async <Body = Record<string, unknown>>(
    method: string,
    path: string,
    { bearer, json, ...headers }: { bearer?: string | undefined; json?: unknown; [header: string]: unknown } = {},
  ): Promise<Answer<Body>> => {
    const response = await fetch(`${cloud.url}${path}`, {
      method,
      headers: {
        ...(headers as Record<string, string>),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, body: (isJson ? JSON.parse(text) : {}) as Body, text, headers: response.headers };
  };

  const publish = async (bearer: string, mou: MouFile = aMou()): Promise<Sent> => {
    await registerAgencies(mou);
    const { status, body, text } = await call<Omit<Sent, 'mou'>>('POST', '/api/agreements', { bearer, json: mou });
    if (status !== 201) throw new Error(`The MOU was not taken: ${status} ${text}`);
    await cloud.quiet();
    return { ...body, mou };
  };

  /** Sends the bytes of an annex, to the address of another hash when one is given. */
  const handIn = async (
    bearer: string,
    agreement: string,
    bytes: Uint8Array,
    hash = sha256(bytes),
  ): Promise<Answer> => {
    const response = await fetch(`${cloud.url}/api/agreements/${agreement}/annexes/${hash}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text), text, headers: response.headers };
  };

  const liaisons = new Map<string, Liaison>();
  /** Sessions are kept from one MOU to the next. */
  const liaisonOf = ({ mailDomains: [domain = ''] }: PartyFile & RegisteredParty): Liaison => {
    const known = liaisons.get(domain) ?? new Liaison(cloud, `liaison@${domain}`);
    liaisons.set(domain, known);
    return known;
  };
  const prepare = (
    { agreement, mou }: Pick<Sent, 'agreement' | 'mou'>,
    { only, beforeAsking }: { only?: readonly string[]; beforeAsking?: () => unknown } = {},
  ): Promise<void> => {
    const parties = mou.parties.filter(({ key }) => only === undefined || only.includes(key));
    const of = (party: PartyFile) => liaisonOf(party as PartyFile & RegisteredParty);
    return prepareParties(cloud, agreement, parties, of, beforeAsking);
  };

  return {
    ...cloud,
    home,
    items,
    history,
    token,
    registerAgencies,
    revoke,
    call,
    /** Puts an MOU out for signature; what the workflow does of itself is done, and nobody has acted yet. */
    publish,
    /** Puts an MOU out for signature and has all its parties prepare: all of the first mails to heads are out. */
    send: async (
      bearer: string,
      mou: MouFile = aMou(),
      { annexes = [], beforeAsking }: Sending = {},
    ): Promise<Sent> => {
      const sent = await publish(bearer, mou);
      for (const annex of annexes) await handIn(bearer, sent.agreement, annex);
      await prepare(sent, beforeAsking ? { beforeAsking } : {});
      return sent;
    },
    handIn,
    /** Puts a new version in the place of one that was sent; whoever must prepare anew has not done so. */
    revise: async (bearer: string, { agreement }: Pick<Sent, 'agreement'>, mou: MouFile): Promise<Sent> => {
      await registerAgencies(mou);
      const path = `/api/agreements/${agreement}/versions`;
      const { status, body, text } = await call<Omit<Sent, 'mou'>>('POST', path, { bearer, json: mou });
      if (status !== 201) throw new Error(`The new version was not taken: ${status} ${text}`);
      await cloud.quiet();
      return { ...body, mou };
    },
    /** What the liaisons of these parties do before their heads are asked; of all when none is named. */
    prepare,
    /** The liaison of that party, who stays signed in. */
    liaison: (sent: Sent, party: string): Liaison => liaisonOf(partyIn(sent, party)),
    stand: async (bearer: string, { agreement }: Pick<Sent, 'agreement'>): Promise<Stand> => {
      const path = `/api/agreements/${agreement}/signatories`;
      const { status, body, text } = await call<Stand>('GET', path, { bearer });
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      return body;
    },
    head: (sent: Sent, party: string, office?: string) =>
      new AgencyHead(cloud.url, mailboxOf(sent, party, office), cloud.inbox, () => cloud.quiet()),
    /** A person at a browser of their own, who is not signed in yet. */
    person: (mailbox: string) => new Person(cloud.url, mailbox, cloud.inbox, () => cloud.quiet()),
    /** Mail to a party's head, without the tests of the mailbox before it was asked. */
    mails: (sent: Sent, party: string, office?: string) =>
      cloud.inbox.to(mailboxOf(sent, party, office)).filter(({ tags }) => !tags.template?.includes('notice')),
    types: async (stream: string): Promise<string[]> => (await history(stream)).events.map(({ type }) => type),
    /** Faults of both chains; empty when they verify. */
    chainFaults: async ({ agreement, round }: Pick<Sent, 'agreement' | 'round'>): Promise<string[]> => {
      const streams = await Promise.all([history(agreement), history(round)]);
      return streams.flatMap(({ events, bodies }) => {
        const { faults, removed } = verifyChain(events, bodies);
        return [...faults, ...removed.map((seq) => `The words of event ${seq} are gone.`)];
      });
    },
    effects: async (): Promise<EffectItem[]> =>
      [...(await items<EffectItem>('MAIL#')), ...(await items<EffectItem>('FLOW#'))] as EffectItem[],
    execution: ({ round }: Pick<Sent, 'round'>) => {
      const found = cloud.engine.listExecutions({}).executions.find(({ name }) => name === round);
      return found && { ...found, waiting: cloud.engine.waiting(found.executionArn).map(({ state }) => state) };
    },
    /** Writes an item as an operator would, through the front door. */
    put: async (item: Record<string, unknown>) => {
      const Item = marshall(item, { removeUndefinedValues: true });
      await operator.send(new PutItemCommand({ TableName, Item }));
    },
    /** Takes an item away past the front door, where no policy is asked. */
    remove: async (key: { pk: string; sk: string }) => {
      await cloud.dynamodb.call('DeleteItem', { TableName, Key: marshall(key) as never });
    },
    /** The template's id of a function that is bundled under this name. */
    functionId: (name: string): string =>
      cloud.functions().find(({ id }) => id.startsWith(name.replaceAll('-', '')))?.id ?? '',
    /** What the table's stream tells a relay of one effect. */
    hint: (pk: string) => ({
      Records: [
        { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: pk }, sk: { S: 'EFFECT' } }, SequenceNumber: '1' } },
      ],
    }),
    /** Everything the functions have printed in this home. */
    log: (): string => readFileSync(join(home, 'functions.log'), 'utf8'),
    now: (): string => new Date(cloud.clock.now()).toISOString(),
    /**
     * To the moment, and as far beyond it as a wait may end late: a wait lasts whole seconds from when it began, which on a busy machine is
     * seconds after the step that reckoned them. A minute is longer than any machine takes, and shorter than anything that falls due.
     */
    justAfter: (at = ''): Promise<void> => cloud.moveTo(Date.parse(at) + MINUTE),
  };
}

interface Sending {
  /** Bytes of the annexes that the MOU names. */
  annexes?: readonly Uint8Array[];
  /** Called when everything is done but the last step, after which heads are asked. */
  beforeAsking?: () => unknown;
}
