/** A thousand reviews that are due on one day: each opens once, and their mails leave within the sending rate of the account. */
import { ulid } from 'ulid';
import type { Agreement } from '../../functions/agreements/domain/agreement.state.ts';
import { bare } from '../../functions/agreements/testing/an-mou.ts';
import { reviewIdOf } from '../../functions/shared/ids.ts';
import { HOUR, MINUTE } from '../../functions/shared/kernel.ts';
import { duePartition } from '../../functions/shared/ledger/due-index.ts';
import { dueShard, SHARDS } from '../../functions/shared/ledger/effects.ts';
import type { Faults } from '../../infra/laptop/cloud/faults.ts';
import { wholeWay } from '../acts.ts';
import { nameOf } from '../meter.ts';
import { asJson, type Raw, tipOf, writeRaw } from '../rows.ts';
import { convenerOf, type Scene } from '../scene.ts';

export const REVIEWS = 1_000;
/** Mails that an account may send in a second, once Amazon has let it out of the sandbox (Amazon SES Developer Guide, "Service quotas"). */
const RATE = 14;
/** Minutes between two sweeps of the mailer. */
const SWEEP = 5 * MINUTE;
/** Effects are tried again for about a day. */
const AT_MOST = 48 * HOUR;
/** Of reviews: one that fails is tried again. */
const MOST_SWEEPS = 24;
/** Real milliseconds. */
const PATIENCE = 15 * MINUTE;

export interface ReviewDay {
  reviews: number;
  parties: number;
  /** Sweeps until none found one to open, and reviews that they opened: without loss these are all, and `again` is none. */
  sweeps: number;
  opened: number;
  /** Reviews with more than one opening. */
  again: number;
  /** Of the sweeps, by the clock of the machine; and of the cloud with all that they set off, the database apart. */
  seconds: number;
  cpu: number;
  rate: number;
  /** Mails that left, tries that were refused because the rate was used up, and effects that were given up. */
  mails: number;
  refused: number;
  lost: number;
  /** From the first mail to the last one, by the clock of the cloud. */
  minutes: number;
}

type Row = Raw & Record<'pk' | 'sk', { S: string }> & Partial<Record<'due' | 'type' | 'status', { S: string }>>;

async function allRows({ cloud }: Scene, filter: object = {}): Promise<Row[]> {
  const TableName = cloud.table[0]?.name ?? '';
  const rows: Row[] = [];
  let from: object = {};
  do {
    const { Items, LastEvaluatedKey } = await cloud.dynamodb.call('Scan', asJson({ TableName, ...filter, ...from }));
    rows.push(...(Items as unknown as Row[]));
    from = LastEvaluatedKey ? { ExclusiveStartKey: LastEvaluatedKey } : {};
  } while (Object.keys(from).length > 0);
  return rows;
}

/** What is not of the past: neither effects nor proofs of who asked. */
const KEPT = /^(TIP|LEDGER|BODY|PARTY)#/;

/** The rows of an MOU as those of another one. */
function copied(rows: readonly Row[], agreement: string): Row[] {
  const [from, id] = [agreement.replace('mou_', ''), ulid()];
  return rows.map((row) => {
    const copy = JSON.parse(JSON.stringify(row).replaceAll(from, id)) as Row;
    return copy.due ? { ...copy, due: { S: duePartition(copy.due.S.split('#')[0] ?? '', id) } } : copy;
  });
}

/** An account that takes so many mails in a second and refuses the others, by the clock of the cloud. */
function sending({ cloud }: Scene, rate: number) {
  const told = { refused: 0 };
  let [left, at] = [rate, cloud.clock.now()];
  const mail: Faults['mail'] = () => {
    const now = cloud.clock.now();
    left = Math.min(rate, left + ((now - at) / 1_000) * rate);
    at = now;
    if (left < 1) {
      told.refused += 1;
      return 'throttle';
    }
    left -= 1;
    return undefined;
  };
  return { told, mail };
}

