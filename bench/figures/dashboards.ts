/** What the dashboard of figures costs, few and very many of them: its reads against one query over the same rows, and the processor time of its page. */
import { type Kpi, kpiSchema } from '../../functions/agreements/mou/domain/kpi.schema.ts';
import { manyParties } from '../../functions/agreements/testing/an-mou.ts';
import { picturesOf } from '../../functions/kpis/dashboard/domain/picture.rules.ts';
import type { Values } from '../../functions/kpis/domain/recorded.rules.ts';
import { kpisPage } from '../../functions/kpis/pages/kpis.pages.tsx';
import type { Seen } from '../../functions/kpis/pages/seen.ts';
import { addMonths } from '../../functions/shared/days.ts';
import { instant, plus } from '../../functions/shared/kernel.ts';
import { Person } from '../../infra/laptop/demo/people/person.ts';
import { type Spread, spreadOf } from '../arithmetic.ts';
import { measure } from '../meter.ts';
import { roundTripsOf } from '../round-trips.ts';
import { tipOf, write } from '../rows.ts';
import { convenerOf, type Scene } from '../scene.ts';

/**
 * Months, agencies and KPIs, from an ordinary MOU to far beyond one. All three at their most are 360,000 figures, 8,000 read units a look:
 * the local table takes longer for them than a function may.
 */
export const SIZES = [
  { months: 12, agencies: 3, kpis: 5 },
  { months: 120, agencies: 3, kpis: 5 },
  { months: 12, agencies: 60, kpis: 5 },
  { months: 12, agencies: 3, kpis: 50 },
  { months: 120, agencies: 60, kpis: 5 },
  { months: 120, agencies: 3, kpis: 50 },
  { months: 12, agencies: 60, kpis: 50 },
] as const;

export interface DashboardCost {
  months: number;
  agencies: number;
  kpis: number;
  calls: number;
  /** Reads one after the other, those beside each other counted as one. */
  trips: number;
  readUnits: number;
  /** One strongly consistent query over the same rows. */
  floor: { calls: number; readUnits: number };
  /** Milliseconds of a processor, when the rows are there. */
  page: Spread;
  bytes: number;
}

type Size = (typeof SIZES)[number];
interface MouFile {
  parties: { key: string; name: string; mailDomains: string[] }[];
}

const ROUNDS = 5;

export const kpiOf = (index: number, parties: readonly string[]): Kpi =>
  kpiSchema.parse({
    ...{ key: `kpi-${index}`, name: `Burns prepared in region ${index}`, unit: 'burns', frequency: 'month' },
    ...{ measure: 'sum', reporters: parties.map((party) => ({ party, office: 'head' })), band: '1' },
    target: { kind: 'at-least', value: String(parties.length * 10), by: '2027-12-31' },
  });

const months = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addMonths(`${first}-01`, index).slice(0, 7));

/** Figures of a year, each with as many digits as people write. */
const yearOf = (periods: readonly string[], kpis: readonly Kpi[], party: number): Values =>
  Object.fromEntries(
    kpis.map(({ key }, kpi) => [
      key,
      Object.fromEntries(
        periods.map((period, index) => {
          const at = `${addMonths(`${period}-01`, 1).slice(0, 7)}-10T15:00:00.000Z`;
          return [period, { figure: { value: (8 + ((party + kpi + index) % 5) + 0.25).toFixed(2) }, firstAt: at, at }];
        }),
      ),
    ]),
  );

interface Made {
  agreement: string;
  seen: Seen;
}

