/** Whoever has more than three reminders in a week has the others in one email: each told once, none that is no longer needed, none twice. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EffectItem } from '../functions/shared/ledger/effects.ts';
import { aCloud, DAY, type TestCloud } from './a-cloud.ts';
import { aMou, type Sent } from './a-sent-mou.ts';

const TWO = ['transport', 'health'] as const;
const LIAISON = 'liaison@health.example';
/** The first reminders go out on the Monday after, at nine in New York; the email of the week in the morning of the next one. */
const REMINDED = Date.parse('2026-03-09T20:00:00.000Z');
const WEEKLY = Date.parse('2026-03-16T13:10:00.000Z');

let cloud: TestCloud;
const all: Sent[] = [];
beforeAll(async () => {
  cloud = await aCloud();
  const token = (await cloud.token()).secret;
  for (let nth = 0; nth < 5; nth++) all.push(await cloud.publish(token, aMou({ agencies: TWO })));
  await cloud.moveTo(REMINDED);
});
afterAll(() => cloud?.stop());

const reminders = () => cloud.inbox.to(LIAISON).filter(({ subject }) => /^Prepare by .* \(reminder\): /.test(subject));
const weeklies = () => cloud.inbox.to(LIAISON).filter(({ subject }) => subject.endsWith('your reminders of the week'));
const effects = async (): Promise<EffectItem[]> =>
  (await cloud.effects()).filter(({ effect }) => effect.kind === 'mail' && effect.template === 'reminder');
const waiting = async () =>
  (await effects()).filter(({ sent = {} }) => sent['health/liaison'] === 'in the email of the week');

it('the first three come by themselves, and the others wait, which is on the record of what asked for them', async () => {
  expect(reminders()).toHaveLength(3);
  expect(await waiting()).toHaveLength(2);
  expect(weeklies()).toEqual([]);
});

it('one that is carried out again, as after a failure, neither goes out nor waits twice', async () => {
  const [item] = await waiting();
  await cloud.put({ ...item, status: 'pending', sent: {} });
  await cloud.invoke(cloud.functionId('mailer'), cloud.hint(item?.pk ?? ''));
  await cloud.quiet();
  expect(reminders()).toHaveLength(3);
  expect(await waiting()).toHaveLength(2);
});

it('on Monday morning one email has the act, the day and the MOU of each that is still needed', async () => {
  const told = new Set(reminders().map(({ subject }) => subject.split(': ')[1]));
  const [first, second] = all.filter(({ number }) => !told.has(number));
  if (!first || !second) throw new Error('Two wait');
  await cloud.prepare(first, { only: ['health'] });
  await cloud.moveTo(WEEKLY);
  const [weekly, ...more] = weeklies();
  expect(more).toEqual([]);
  expect(weekly?.subject).toMatch(/^Prepare by \w{3}, \w{3} \d+: your reminders of the week$/);
  expect(weekly?.text).toMatch(new RegExp(`^Prepare +\\w{3}, \\w{3} \\d+ +${second.number}$`, 'm'));
  expect(weekly?.text).not.toContain(first.number);
  expect(weekly?.text.split('\n')).toContain(`${cloud.url}/home`);
  await cloud.moveBy(3 * DAY);
  expect(weeklies()).toHaveLength(1);
});
