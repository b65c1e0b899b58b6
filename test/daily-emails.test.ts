/** A mailbox that others have written to all day gets what comes after that in one email of the next morning: nothing lost, nothing twice, nothing late. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_GATHERED, MOST_NEWS_ALONE } from '../functions/outbox/week.rules.ts';
import { aCloud, DAY, type TestCloud } from './a-cloud.ts';
import { docketOf, executedMou } from './a-docket.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let head: string;
let raise: Awaited<ReturnType<typeof docketOf>>['raise'];
beforeAll(async () => {
  cloud = await aCloud();
  sent = await executedMou(cloud, (await cloud.token()).secret);
  const offices = sent.mou.parties.find(({ key }) => key === 'health')?.offices ?? [];
  head = offices[0]?.holder.mailbox ?? '';
  raise = (await docketOf(cloud, sent)).raise;
});
afterAll(() => cloud?.stop());

const raised = () => cloud.inbox.to(head).filter(({ subject }) => /: dispute \d+, /.test(subject));
const gathered = () => cloud.inbox.to(head).filter(({ subject }) => /more emails of yesterday/.test(subject));
const MORE = 3;

interface Day {
  pk: string;
  status: string;
  alone: string[];
  gathered: object[];
  effect: { to: string[] };
}
const waiting = async () => {
  const day = (await cloud.items<Day>('MAIL#daily#')).find(
    ({ status, effect: { to } }) => status === 'pending' && to.includes(head),
  );
  if (!day) throw new Error('Nobody was written to');
  return day;
};
/** As if the mailbox had had as many of others by now. */
const hadMany = async () => {
  await raise();
  await cloud.quiet();
  const day = await waiting();
  const others = Array.from({ length: MOST_NEWS_ALONE - day.alone.length }, (_, nth) => `another ${nth}`);
  await cloud.put({ ...day, alone: [...day.alone, ...others] });
};

it('What comes after the emails of a day waits, unless it is due before the next morning is over', async () => {
  await hadMany();
  for (let nth = 0; nth < MORE; nth++) await raise();
  await raise({ answerBy: '2026-03-03T22:00:00.000Z', deadline: '2026-03-03T22:00:00.000Z' });
  await cloud.quiet();
  expect(raised().map(({ subject }) => /dispute \d+/.exec(subject)?.[0])).toEqual(['dispute 1', `dispute ${MORE + 2}`]);
  expect(gathered()).toEqual([]);
});

it('and comes in one email of the next morning, each with what it asks and by when', async () => {
  await cloud.moveBy(DAY);
  const [email, ...more] = gathered();
  expect(more).toEqual([]);
  for (let nth = 2; nth < MORE + 2; nth++)
    expect(email?.text).toMatch(new RegExp(`^Answer by \\w{3}, \\w{3} \\d+: dispute ${nth}, `, 'm'));
  await cloud.moveBy(DAY);
  expect(gathered()).toHaveLength(1);
});

it('A full item is followed by another one, and both go out', async () => {
  await hadMany();
  await raise();
  await cloud.quiet();
  const day = await waiting();
  const filler = (_: unknown, nth: number) => ({ ...day.gathered[0], key: `filler ${nth}` });
  await cloud.put({ ...day, gathered: Array.from({ length: MOST_GATHERED }, filler) });
  await raise();
  await cloud.quiet();
  expect(await cloud.items(`${day.pk}#1`)).toMatchObject([
    { status: 'pending', gathered: [{ recipient: 'health/head' }] },
  ]);
  await cloud.moveBy(DAY);
  expect(gathered()).toHaveLength(3);
});
