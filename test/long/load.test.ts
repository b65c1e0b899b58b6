/** People under load do whole acts: each kind is counted act by act, what fails is counted as such, and nothing is done twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive } from '../../bench/load/arrivals.ts';
import { type Job, Traveller } from '../../bench/load/journeys.ts';
import { prepare } from '../../bench/load/laptop.ts';
import { type Taken, tally } from '../../bench/load/tally.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud?.stop());

async function taken(jobs: readonly Job[]) {
  const all: Taken[] = [];
  const complaints: string[] = [];
  const traveller = new Traveller(
    cloud.url,
    cloud.inbox,
    (one) => all.push(one),
    (line) => complaints.push(line),
  );
  const plan = { rate: 20, count: jobs.length, most: jobs.length };
  const dropped = await arrive(plan, (index) => traveller.travel(jobs[index] as Job));
  await cloud.quiet();
  const rows = tally(all).map(({ act, count, failed, throttled }) => [act, count, failed, throttled]);
  return { dropped, complaints, rows: rows.sort() };
}

describe('Nine people who arrive at once', () => {
  it('sign, answer and report, and what they did is on the record', async () => {
    const jobs = await prepare(cloud, { sign: 5, answer: 2, report: 2 }, () => undefined);
    const signed = async () =>
      (await cloud.items('LEDGER#sig_')).filter((one) => 'type' in one && one.type === 'SignatureGiven');
    const before = (await signed()).length;
    const { dropped, complaints, rows } = await taken(jobs);
    expect([dropped, complaints]).toEqual([0, []]);
    expect(rows).toEqual([
      ['answer', 2, 0, 0],
      ['code', 5, 0, 0],
      ['open', 5, 0, 0],
      ['read', 5, 0, 0],
      ['report', 2, 0, 0],
      ['sign', 5, 0, 0],
      ['wait for the code', 5, 0, 0],
    ]);
    expect((await signed()).length - before).toBe(5);
    const disputes = await cloud.items<{ type: string }>('LEDGER#dsp_');
    expect(disputes.filter(({ type }) => type === 'DisputeAnswered')).toHaveLength(2);

    // A second time a link is used up and an answer given: each is a failure, and the run goes on.
    const once = jobs.filter(({ act }) => act !== 'report');
    const again = await taken(once);
    expect(again.dropped).toBe(0);
    expect(again.complaints).toHaveLength(once.length);
    expect(again.rows.reduce((sum, [, , failed]) => sum + Number(failed), 0)).toBe(once.length);
  }, 300_000);
});