async function unsent({ cloud }: Scene): Promise<number> {
  const counts = Array.from({ length: SHARDS }, async (_, shard) => {
    const { Count } = await cloud.dynamodb.call('Query', {
      ...{ TableName: cloud.table[0]?.name ?? '', IndexName: 'due', Select: 'COUNT' },
      ...{
        KeyConditionExpression: 'due = :due',
        ExpressionAttributeValues: { ':due': { S: dueShard('MAIL', shard) } },
      },
    });
    return Number(Count);
  });
  return (await Promise.all(counts)).reduce((all, one) => all + one, 0);
}

/** MOUs of two agencies, signed half a year ago, each in force, whose reviews open at that moment. */
async function signed(scene: Scene, reviews: number): Promise<void> {
  const { cloud } = scene;
  const sunset = { months: 6, then: 'ends', opensDaysBefore: 90 };
  const convener = await convenerOf(scene, { ...bare, sunset });
  const agreement = await wholeWay(
    convener,
    async (_, act) => {
      await act();
      await cloud.quiet();
    },
    () => undefined,
  );
  const { sunsetAt = '' } = (await tipOf<Agreement>(scene, agreement)).state;
  await cloud.sleepUntil(Date.parse(sunsetAt) - MINUTE);
  const rows = (await allRows(scene)).filter(
    (row) => KEPT.test(row.pk.S) && JSON.stringify(row).includes(agreement.replace('mou_', '')),
  );
  await writeRaw(scene, Array.from({ length: reviews - 1 }, () => copied(rows, agreement)).flat());
  await cloud.sleepUntil(Date.parse(sunsetAt));
}

async function opened(scene: Scene): Promise<Pick<ReviewDay, 'opened' | 'again'>> {
  const openings = (await allRows(scene)).filter(
    ({ pk, type }) => pk.S.startsWith(`LEDGER#${reviewIdOf('', 1).split('-')[0]}`) && type?.S === 'ReviewOpened',
  );
  const streams = new Set(openings.map(({ pk }) => pk.S));
  return { opened: streams.size, again: openings.length - streams.size };
}

export async function measureReviewDay(scene: Scene, reviews = REVIEWS): Promise<ReviewDay> {
  const { cloud } = scene;
  await signed(scene, reviews);
  const sweeper = cloud.functions().find(({ id }) => nameOf(id) === 'reviews-sweep')?.id ?? '';
  const { told, mail } = sending(scene, RATE);
  cloud.setFaults({ mail });
  const before = { mails: cloud.inbox.list().length, cpu: process.cpuUsage() };
  const begun = performance.now();
  let [sweeps, found] = [0, 1];
  for (; found > 0 && sweeps < MOST_SWEEPS; sweeps += 1) {
    const { payload, error } = await cloud.invoke(sweeper, { step: 'sweep-reviews' });
    found = error === undefined ? (payload as { opened: number }).opened : 1;
  }
  const seconds = (performance.now() - begun) / 1000;
  await cloud.quiet(PATIENCE);
  const { user, system } = process.cpuUsage(before.cpu);
  const until = cloud.clock.now() + AT_MOST;
  while (cloud.clock.now() < until && (await unsent(scene)) > 0) {
    await cloud.moveBy(SWEEP);
    await cloud.quiet(PATIENCE);
  }
  const mails = cloud.inbox.list().slice(before.mails);
  const [first, last] = [mails[0], mails.at(-1)].map((one) => Date.parse(one?.at ?? ''));
  const lost = (await allRows(scene)).filter(({ status }) => status?.S === 'gave up').length;
  return {
    ...{ reviews, parties: bare.parties.length, sweeps, ...(await opened(scene)) },
    ...{ seconds, cpu: (user + system) / 1e6, rate: RATE, mails: mails.length, ...told, lost },
    minutes: ((last ?? Number.NaN) - (first ?? Number.NaN)) / MINUTE,
  };
}
