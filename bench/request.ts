/** The signing POST and its bare DynamoDB calls take turns on the same laptop cloud, request by request, so that only our code differs. */
import { manyParties } from '../functions/agreements/testing/an-mou.ts';
import { mouFile } from '../infra/laptop/demo/wildfire-smoke.ts';
import { type Pair, ratioOf, type Spread, spreadOf } from './arithmetic.ts';
import { type FloorRequests, layOut } from './floor-requests.ts';
import { convenerOf, type Scene } from './scene.ts';
import { type Prepared, type Signer, send } from './signer.ts';

export interface RequestResult {
  parties: number;
  /** Milliseconds, as the caller waits. */
  ours: Spread;
  floor: Spread;
  ratio: Spread;
}

interface Size {
  set: string;
  file: unknown;
  /** How often it is put out. */
  rounds: number;
  /** How many sign it. The last party never does: its signature is another act. */
  signing: number;
}

/** Pairs that only warm both sides up. */
const WARMING = 4;
/** The signing function has answered that many requests when its first signature is measured; so shall the floor. */
const FLOOR_WARMING = 60;

async function timed(request: Prepared): Promise<number> {
  const begun = performance.now();
  await send(request, 303);
  return performance.now() - begun;
}

interface Ready {
  signer: Signer;
  signature: Prepared;
}

/** All of them read the agreement and have their code before the first one signs. */
async function prepare({ cloud }: Scene, signers: Signer[]): Promise<Ready[]> {
  const ready: Ready[] = [];
  for (const signer of signers) {
    await signer.prepare();
    await cloud.quiet();
    await signer.read();
    ready.push({ signer, signature: signer.signature() });
  }
  return ready;
}

/** Each half is led in by a request to the same function that does not count: neither comes to a function that has gone cold. */
async function pairOf(
  { cloud }: Scene,
  { signer, signature }: Ready,
  floor: FloorRequests,
  swap: boolean,
): Promise<Pair> {
  const ours = async () => {
    await signer.read();
    await cloud.quiet();
    return timed(signature);
  };
  const bare = async () => {
    await send(floor.next(), 303);
    await cloud.quiet();
    return timed(floor.next());
  };
  const first = await (swap ? bare() : ours());
  await cloud.quiet();
  const second = await (swap ? ours() : bare());
  await cloud.quiet();
  return swap ? { ours: second, floor: first } : { ours: first, floor: second };
}

async function measureSize(scene: Scene, { set, file, rounds, signing }: Size): Promise<RequestResult> {
  const { cloud } = scene;
  const convener = await convenerOf(scene, file);
  const pairs: Pair[] = [];
  let floor: FloorRequests | undefined;
  for (let round = 0; round < rounds; round += 1) {
    await convener.ask();
    for (const ready of await prepare(scene, convener.signers().slice(0, signing))) {
      if (floor) {
        pairs.push(await pairOf(scene, ready, floor, pairs.length % 2 === 1));
        continue;
      }
      floor = await layOut(scene, set, ready.signature, FLOOR_WARMING + 2 * rounds * signing);
      for (let sample = 0; sample < FLOOR_WARMING; sample += 1) await send(floor.next(), 303);
      await cloud.quiet();
    }
  }
  const counted = pairs.slice(WARMING);
  return {
    parties: convener.signers().length,
    ours: spreadOf(counted.map((pair) => pair.ours)),
    floor: spreadOf(counted.map((pair) => pair.floor)),
    ratio: ratioOf(counted),
  };
}

/** Four agencies, as most MOUs have; and sixty, the most there can be, whose tip is as large as it gets. */
export const measureRequests = async (scene: Scene): Promise<RequestResult[]> => [
  await measureSize(scene, { set: 'four', file: mouFile, rounds: 10, signing: 3 }),
  await measureSize(scene, { set: 'sixty', file: manyParties(60), rounds: 1, signing: 32 }),
];
