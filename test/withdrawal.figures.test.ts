/** Figures of an agency that leaves an MOU: the last period by its last day is owed and taken, later ones are not asked for, and no system of it gets a token. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planIdOf, reportsIdOf } from '../functions/shared/ids.ts';
import { aCloud, HOUR, type TestCloud } from './a-cloud.ts';
import { words } from './a-disputed-mou.ts';
import { aMeasuredMou, DUE, KPIS, LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { aSystem, aToken } from './a-reporting-system.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let short: Sent;
let on: ReturnType<typeof measuring>;
let onShort: ReturnType<typeof measuring>;
let system: ReturnType<typeof aSystem>;

const types = (party: string) => cloud.types(reportsIdOf(sent.agreement, party));

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3, startAt: LAST_OF_MARCH });
  const token = (await cloud.token()).secret;
  sent = await measured(cloud, token, aMeasuredMou(KPIS, { terminationNotice: { days: 30 } }));
  short = await measured(cloud, token, aMeasuredMou(KPIS, { sunset: { months: 1, opensDaysBefore: 14 } }));
  [on, onShort] = [measuring(cloud, sent), measuring(cloud, short)];
  system = aSystem(cloud, sent, (await aToken(on, 'health')).secret);
  await aToken(onShort, 'transport');
  const head = on.personAt(mailboxOf(sent, 'health'));
  await head.open(`/agreements/${sent.agreement}/withdrawal`);
  await head.browser.press('Give notice of withdrawal', { reason: 'Fires are ours no more.', sure: 'yes' });
  // April is over, and with it the days of the notice.
  await cloud.moveTo(noonOf('2026-05-04'));
}, 300_000);
afterAll(() => cloud?.stop());

const BURNS = { 'cells.burns.value': '40' };

describe('After the end of an MOU', () => {
  it('no token is made, while figures are still owed; one that is in use can be revoked', async () => {
    expect(await cloud.types(short.agreement)).toContain('AgreementEnded');
    const liaison = onShort.liaison('transport');
    const page = await liaison.open(onShort.path('transport', '/tokens'));
    expect(words(page)).toContain('The MOU has ended for your agency, so its systems get no new tokens.');
    expect(page.html).not.toContain('name="label"');
    const revoked = await liaison.browser.press('Revoke the token of Warehouse');
    expect(words(revoked)).toContain('The token is revoked.');
  });
});

describe('After its last day', () => {
  it('the agency has left, and is asked for the period that ended by it', async () => {
    expect(await cloud.types(sent.agreement)).toContain('PartyLeft');
    expect(words(await on.open('health'))).toContain('Apr 2026 closes on Thu, May 21, 2026');
  });

  it('whoever reported for it reports that one', async () => {
    const lead = on.lead('health');
    await lead.open(on.path('health', '/2026-04'));
    const looked = await lead.browser.press('Look at it first', {
      ...BURNS,
      ...{ 'cells.kept.numerator': '45', 'cells.kept.denominator': '50' },
    });
    expect(looked.status, words(looked)).toBe(200);
    await lead.browser.press('Send these figures');
    await cloud.quiet();
    expect((await types('health')).at(-1)).toBe('ValuesReported');
    expect(await on.values('health')).toMatchObject({ 'burns 2026-04': '40' });
  });

  it('its systems report what is owed, and nothing of later periods; no token is made, and the one that it has is revoked', async () => {
    const owed = await system.report({ kpi: 'burns', period: '2026-04', value: '41', reason: 'One was counted late.' });
    expect([owed.status, owed.text]).toEqual([201, expect.stringContaining('correction')]);
    const later = await system.report({ kpi: 'burns', period: '2026-05', value: '41' });
    expect([later.status, later.text]).toEqual([422, expect.stringContaining('not-a-reporter')]);
    const page = await on.liaison('health').open(on.path('health', '/tokens'));
    expect(words(page)).toContain('The MOU has ended for your agency, so its systems get no new tokens.');
    const revoked = await on.liaison('health').browser.press('Revoke the token of Warehouse');
    expect(words(revoked)).toContain('The token is revoked.');
    // An office that reported tends none.
    expect((await on.lead('health').open(on.path('health', '/tokens'))).status).toBe(404);
  });

  it('later periods are owed by the others alone, and none of them counts as missed because of it', async () => {
    await cloud.moveTo(Date.parse(DUE.may) + HOUR);
    expect(words(await on.open('health'))).not.toContain('May 2026 closes');
    const { events } = await cloud.history(planIdOf(sent.agreement));
    const closed = events
      .filter(({ type }) => type === 'PeriodClosed')
      .flatMap(({ data }) => (data as { statuses: { period: string; silent?: string[] }[] }).statuses);
    const silentIn = (period: string) =>
      closed.filter((one) => one.period === period).flatMap(({ silent = [] }) => silent);
    expect(silentIn('2026-05')).toContain('forestry');
    expect(silentIn('2026-05')).not.toContain('health');
  });
});
