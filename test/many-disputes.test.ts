/** Deadlines are paused under an MOU with ten thousand disputes as under any other: the effect names them by number, and the workflows that wait are woken. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disputeIdOf, docketIdOf } from '../functions/shared/ids.ts';
import type { EffectItem } from '../functions/shared/ledger/effects.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { anMouInForce, type Drawer, disputesOf } from './a-dispute-raised.ts';
import type { Sent } from './a-sent-mou.ts';

const MANY = 10_000;
let cloud: TestCloud;
let sent: Sent;
let on: Drawer;
beforeAll(async () => {
  cloud = await aCloud();
  sent = await anMouInForce(cloud);
  on = await disputesOf(cloud, sent);
});
afterAll(() => cloud?.stop());

it('A pause is recorded, and reaches the first and the last of them', async () => {
  const first = await on.raise();
  const docket = docketIdOf(sent.agreement);
  const [tip] = await cloud.items<{ pk: string; sk: string; state: { disputes: number } }>(`TIP#${docket}`);
  if (!tip) throw new Error('There is no docket');
  await cloud.put({ ...tip, state: { ...tip.state, disputes: MANY } });
  const last = await on.raise();
  expect(last).toBe(disputeIdOf(sent.agreement, MANY + 1));
  const looks = () => [first, last].map((id) => on.watch(id, 0)?.entered.length ?? 0);
  const before = looks();

  const { person } = cloud.liaison(sent, 'health');
  await person.open(`/agreements/${sent.agreement}/disputes`);
  const typed = { cause: 'emergency', reason: 'The river is over its banks.', days: '7' };
  const screen = await person.browser.press('Pause deadlines', typed);
  expect(screen.status, screen.text).toBe(200);
  await cloud.quiet();

  const effects = (await cloud.items<EffectItem>(`FLOW#${docket}#`)).filter(({ effect }) => effect.kind === 'answer');
  expect(effects).toMatchObject([{ status: 'done', result: 'woken', woken: MANY + 1 }]);
  expect(JSON.stringify(effects[0]).length).toBeLessThan(4_000);
  // Each workflow has looked, and waits anew.
  for (const [nth, now] of looks().entries()) expect(now).toBeGreaterThan(before[nth] ?? 0);
});
