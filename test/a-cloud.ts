/** For tests: a cloud of the run's template in a home of its own, on a morning of its own, with a convener and agencies to write to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { parse } from 'node-html-parser';
import { inject, vi } from 'vitest';
import { type ChainedEvent, type SaltedBody, verifyChain } from '../functions/shared/chain.ts';
import type { EffectItem } from '../functions/shared/effects.ts';
import { AgencyHead } from '../infra/laptop/agency-head.ts';
import { bootCloud, type Cloud, type CloudOptions } from '../infra/laptop/cloud.ts';
import { Liaison, type PartyFile, prepareParties } from '../infra/laptop/liaison.ts';
import { Person } from '../infra/laptop/person.ts';
import type { JsonObject } from '../infra/laptop/shapes.ts';
import type { Screen } from '../infra/laptop/visitor.ts';
import { aMou, CONVENER, type MouFile, mailboxOf, partyIn, type Sent } from './a-sent-mou.ts';

/** A Monday, ten in the morning in New York; no public holiday falls into the six weeks after it. */
export const MORNING = '2026-03-02T15:00:00.000Z';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

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
  const cloud = await bootCloud({ startAt: MORNING, ...options, template, home });
  return { ...around(cloud, home), stop: async () => stop(cloud, own ? home : undefined) };
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

  const read = async <T>(action: 'Query' | 'Scan', input: JsonObject): Promise<T[]> => {
    const items: T[] = [];
    let from: JsonObject = {};
    do {
      const page = await cloud.dynamodb.call(action, { TableName, ConsistentRead: true, ...input, ...from });
      items.push(...((page.Items ?? []) as Record<string, never>[]).map((item) => unmarshall(item) as T));
      from = page.LastEvaluatedKey ? { ExclusiveStartKey: page.LastEvaluatedKey } : {};
    } while (from.ExclusiveStartKey);
    return items;
  };
  const partition = <T>(pk: string) =>
    read<T>('Query', { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } });
  const items = <T = Record<string, unknown>>(prefix: string) =>
    read<T & { pk: string; sk: string }>('Scan', {
      FilterExpression: 'begins_with(pk, :prefix)',
      ExpressionAttributeValues: { ':prefix': { S: prefix } },
    });

  const history = async (stream: string) => {
    const events = await partition<ChainedEvent & { pk: string; sk: string }>(`LEDGER#${stream}`);
    const bodies = await partition<SaltedBody & { sk: string }>(`BODY#${stream}`);
    return {
      events: events.map(({ pk: _, sk: __, ...event }) => event as ChainedEvent & { data: Record<string, unknown> }),
      bodies: new Map(bodies.map(({ sk, salt, body }) => [Number(sk), { salt, body }])),
    };
  };

  const token = async (organization = CONVENER): Promise<{ secret: string; id: string }> => {
    const { makeToken } = await operators(cloud, TableName);
    return makeToken({ organization, label: 'test', now: new Date(cloud.clock.now()).toISOString() });
  };

  const registered = new Set<string>();
  let registering: Promise<unknown> = Promise.resolve();
  const registerThese = async (parties: readonly RegisteredParty[]): Promise<void> => {
    const missing = parties.filter(({ mailDomains: [domain = ''] }) => !registered.has(domain));
    if (missing.length === 0) return;
    const { agencyOf, register } = await operators(cloud, TableName);
    const now = new Date(cloud.clock.now()).toISOString();
    for (const { name, mailDomains: domains } of missing) {
      const [domain = ''] = domains;
      const liaisons = [{ name: `Liaison of ${name}`, mailbox: `liaison@${domain}` }];
      const known = await agencyOf(domain);
      const refused = known
        ? undefined
        : (await register({ name, domains, liaisons, recordsOfficers: [] }, now)).refused;
      if (refused) throw new Error(refused.wrong);
      registered.add(domain);
    }
  };
  /** As an operator registers them: each with one liaison, `liaison@` its first domain. Those registered before are left as they are. */
  const registerAgencies = ({ parties }: { parties: readonly RegisteredParty[] }): Promise<void> => {
    const done = registering.then(() => registerThese(parties));
    registering = done.catch(() => undefined);
    return done;
  };

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
    revoke: async (id: string) =>
      (await operators(cloud, TableName)).revokeToken(id, new Date(cloud.clock.now()).toISOString()),
    call,
    /** Puts an MOU out for signature; what the workflow does of itself is done, and nobody has acted yet. */
    publish,
    /** Puts an MOU out for signature and has all its parties prepare: all of the first mails to heads are out. */
    send: async (bearer: string, mou: MouFile = aMou(), beforeAsking?: () => unknown): Promise<Sent> => {
      const sent = await publish(bearer, mou);
      await prepare(sent, beforeAsking ? { beforeAsking } : {});
      return sent;
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
    head: (sent: Sent, party: string) =>
      new AgencyHead(cloud.url, mailboxOf(sent, party), cloud.inbox, () => cloud.quiet()),
    /** A person at a browser of their own, who is not signed in yet. */
    person: (mailbox: string) => new Person(cloud.url, mailbox, cloud.inbox, () => cloud.quiet()),
    /** Mail to a party's head, without the tests of the mailbox before it was asked. */
    mails: (sent: Sent, party: string) =>
      cloud.inbox.to(mailboxOf(sent, party)).filter(({ tags }) => !tags.template?.includes('notice')),
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
  };
}

interface RegisteredParty {
  name: string;
  mailDomains: string[];
}

/** The service has no route for tokens and agencies: an operator's own rights on the table make them. */
async function operators(cloud: Cloud, table: string) {
  Object.assign(process.env, {
    TABLE: table,
    AWS_ENDPOINT_URL: cloud.frontDoor,
    AWS_REGION: cloud.region,
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'operator',
  });
  // A fresh copy each time, because the client takes its settings from the environment once.
  vi.resetModules();
  return {
    ...(await import('../functions/identity/token.store.ts')),
    ...(await import('../functions/identity/register-agency.ts')),
  };
}
