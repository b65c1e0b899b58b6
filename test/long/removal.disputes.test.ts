/** Words of a dispute leave its record by law as any others do: the page says so where they stood, and the dispute goes on as it was. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPartition } from '../../functions/disputes/dispute.stream.ts';
import { verifyChain } from '../../functions/shared/ledger/chain.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';
import { CLAIM, disputing, executed, words } from '../a-disputed-mou.ts';
import type { Sent } from '../a-sent-mou.ts';

const LAW = { authority: 'Order 26-114', reason: 'The name of a protected witness.' };

let cloud: TestCloud;
let sent: Sent;
let on: ReturnType<typeof disputing>;
beforeAll(async () => {
  cloud = await aCloud();
  sent = await executed(cloud, (await cloud.token()).secret);
  on = disputing(cloud, sent);
});
afterAll(() => cloud?.stop());

const keeping = () => `/agreements/${sent.agreement}/keeping`;
const officers = new Map<string, ReturnType<TestCloud['person']>>();
/** The records officer of a party, on the page of the keeping. */
async function officer(party: string) {
  const person = officers.get(party) ?? cloud.person(`records@${party}.example`);
  officers.set(party, person);
  await person.open(keeping());
  return person.browser;
}

const removed = async (id: string, seq: number) => {
  const asking = await officer('health');
  await asking.press('Ask for the removal', { event: `${id}/${seq}`, ...LAW });
  const deciding = await officer('transport');
  await deciding.follow('See the words and decide');
  await deciding.press('Check before you decide', { decision: 'approve' });
  await deciding.press('Remove these words for good');
  await cloud.quiet();
};

it('a claim is gone from the page, which says so, and the dispute stays in the queue until it is over', async () => {
  const { id, path } = await on.raised();
  await cloud.quiet();
  expect((await officer('health')).page.text).toContain('Dispute 1: dispute raised');
  await removed(id, 1);
  const { events, bodies } = await cloud.history(id);
  expect(bodies.has(1)).toBe(false);
  expect(verifyChain(events, bodies)).toMatchObject({ faults: [], removed: [1] });
  const page = words(await on.holder('health').open(path));
  expect(page).toContain('removed by law');
  expect(page).not.toContain(CLAIM.happened);
  const [tip] = await cloud.items<{ due?: string; dueAt?: string }>(`TIP#${id}`);
  expect(tip).toMatchObject({ due: openPartition(sent.agreement), dueAt: '2026-03-09T21:00:00.000Z' });
  expect(words(await on.holder('health').open('/disputes'))).toContain('dispute 1');
  const text = 'A call comes first.';
  expect((await on.act(on.holder('transport'), path, 'Propose this', { text })).status).toBe(200);
});

it('of one for named people, an officer sees the place of its words and nothing of what happened', async () => {
  const { mailbox } = on.holder('health');
  const { id } = await on.raised({ handling: 'named', people: mailbox });
  await cloud.quiet();
  const seen = (await officer('forestry')).page.text;
  expect(seen).toContain('Dispute 2, for named people only: event 1');
  expect(seen).not.toContain('Dispute 2: dispute raised');
  await removed(id, 1);
  expect((await cloud.history(id)).bodies.has(1)).toBe(false);
});
