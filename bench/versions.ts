/** What a text that follows another costs beside a first one, act by act, and what an MOU of twelve versions costs its readers. */
import { Person } from '../infra/laptop/demo/people/person.ts';
import { mouFile } from '../infra/laptop/demo/wildfire-smoke.ts';
import { measure, partOf, type Reading, together, useOf } from './meter.ts';
import { type Convener, convenerOf, type Scene } from './scene.ts';
import { send } from './signer.ts';

/** The first text, the one that follows it, and the last one. */
export const VERSIONS = [1, 2, 12] as const;
const [FIRST, , LAST] = VERSIONS;

export interface VersionCost {
  name: string;
  /** For each of the versions. */
  readings: Reading[];
}

const PAGES = { overview: '', text: '/text', people: '/people', record: '/record' } as const;

/** What a liaison reads of an MOU with the first version alone, and with all of them. */
export interface VersionRead {
  page: string;
  calls: number[];
  readUnits: number[];
}

export interface Versions {
  costs: VersionCost[];
  reads: VersionRead[];
}

/** Without its annex, which a first version waits for and an amendment has. */
const file = { ...mouFile, annexes: [] };

async function signAll(scene: Scene, convener: Convener): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const signer of convener.signers()) {
    await signer.prepare();
    await scene.cloud.quiet();
    await signer.read();
    readings.push(await measure(scene, () => send(signer.signature(), 303)));
  }
  return readings;
}

/** @param prepared what it takes until every head is asked: nothing more where the parties have said already who holds their offices */
const costsOf = (published: Reading, prepared: readonly Reading[], signed: readonly Reading[]) => ({
  'the publishing request itself': partOf(published, ['agreements-http', 'revisions-http']),
  'publish, until every head is asked': together([published, ...prepared]),
  sign: together(signed.slice(0, 1)),
  'give the last signature': together(signed.slice(-1)),
  'all of it': together([published, ...prepared, ...signed]),
});

export async function measureVersions(scene: Scene): Promise<Versions> {
  const { cloud } = scene;
  const convener = await convenerOf(scene, file);
  const { parties } = convener;
  const reads = Object.keys(PAGES).map((page): VersionRead => ({ page, calls: [], readUnits: [] }));
  const liaison = new Person(cloud.url, `liaison@${mouFile.parties[0]?.mailDomains[0]}`, cloud.inbox, () =>
    cloud.quiet(),
  );
  const readAll = async (agreement: string) => {
    for (const read of reads) {
      const path = `/agreements/${agreement}${PAGES[read.page as keyof typeof PAGES]}`;
      await liaison.open(path);
      const { calls, readUnit } = useOf(await measure(scene, () => liaison.browser.open(path)));
      read.calls.push(calls);
      read.readUnits.push(readUnit);
    }
  };
  let agreement = '';
  const published = await measure(scene, async () => {
    agreement = await convener.publish();
  });
  for (const party of parties) await convener.signIn(agreement, party);
  const prepared = await measure(scene, () => convener.prepare(agreement, parties));
  const measured = [costsOf(published, [prepared], await signAll(scene, convener))];
  await readAll(agreement);
  for (let version = FIRST + 1; version <= LAST; version += 1) {
    const amended = await measure(scene, () => convener.amend(agreement));
    const costs = costsOf(amended, [], await signAll(scene, convener));
    if (VERSIONS.some((one) => one === version)) measured.push(costs);
  }
  await readAll(agreement);
  const names = Object.keys(measured[0] ?? {}) as (keyof ReturnType<typeof costsOf>)[];
  return { costs: names.map((name) => ({ name, readings: measured.map((costs) => costs[name]) })), reads };
}
