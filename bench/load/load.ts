/**
 * `npm run load -- --laptop --rate 0.5 --minutes 2`: whole acts arrive at their own rate, and what they took is told. With `--url`, what there
 * is to do and the emails come from files and an address that are named (docs/numbers.md).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Letter, Mailroom } from '../../infra/laptop/demo/people/agency-head.ts';
import { openScene } from '../scene.ts';
import { arrive } from './arrivals.ts';
import { type Job, Traveller } from './journeys.ts';
import { mixOf, prepare } from './laptop.ts';
import { rowsTable } from './report.ts';
import { beyond, type Taken, tally } from './tally.ts';

const USAGE = `npm run load -- (--laptop | --url URL --heads FILE --inbox URL) [--rate N] [--minutes M] [...]

  --laptop    start a cloud of this machine, and make what there is to do: signatures, answers, reports
  --url       a service that runs
  --heads     of that service: a file with the mailboxes of heads whose MOU waits for them, one a line; each signs once
  --inbox     of that service: an address that answers ?to=MAILBOX with its emails as JSON, [{"subject", "text"}], the oldest first
  --rate      arrivals a second (default 0.5); each does one thing whole
  --minutes   for how long (default 2)
  --most      so many may be under way at a time; more are dropped (default 50)
  --p95       milliseconds that no act\u2019s p95 may exceed (default 5000)
  --failures  percent of acts that may fail or be throttled (default 1)
  --dropped   arrivals that may be dropped (default 0)

It ends with 1 where anything is beyond these, with 2 where it was called in a wrong way.`;

const string = { type: 'string' } as const;
const OPTIONS = {
  ...{ url: string, heads: string, inbox: string },
  laptop: { type: 'boolean', default: false },
  ...{ rate: { ...string, default: '0.5' }, minutes: { ...string, default: '2' }, most: { ...string, default: '50' } },
  ...{
    p95: { ...string, default: '5000' },
    failures: { ...string, default: '1' },
    dropped: { ...string, default: '0' },
  },
} as const;

function wrong(line: string): never {
  console.error(`${line}\n\n${USAGE}`);
  process.exit(2);
}

const readArgs = () => {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    return wrong((error as Error).message);
  }
};
const args = readArgs();
function numberOf(name: 'rate' | 'minutes' | 'most' | 'p95' | 'failures' | 'dropped', least: number): number {
  const value = Number(args[name]);
  return Number.isFinite(value) && value >= least ? value : wrong(`--${name} takes a number, not ${args[name]}`);
}

const remote = (address: string): Mailroom => ({
  to: async (mailbox) => {
    const response = await fetch(`${address}?to=${encodeURIComponent(mailbox)}`);
    if (!response.ok) throw new Error(`The inbox answered ${response.status}`);
    return (await response.json()) as Letter[];
  },
});

const [rate, minutes, most] = [numberOf('rate', 0.001), numberOf('minutes', 0.01), numberOf('most', 1)];
const thresholds = {
  p95: numberOf('p95', 1),
  failures: numberOf('failures', 0) / 100,
  dropped: numberOf('dropped', 0),
};
const count = Math.max(1, Math.round(rate * minutes * 60));

async function run(url: string, inbox: Mailroom, jobs: readonly Job[]): Promise<void> {
  const taken: Taken[] = [];
  const complaints = new Map<string, number>();
  const traveller = new Traveller(
    url,
    inbox,
    (one) => taken.push(one),
    (line) => complaints.set(line, (complaints.get(line) ?? 0) + 1),
  );
  console.log(`${jobs.length} people arrive at ${rate} a second, for ${(jobs.length / rate / 60).toFixed(1)} minutes`);
  const start = performance.now();
  const dropped = await arrive({ rate, count: jobs.length, most }, (index) => traveller.travel(jobs[index] as Job));
  const seconds = (performance.now() - start) / 1_000;
  const rows = tally(taken);
  console.log(`\n${rowsTable(rows)}\n`);
  console.log(
    `${jobs.length} arrived, ${dropped} dropped; ${taken.length} acts in ${seconds.toFixed(0)} s, ${(taken.length / seconds).toFixed(2)} a second.`,
  );
  for (const [line, times] of [...complaints].slice(0, 10)) console.log(`${times} times: ${line}`);
  const faults = beyond(rows, dropped, thresholds);
  for (const line of faults) console.log(`beyond: ${line}`);
  console.log(
    faults.length > 0 ? 'Something is beyond what was asked for.' : 'All of it is within what was asked for.',
  );
  if (faults.length > 0) process.exitCode = 1;
}

if (args.laptop) {
  const home = mkdtempSync(join(tmpdir(), 'concord-load-'));
  try {
    console.log(`A cloud of this machine is started (${availableParallelism()} cores, Node ${process.version})`);
    const { cloud } = await openScene(home);
    try {
      await run(cloud.url, cloud.inbox, await prepare(cloud, mixOf(count), console.log));
    } finally {
      await cloud.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
} else {
  const { url, heads, inbox } = args;
  if (url === undefined || heads === undefined || inbox === undefined)
    wrong('Either --laptop, or all of --url, --heads and --inbox.');
  const mailboxes = readFileSync(heads, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, count);
  if (mailboxes.length < count) console.log(`There are ${mailboxes.length} heads for ${count} arrivals.`);
  await run(
    new URL(url).origin,
    remote(inbox),
    mailboxes.map((mailbox) => ({ act: 'sign', mailbox })),
  );
}
