/** An act on a dispute reads everything beside each other, in one round trip, and writes it in one transaction. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SdkCall } from '../infra/laptop/cloud/faults.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { ANSWER, CLAIM, disputing, executed, pressing, words } from './a-disputed-mou.ts';
import { together } from './gates.ts';

let cloud: TestCloud;
let on: ReturnType<typeof disputing>;
let path: string;

beforeAll(async () => {
  cloud = await aCloud();
  on = disputing(cloud, await executed(cloud, (await cloud.token()).secret));
  path = `${on.docket}/1`;
});
afterAll(() => cloud?.stop());

const READS = ['BatchGetItem', 'Query'];
const isRead = ({ action }: SdkCall) => READS.includes(action);

/** Presses the button and hears what its request asks of DynamoDB. No read is answered before all are there: one that waited for another would wait for good. */
async function calls(person: Person, at: string, button: string, typed: Record<string, string> = {}) {
  await person.open(at);
  const press = pressing(person.browser, button, typed);
  await cloud.quiet();
  const heard: string[] = [];
  const ofAct = ({ caller }: SdkCall) => caller.startsWith('disputesacts');
  const reads = together(READS.length, (call) => ofAct(call) && isRead(call));
  cloud.setFaults({
    around: (call, serve) => {
      if (ofAct(call)) heard.push(call.action);
      return reads.around(call, serve);
    },
  });
  const screen = await press();
  cloud.setFaults({});
  await cloud.quiet();
  return { screen, reads: heard.slice(0, READS.length).sort(), writes: heard.slice(READS.length) };
}

const says = (screen: Screen, sentence: string) => expect(words(screen)).toContain(sentence);
const ONCE = { reads: READS, writes: ['TransactWriteItems'] };

it('Raising, answering, proposing and deciding each take one round trip of reads and one transaction', async () => {
  const [own, theirs] = [on.holder('transport'), on.holder('health')];
  const raised = await calls(own, `${on.docket}/new`, 'Raise this dispute', CLAIM);
  says(raised.screen, 'Dispute 1 is raised.');
  expect(raised).toMatchObject(ONCE);

  const answered = await calls(theirs, `${path}/answer`, 'Give this answer', ANSWER);
  says(answered.screen, ANSWER.happened);
  expect(answered).toMatchObject(ONCE);

  const promise = { 'followUps.0.party': 'health', 'followUps.0.what': 'Calls.', 'followUps.0.by': '2026-04-01' };
  const proposed = await calls(own, `${path}/texts`, 'Propose this', { text: 'Call first.', ...promise });
  says(proposed.screen, 'Your proposal 1 is recorded, and the others are told.');
  expect(proposed).toMatchObject(ONCE);

  const decided = await calls(theirs, `${path}/acceptance`, 'Accept proposal 1', { dissent: 'An hour is long.' });
  says(decided.screen, 'Status Decided');
  // Whose commitments it touches only the dispute says.
  expect(decided).toMatchObject({ reads: READS, writes: ['BatchGetItem', 'TransactWriteItems'] });
});