/** An MOU as if all had signed it so many months ago, and every figure had come on time. */
async function made(scene: Scene, { months: count, agencies, kpis: many }: Size): Promise<Made & { mailbox: string }> {
  const { cloud } = scene;
  const file = manyParties(agencies) as MouFile;
  const parties = file.parties.map(({ key }) => key);
  const kpis = Array.from({ length: many }, (_, index) => kpiOf(index, parties));
  const agreement = await (await convenerOf(scene, { ...file, kpis })).publish();
  await cloud.quiet();
  const tip = await tipOf<{ textHash: string }>(scene, agreement);
  const now = instant(cloud.clock.now());
  const first = addMonths(now.slice(0, 10), -count).slice(0, 7);
  const effective = `${first}-01`;
  const ends = addMonths(now.slice(0, 10), 6);
  const term = { effective, effectiveAt: `${effective}T05:00:00.000Z`, ends, endsAt: plus(`${ends}T05:00:00.000Z`, 0) };
  const periods = months(first, count);
  const byYear = Map.groupBy(periods, (period) => period.slice(0, 4));
  const rows = parties.flatMap((party, index) =>
    [...byYear].map(([year, own]) => ({
      ...{ pk: `VALUES#${agreement}`, sk: `${party}#${year}`, writes: 1 },
      of: yearOf(own, kpis, index),
    })),
  );
  await write(scene, [{ ...tip, state: { ...tip.state, status: 'executed', term } }, ...rows]);
  const values = Object.fromEntries(parties.map((party, index) => [party, yearOf(periods, kpis, index)]));
  const zone = 'America/New_York';
  const seen: Seen = {
    ...{ agreement, number: 'MOU-1', zone, now, today: now.slice(0, 10), pages: `/agreements/${agreement}/kpis` },
    ...{ everyone: false, isPublic: false, fiscal: [], published: {}, plan: undefined },
    nameOf: (party) => `Agency ${party}`,
    clock: { now, calendar: { zone, country: 'US' }, pauses: [] },
    figures: {
      life: { first: effective, last: ends, texts: [{ version: 1, textHash: '', from: effective, kpis }] },
      ...{ changes: [], values },
    },
  };
  return { agreement, seen, mailbox: `liaison@${file.parties[0]?.mailDomains[0]}` };
}

/** What one query over the figures asks for at least: its bytes, in as many pages as DynamoDB takes. */
async function floorOf({ cloud }: Scene, agreement: string): Promise<DashboardCost['floor']> {
  const TableName = cloud.table[0]?.name ?? '';
  let [calls, readUnits] = [0, 0];
  let from: object = {};
  do {
    const answer = await cloud.dynamodb.call('Query', {
      ...{ TableName, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL', KeyConditionExpression: 'pk = :pk' },
      ExpressionAttributeValues: { ':pk': { S: `VALUES#${agreement}` } },
      ...from,
    });
    const { CapacityUnits = Number.NaN } = (answer.ConsumedCapacity ?? {}) as { CapacityUnits?: number };
    calls += 1;
    readUnits += CapacityUnits;
    from = answer.LastEvaluatedKey ? { ExclusiveStartKey: answer.LastEvaluatedKey } : {};
  } while (Object.keys(from).length > 0);
  return { calls, readUnits };
}

function pageOf(seen: Seen): { milliseconds: number; bytes: number } {
  const before = process.cpuUsage();
  const html = kpisPage({ seen, ...picturesOf(seen.figures, seen.clock) });
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1_000, bytes: html.length };
}

export async function measureKpis(scene: Scene, sizes: readonly Size[] = SIZES): Promise<DashboardCost[]> {
  const { cloud } = scene;
  const costs: DashboardCost[] = [];
  // One liaison for all of them, who stays signed in.
  const liaisons = new Map<string, Person>();
  for (const size of sizes) {
    const { agreement, seen, mailbox } = await made(scene, size);
    const person = liaisons.get(mailbox) ?? new Person(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());
    liaisons.set(mailbox, person);
    const path = `/agreements/${agreement}/kpis`;
    // Signed in, with the text at hand, as a warm function has it.
    const { status } = await person.open(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const reading = await measure(scene, () => person.browser.open(path));
    const work = reading.byFunction['kpis-http'];
    if (!work) throw new Error('The dashboard was not measured');
    const { reads: trips } = await roundTripsOf(scene, 'kpis-http', () => person.browser.open(path));
    const pages = Array.from({ length: ROUNDS + 1 }, () => pageOf(seen)).slice(1);
    costs.push({
      ...size,
      ...{ calls: work.calls, trips, readUnits: work.readUnits, floor: await floorOf(scene, agreement) },
      page: spreadOf(pages.map(({ milliseconds }) => milliseconds)),
      bytes: pages[0]?.bytes ?? Number.NaN,
    });
  }
  return costs;
}
