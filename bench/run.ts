/** `npm run bench`: what the service costs over its floor, measured in one run, printed, and kept in bench/results.json and docs/numbers.md. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureActs } from './acts.ts';
import { measureClock } from './clock.ts';
import { measureColdStarts } from './cold-start.ts';
import { measureConstantReads } from './constant.ts';
import { measureCopies } from './copies.ts';
import { measureKpis } from './kpis.ts';
import { measureMonth } from './month.ts';
import { NOTED, REGION } from './prices.ts';
import { intoDocs, type Results, tables } from './report.ts';
import { measureRequests } from './request.ts';
import { openScene, type Scene } from './scene.ts';
import { measureStarts } from './start.ts';
import { measureSweep } from './sweep.ts';
import { measureVerification } from './verify.ts';
import { measureVersions } from './versions.ts';

const home = mkdtempSync(join(tmpdir(), 'concord-bench-'));
const say = (line: string) => console.log(line);
try {
  say('npm start: from nothing, with bundles kept, and going on');
  const starts = await measureStarts(join(home, 'start'));
  say('The clock: a month, and 17 more');
  const clock = await measureClock(join(home, 'clock'));
  const bundles = join(home, 'bundles');
  say('Cold starts: every bundle in fresh processes, in turn with its floor');
  const coldStarts = await measureColdStarts(bundles);
  say('Executed copies: written and sealed in fresh processes, in turn with hashing and signing the same bytes');
  const copies = await measureCopies(join(home, 'copies'));
  say('Verification: a record of 10,000 events, in turn with hashing the same bytes');
  const verification = await measureVerification();
  const floor = join(bundles, 'dynamodb');
  const onItsOwn = async <Of>(folder: string, measured: (scene: Scene) => Promise<Of>): Promise<Of> => {
    mkdirSync(folder);
    const own = await openScene(folder, floor);
    return measured(own).finally(() => own.cloud.stop());
  };
  const scene = await openScene(home, floor);
  try {
    say(
      'Acts: one MOU from publication to execution, one declined, one reminded, and a dispute from claim to decision',
    );
    const costs = await measureActs(scene);
    say('Requests: the signing POST in turn with its bare DynamoDB calls');
    const requests = await measureRequests(scene);
    say('Constant reads: home and the queue with 10 and with 10,000 MOUs of others in the table');
    const constantReads = await measureConstantReads(scene);
    say('Versions: eleven amendments, signed by all, and what readers of twelve versions cost');
    const versions = await measureVersions(scene);
    say('The hourly sweep: 10 MOUs that end among 10 and among 100,000');
    const sweep = await measureSweep(scene);
    say('Dashboards of figures: 12 and 120 months, 3 and 60 agencies, 5 and 50 KPIs');
    const dashboards = await measureKpis(scene);
    say('A month of figures: an update, a look, and all of it');
    // On a cloud of its own: over two months the MOUs of the other parts would have something to do, too.
    const month = await onItsOwn(join(home, 'month'), measureMonth);
    const results: Results = {
      machine: `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node ${process.version}`,
      prices: { region: REGION, noted: NOTED },
      starts,
      clock,
      requests,
      coldStarts,
      copies,
      verification,
      constantReads,
      versions,
      sweep,
      dashboards,
      month,
      costs,
    };
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, rounded, 2)}\n`);
    intoDocs(results);
    say(`\n${tables(results)}`);
  } finally {
    await scene.cloud.stop();
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Digits beyond a microsecond or a ten-thousandth are noise, except in dollars. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value;
}
