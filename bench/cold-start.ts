/** Each bundle is imported in fresh processes, in turn with a bare handler that imports the same SDK clients and was bundled the same way. */
import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../infra/aws/bundle.ts';
import { entries, type FunctionName } from '../infra/aws/entries.ts';
import { type Pair, ratioOf, type Spread, spreadOf } from './arithmetic.ts';
import { loadedBytes } from './loaded-bytes.ts';

/** Against which the bundler names what it writes. */
const root = join(import.meta.dirname, '..');

const floors = {
  nothing: 'bench/floor/nothing.ts',
  dynamodb: 'bench/floor/signature.ts',
  'dynamodb and states': 'bench/floor/dynamodb-states.ts',
  'dynamodb and keys': 'bench/floor/dynamodb-keys.ts',
  'dynamodb and mail': 'bench/floor/dynamodb-mail.ts',
} as const;
type Floor = keyof typeof floors;

/** What a function cannot do without: the table, unless it says something else here. */
const MORE: Partial<Record<FunctionName, Floor>> = {
  site: 'nothing',
  'signing-steps': 'dynamodb and states',
  'escalation-steps': 'dynamodb and states',
  'reviews-steps': 'dynamodb and states',
  conductor: 'dynamodb and states',
  'records-seal': 'dynamodb and keys',
  'records-http': 'dynamodb and keys',
  'records-tips': 'dynamodb and keys',
  mailer: 'dynamodb and mail',
};
const floorOf = (name: FunctionName): Floor => MORE[name] ?? 'dynamodb';

const ROUNDS = 11;
export const MOST_BYTES = 600_000;

export interface ColdStart {
  name: FunctionName;
  floor: Floor;
  bytes: number;
  floorBytes: number;
  /** Milliseconds, and ratios to the floor of the same round. */
  wall: Imported;
  /** Processor time of the importing thread: what a busy machine does not lengthen. */
  cpu: Imported;
}

interface Imported {
  ours: Spread;
  floor: Spread;
  /** None over a floor that imports nothing: its time is too short to divide by. */
  ratio?: Spread;
}

interface Took {
  wall: number;
  cpu: number;
}

const run = promisify(execFile);

async function importTime(file: string): Promise<Took> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'import-time.mjs'), file], {
    env: { AWS_REGION: 'us-east-1', TZ: 'UTC' },
  });
  return JSON.parse(stdout) as Took;
}

/** @param outdir where the bundles are written */
export async function measureColdStarts(outdir: string): Promise<ColdStart[]> {
  const meta = await bundle({ entries: { ...entries, ...floors }, outdir });
  const names = [...Object.keys(entries), ...Object.keys(floors)] as (FunctionName | Floor)[];
  const fileOf = (name: string) => join(outdir, name, 'index.mjs');
  const bytesOf = (name: string) => loadedBytes(meta, relative(root, fileOf(name)));
  const took = new Map<string, Took[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    // There and back, so that a drift of the machine favors nobody. The first round only warms the file cache.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const one = await importTime(fileOf(name));
      if (round > 0) took.get(name)?.push(one);
    }
  }
  const spreads = (name: FunctionName, kind: keyof Took): Imported => {
    const [ours = [], floor = []] = [name, floorOf(name)].map((each) => took.get(each)?.map((one) => one[kind]) ?? []);
    const pairs = ours.map((value, round): Pair => ({ ours: value, floor: floor[round] ?? Number.NaN }));
    const ratio = floorOf(name) === 'nothing' ? {} : { ratio: ratioOf(pairs) };
    return { ours: spreadOf(ours), floor: spreadOf(floor), ...ratio };
  };
  return (Object.keys(entries) as FunctionName[]).map((name) => ({
    name,
    floor: floorOf(name),
    bytes: bytesOf(name),
    floorBytes: bytesOf(floorOf(name)),
    wall: spreads(name, 'wall'),
    cpu: spreads(name, 'cpu'),
  }));
}
