/** The stage of the measurements: the synthesized template with the floor's function beside the service, booted once, and MOUs put out on it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { annexFiles } from '../infra/cli/annexes.ts';
import { bootCloud, type Cloud } from '../infra/laptop/cloud/cloud.ts';
import { mou } from '../infra/laptop/demo/demonstration.ts';
import { Liaison, type PartyFile, prepareParties } from '../infra/laptop/demo/people/liaison.ts';
import { ANNEXES } from '../infra/laptop/demo/wildfire-smoke.ts';
import { synthesize } from '../infra/laptop/synthesize.ts';
import { Signer } from './signer.ts';

/** A working day, between two sweeps: none falls into the measurements. */
const BEGIN = '2026-11-23T14:02:30.000Z';
const FLOOR = 'FloorFunction';
/** So many liaisons act in one moment. Where sixty do, someone is told to try again, and a script does not. */
const AT_ONCE = 10;

interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
}
interface Template {
  Resources: Record<string, Resource>;
}
/** Of the HTTP API. */
interface Document {
  paths: Record<string, Record<string, unknown>>;
  components: { 'x-amazon-apigateway-integrations': Record<string, unknown> };
}

export interface Scene {
  cloud: Cloud;
  /** Where the floor's function finds its requests. */
  floorFolder: string;
  /** Megabytes by function id. */
  memory: Record<string, number>;
}

/** @param home an empty folder @param floorBundle the folder with the floor's index.mjs; without it there is no floor */
export async function openScene(home: string, floorBundle?: string): Promise<Scene> {
  const template = join(home, 'cdk.out');
  await synthesize(template);
  const file = join(template, 'Concord.template.json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const floorFolder = join(template, 'asset.floor');
  if (floorBundle !== undefined) {
    addFloor(content);
    writeFileSync(file, JSON.stringify(content));
    cpSync(floorBundle, floorFolder, { recursive: true });
  }
  const memory = Object.fromEntries(
    Object.entries(content.Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([id, { Properties }]) => [id, Number(Properties.MemorySize ?? 128)]),
  );
  return { cloud: await bootCloud({ template, home, startAt: BEGIN }), floorFolder, memory };
}

/** Measures on a cloud that has nothing else to do. @param home a folder that is not there yet */
export async function onItsOwn<Of>(home: string, measured: (scene: Scene) => Promise<Of>): Promise<Of> {
  mkdirSync(home);
  const scene = await openScene(home);
  return measured(scene).finally(() => scene.cloud.stop());
}

/** The floor has the role, the memory, the API and the way through it that the signing function has; only its code differs. */
export function addFloor({ Resources }: Template): void {
  const find = (type: string, holds: (properties: string) => boolean = () => true): [string, Resource] => {
    const found = Object.entries(Resources).find(
      ([, { Type, Properties }]) => Type === type && holds(JSON.stringify(Properties)),
    );
    if (!found) throw new Error(`The template has no ${type} to copy`);
    return found;
  };
  const copied = <T>(part: T, name: string, other: string): T =>
    JSON.parse(JSON.stringify(part).replaceAll(name, other)) as T;
  const [signing, fn] = find('AWS::Lambda::Function', (text) => text.includes('Concord signing-http"'));
  const [, permission] = find(
    'AWS::Lambda::Permission',
    (text) => text.includes(signing) && text.includes('apigateway'),
  );
  Object.assign(Resources, {
    [FLOOR]: { ...fn, Properties: { ...fn.Properties, Code: { S3Key: 'floor.zip' }, Description: 'The floor' } },
    FloorPermission: copied(permission, signing, FLOOR),
  });
  const [, stage] = find('AWS::ApiGatewayV2::Stage');
  Object.assign(stage.Properties.StageVariables as object, { floor: { Ref: FLOOR } });
  const [, api] = find('AWS::ApiGatewayV2::Api');
  const { paths, components } = api.Properties.Body as Document;
  const integrations = components['x-amazon-apigateway-integrations'];
  integrations.floor = copied(integrations.signing_http, 'signing_http', 'floor');
  const parameters = ['set', 'sample'].map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { post } = paths['/rounds/{round}/signature'] ?? {};
  paths['/floor/{set}/{sample}'] = { post: copied(post, 'signing_http', 'floor'), parameters };
}

interface MouFile {
  purpose: { text: string };
  parties: (PartyFile & { name: string; mailDomains: string[] })[];
}

/** Every party's agency, with a liaison: as an operator registers them from a file. */
export async function registerAll(cloud: Cloud, parties: MouFile['parties']): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'concord-bench-')), 'agencies.json');
  const agencies = parties.map(({ name, mailDomains: domains }) => ({
    name,
    domains,
    liaison: [`Liaison of ${name} <liaison@${domains[0]}>`],
  }));
  writeFileSync(file, JSON.stringify(agencies));
  await mou(cloud, '', 'agency', 'register-all', file);
  rmSync(dirname(file), { recursive: true });
}

