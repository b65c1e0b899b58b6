/**
 * `npm run bench`: what the service costs over its floor, measured in one run, printed, and kept in bench/results.json and docs/numbers.md.
 * `npm run bench -- sweep life` measures these parts alone and prints them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureActs } from './acts.ts';
import { measureColdStarts } from './cold-start.ts';
import { measureConstantReads } from './constant.ts';
import { measureCopies } from './copies.ts';
import { measureKpis } from './figures/dashboards.ts';
import { measureMonth } from './figures/month.ts';
import { measureClock } from './laptop/clock.ts';
import { measureDemo } from './laptop/demo.ts';
import { measureStarts } from './laptop/start.ts';
import { measureLife } from './life/life.ts';
import { NOTED, REGION } from './prices.ts';
import { intoDocs, type Results, tables } from './report/report.ts';
import { measureRequests } from './request.ts';
import { measureReviewDay } from './reviews/day.ts';
import { onItsOwn, openScene, type Scene } from './scene.ts';
import { measureSweep } from './sweep.ts';
import { measureNights } from './tips/nights.ts';
import { measureVerification } from './verify.ts';
import { measureVersions } from './versions.ts';
import { measureWalk } from './walk/measure.ts';
import { measureReading } from './words/reading.ts';

type Name = Exclude<keyof Results, 'machine' | 'prices'>;
type Parts<From> = { [Key in Name]?: readonly [says: string, measure: (from: From) => Promise<Results[Key]>] };

const home = mkdtempSync(join(tmpdir(), 'concord-bench-'));
const bundles = join(home, 'bundles');

/** In a process, or on a cloud, of their own. */
const APART: Parts<string> = {
  starts: ['npm start: from nothing, with bundles kept, and going on', measureStarts],
  clock: ['The clock: a month, and 17 more', measureClock],
  demo: ['npm run demo, with whole lives of MOUs', measureDemo],
  coldStarts: [
    'Cold starts: every bundle in fresh processes, in turn with its floor',
    () => measureColdStarts(bundles),
  ],
  copies: [
    'Executed copies: written and sealed in fresh processes, in turn with hashing and signing the same bytes',
    measureCopies,
  ],
  verification: ['Verification: a record of 10,000 events, in turn with hashing the same bytes', measureVerification],
  // Over two months the MOUs of the other parts would have something to do, too.
  month: ['A month of figures: an update, a look, and all of it', (at) => onItsOwn(at, measureMonth)],
  reviewDay: ['A thousand reviews that are due on one day', (at) => onItsOwn(at, (scene) => measureReviewDay(scene))],
  life: [
    'A whole life of 18 months: signed, reported, disputed, reviewed and renewed',
    (at) => onItsOwn(at, measureLife),
  ],
  nights: ['Nights: the list of all tips, with 1,000 and with 20,000 streams', (at) => onItsOwn(at, measureNights)],
  walk: ['Ten tasks on a phone, each from its email to its act', measureWalk],
  reading: ['Reading: every page and email that the browser tests show', measureReading],
};

/** One after the other on the same cloud. */
const ON_SCENE: Parts<Scene> = {
  costs: [
    'Acts: one MOU from publication to execution, one declined, one reminded, and a dispute from claim to decision',
    measureActs,
  ],
  requests: ['Requests: the signing POST in turn with its bare DynamoDB calls', measureRequests],
  constantReads: [
    'Constant reads: home and the queue with 10 and with 10,000 MOUs of others in the table',
    measureConstantReads,
  ],
  versions: ['Versions: eleven amendments, signed by all, and what readers of twelve versions cost', measureVersions],
  dashboards: ['Dashboards of figures: 12 and 120 months, 3 and 60 agencies, 5 and 50 KPIs', measureKpis],
  // Last, because it leaves executions that wait.
  sweep: ['The hourly sweeps: 10 MOUs that are due among 10 and among 100,000', measureSweep],
};

const asked = process.argv.slice(2);
const known = [...Object.keys(APART), ...Object.keys(ON_SCENE)];
const wanted = asked.length > 0 ? asked : known;
const measured: Partial<Record<string, unknown>> = {};

async function measureAll<From>(parts: Parts<From>, from: (name: string) => From): Promise<void> {
  for (const [name, [says, measure]] of Object.entries(parts)) {
    if (!wanted.includes(name)) continue;
    console.log(says);
    measured[name] = await measure(from(name));
  }
}

try {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}. There are ${known.join(', ')}.`);
  await measureAll(APART, (name) => join(home, name));
  if (wanted.some((name) => name in ON_SCENE)) {
    // Its floor is bundled with the cold starts.
    const scene = await openScene(home, wanted.includes('coldStarts') ? join(bundles, 'dynamodb') : undefined);
    try {
      await measureAll(ON_SCENE, () => scene);
    } finally {
      await scene.cloud.stop();
    }
  }
  const results = {
    machine: `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node ${process.version}`,
    prices: { region: REGION, noted: NOTED },
    ...measured,
  } as Results;
  if (asked.length === 0) {
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, rounded, 2)}\n`);
    intoDocs(results);
  }
  console.log(`\n${tables(results)}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Digits beyond a microsecond or a ten-thousandth are noise, except in dollars. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value;
}
