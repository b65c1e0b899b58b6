/** A system reports the figures of one party by the API: by the rules of the form, all of a batch or nothing, with a token that its liaison ends at any moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesAfter } from '../functions/kpis/domain/report.state.ts';
import type { ReportEvent } from '../functions/kpis/domain/report.events.ts';
import type { Values } from '../functions/kpis/domain/recorded.rules.ts';
import { reportsIdOf } from '../functions/shared/ids.ts';
import type { SdkCall } from '../infra/laptop/cloud/faults.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { aSystem, aToken, codesOf, secretOn } from './a-reporting-system.ts';
import type { Sent } from './a-sent-mou.ts';
import { words } from './a-disputed-mou.ts';
import { Gates, together } from './gates.ts';

let cloud: TestCloud;
let sent: Sent;
let on: ReturnType<typeof measuring>;
let health: ReturnType<typeof aSystem>;
let secret: string;

beforeAll(async () => {
  cloud = await aCloud({ startAt: LAST_OF_MARCH, sandboxes: 3 });
  sent = await measured(cloud, (await cloud.token()).secret);
  on = measuring(cloud, sent);
  await cloud.moveTo(noonOf('2026-06-03'));
  ({ secret } = await aToken(on, 'health'));
  health = aSystem(cloud, sent, secret);
});
afterAll(() => cloud?.stop());

const isOurs = ({ caller }: SdkCall) => caller.startsWith('valueshttp');
const burns = (period: string, value: unknown, more: object = {}) => ({ kpi: 'burns', period, value, ...more });
/** What the events of a party leave behind, and what stands beside them. */
const bothWays = async (party: string) => {
  const { events } = await cloud.history(reportsIdOf(sent.agreement, party));
  const after = events.reduce<Values>(
    (values, event) => valuesAfter(values, event as unknown as ReportEvent, event.at),
    {},
  );
  const items = await cloud.items<{ of: Values }>(`VALUES#${sent.agreement}`);
  const stored: Record<string, Record<string, unknown>> = {};
  for (const { sk, of } of items.filter((one) => one.sk.startsWith(`${party}#`)))
    for (const [kpi, periods] of Object.entries(of)) stored[kpi] = { ...stored[kpi], ...periods };
  return { after, stored };
};

describe('A token', () => {
  it('is made by a liaison of the party, for a system with a name, and its secret is shown once', async () => {
    const liaison = on.liaison('forestry');
    await liaison.open(on.path('forestry', '/tokens'));
    const nameless = await liaison.browser.press('Make a token', { label: ' ' });
    expect([nameless.status, told(nameless)]).toEqual([422, expect.stringContaining('The system has no name.')]);
    const [url, fields] = liaison.browser.formOf('Make a token', { label: 'Forest ledger' });
    const made = await liaison.browser.request(url, fields);
    const own = secretOn(made) ?? '';
    expect(own).toMatch(/^forestry\.[a-z2-7]{52}$/);
    expect(words(made)).toContain('This is the only time that it is shown');
    expect(words(made)).toMatch(/Forest ledger Made Wed, Jun 3, 2026, .* by Liaison of Birch forestry Last used Never/);
    const again = await liaison.browser.request(url, fields);
    expect([again.status, secretOn(again)]).toEqual([200, undefined]);
    expect(words(again)).toContain('It is not shown again');
    expect((await liaison.open(on.path('forestry', '/tokens'))).html).not.toContain(own);
    await cloud.quiet();
    const everything = JSON.stringify([...(await cloud.items('')), cloud.log()]);
    expect(everything).toContain('Forest ledger');
    expect(everything).not.toContain(own.split('.')[1]);
  });

  it('is nobody’s to make but a liaison’s of the party itself', async () => {
    expect((await on.lead('health').open(on.path('health', '/tokens'))).status).toBe(404);
    expect((await on.liaison('police').open(on.path('health', '/tokens'))).status).toBe(404);
  });

  it('is told to the liaisons of the party by mail, without its secret', async () => {
    const mail = cloud.inbox.to('liaison@forestry.example').at(-1);
    expect(mail?.subject).toBe(`A system may report your figures: ${sent.number}`);
    expect(mail?.text).toContain(`${cloud.url}${on.path('forestry', '/tokens')}`);
    expect(mail?.text).not.toMatch(/[a-z2-7]{52}/);
  });

  it('reports like the example on its page', async () => {
    const example = `curl ${cloud.url}/api/agreements/${sent.agreement}/values`;
    const page = await on.liaison('health').open(on.path('health', '/tokens'));
    expect(page.status).toBe(200);
    const { screen, secret: other } = await aToken(on, 'health', 'Example');
    expect(screen.text).toContain(example);
    const body = /-d '([^']+)'/.exec(screen.text)?.[1] ?? '';
    const answered = await aSystem(cloud, sent, other).send(JSON.parse(body));
    expect([answered.status, answered.body.values]).toEqual([
      201,
      [{ kpi: 'burns', period: '2026-04', value: '24.5', recorded: 'first', timing: 'late' }],
    ]);
  });
});