/** Numbers of three digits, so that each text is as long as the example. */
let numbers = 100;
let amendments = 100;

/** A token of the organization with which files go out as often as needed. */
export async function busyToken(cloud: Cloud, organization: string, label: string): Promise<string> {
  const made = await mou(
    cloud,
    '',
    'token',
    'make',
    '--organization',
    organization,
    '--label',
    label,
    '--a-day',
    '9999',
  );
  return made.trim().split('\n').at(-1) ?? '';
}

/** A convener who can put the same file out as often as needed, each time under a number of its own. */
export async function convenerOf({ cloud }: Scene, file: unknown) {
  const { parties } = file as MouFile;
  const token = await busyToken(cloud, parties[0]?.mailDomains[0] ?? '', 'bench');
  await registerAll(cloud, parties);
  const liaisons = new Map(
    parties.map(({ key, mailDomains }) => [key, new Liaison(cloud, `liaison@${mailDomains[0]}`)]),
  );
  const liaisonOf = ({ key }: PartyFile) => liaisons.get(key) as Liaison;
  const annexes = annexFiles(file, ANNEXES);
  const post = async (path: string, body: BodyInit, headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(`${cloud.url}/api/agreements${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body,
    });
    if (response.status !== 201)
      throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const send = async (path: string, json: object, key: string) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return (await post(path, JSON.stringify(json), headers)) as { agreement: string };
  };
  /** Numbers by the agreement that has them. */
  const sent = new Map<string, string>();
  const convener = {
    parties: parties as readonly PartyFile[],
    /** One request; what it sets off is still under way when it returns. The answer is the agreement's id. */
    async publish(): Promise<string> {
      numbers += 1;
      const number = `MOU-2026-${numbers}`;
      const { agreement } = await send('', { ...(file as MouFile), number }, number);
      sent.set(agreement, number);
      return agreement;
    },
    /** Likewise an amendment of a text in force: it says in its purpose which one it is. */
    async amend(agreement: string): Promise<void> {
      amendments += 1;
      const number = sent.get(agreement);
      const { purpose, ...rest } = file as MouFile;
      const changed = { ...rest, number, purpose: { ...purpose, text: `${purpose.text} Amendment ${amendments}.` } };
      await send(`/${agreement}/successors?kind=amendment`, changed, `${number}-${amendments}`);
    },
    /** One request for each annex that the file names; nobody is asked before the last one is there. */
    async handIn(agreement: string): Promise<void> {
      for (const { sha256, bytes } of annexes)
        await post(`/${agreement}/annexes/${sha256}`, new Uint8Array(bytes), {
          'content-type': 'application/octet-stream',
        });
    },
    /** From the address to the party's page, by a mailed link where the liaison is not signed in yet. */
    async signIn(agreement: string, party: PartyFile): Promise<void> {
      const { status, url } = await liaisonOf(party).person.open(`/agreements/${agreement}/parties/${party.key}`);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
    },
    /** What the liaisons of these parties do at once before the heads are asked. */
    prepare: (agreement: string, who: readonly PartyFile[]): Promise<void> =>
      prepareParties(cloud, agreement, who, liaisonOf),
    /** All of it: the heads have their mail afterwards. */
    async ask(): Promise<void> {
      const agreement = await convener.publish();
      await convener.handIn(agreement);
      await cloud.quiet();
      for (let first = 0; first < parties.length; first += AT_ONCE)
        await convener.prepare(agreement, parties.slice(first, first + AT_ONCE));
    },
    /** Someone for each agency's head, with the newest mail before them. */
    signers: (): Signer[] =>
      parties.map(({ offices, signatories }) => {
        const mailbox = offices.find(({ key }) => key === signatories[0])?.holder.mailbox ?? '';
        return new Signer(cloud, mailbox);
      }),
  };
  return convener;
}

export type Convener = Awaited<ReturnType<typeof convenerOf>>;
