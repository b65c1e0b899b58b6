/** A system reports the figures of one party by the API: by the rules of the form, all of a batch or nothing, with a token that its liaison ends at any moment. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Values } from '../functions/kpis/domain/recorded.rules.ts';
import type { ReportEvent } from '../functions/kpis/domain/report.events.ts';
import { valuesAfter } from '../functions/kpis/domain/report.state.ts';
import { reportsIdOf } from '../functions/shared/ids.ts';
import { program } from '../infra/cli/mou.ts';
import type { Refused } from '../infra/cli/refused.ts';
import type { SdkCall } from '../infra/laptop/cloud/faults.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { words } from './a-disputed-mou.ts';
import { LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { aSystem, aToken, codesOf, secretOn } from './a-reporting-system.ts';
import type { Sent } from './a-sent-mou.ts';
import { Gates, together } from './gates.ts';

let cloud: TestCloud;
let sent: Sent;
let on: ReturnType<typeof measuring>;
let health: ReturnType<typeof aSystem>;
let secret: string;
/** Another MOU of the same agencies. */
let other: Sent;

beforeAll(async () => {
  cloud = await aCloud({ startAt: LAST_OF_MARCH, sandboxes: 3 });
  const convener = (await cloud.token()).secret;
  sent = await measured(cloud, convener);
  other = await measured(cloud, convener);
  on = measuring(cloud, sent);
  await cloud.moveTo(noonOf('2026-06-03'));
  ({ secret } = await aToken(on, 'health'));
  health = aSystem(cloud, sent, secret);
});
afterAll(() => cloud?.stop());

const isOurs = ({ caller }: SdkCall) => caller.startsWith('figureshttp');
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
  for (const { of } of items.filter((one) => one.sk.startsWith(`${party}#`)))
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
    expect(words(made)).toContain('It is shown only this once');
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
    const { screen, secret: own } = await aToken(on, 'forestry', 'Example');
    expect(screen.text).toContain(example);
    const body = /-d '([^']+)'/.exec(screen.text)?.[1] ?? '';
    const system = aSystem(cloud, sent, own);
    expect(codesOf((await system.send(JSON.parse(body))).body)).toEqual(['values.0.value number-unreadable']);
    const answered = await system.send(JSON.parse(body.replace('FIGURE', '24.5')));
    expect([answered.status, answered.body.values]).toEqual([
      201,
      [{ kpi: 'burns', period: '2026-04', value: '24.5', recorded: 'first', timing: 'late' }],
    ]);
  });
});

describe('The documentation', () => {
  it('has an example that is answered as it says, reported and read back', async () => {
    const text = readFileSync(join(import.meta.dirname, '../docs/figures-api.md'), 'utf8');
    const told = [...text.matchAll(/```json\n([^`]*)```/g)].map(([, json = '']) => JSON.parse(json) as object);
    const body = JSON.parse(/-d '([^']*)'/.exec(text)?.[1] ?? '') as object;
    const fixed = { agreement: other.agreement };
    const system = aSystem(cloud, other, (await aToken(measuring(cloud, other), 'health')).secret);
    const [answered, read] = [await system.send(body), await system.read('?kpi=burns&from=2026-04')];
    expect([answered.status, answered.body]).toEqual([201, { ...told[0], ...fixed }]);
    const shown = (read.body.values as object[]).map((one) => ({ ...one, firstAt: '…', at: '…' }));
    expect({ ...read.body, values: shown }).toEqual({ ...told[1], ...fixed });
  });
});

describe('The terminal', () => {
  const report = async (name: string, text: string): Promise<{ said: string; refused: string[] }> => {
    const home = mkdtempSync(join(tmpdir(), 'concord-desk-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    writeFileSync(join(home, name), text);
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
    const refused = await program
      .parseAsync(['report', join(home, name), '--agreement', other.agreement], { from: 'user' })
      .then(() => [])
      .catch((error: Refused) => error.refusals.map(({ code, field }) => `${field} ${code}`))
      .finally(() => log.mockRestore());
    return { said: said.join('\n'), refused };
  };

  it('sends a sheet or a file of JSON, once however often it is sent, and tells what is wrong where it stands in it', async () => {
    vi.stubEnv('CONCORD_URL', cloud.url);
    vi.stubEnv('CONCORD_TOKEN', (await aToken(measuring(cloud, other), 'health', 'Desk')).secret);
    onTestFinished(() => void vi.unstubAllEnvs());
    const wrong = await report('may.csv', 'kpi,period,value,note\n\nburns,2026-05,"1,234",\nburnt,2026-05,1,\n');
    expect(wrong.refused).toEqual(['rows.3.value number-parted', 'rows.4.kpi kpi-unknown']);
    const sheet = 'kpi;period;numerator;denominator;value\nkept;2026-05;45;50;\n';
    const [first, again] = [await report('may.csv', sheet), await report('may.csv', sheet)];
    expect([first.said, first.refused]).toEqual([again.said, []]);
    expect(JSON.parse(first.said)).toMatchObject({ values: [{ numerator: '45', recorded: 'first' }] });
    const json = await report('may.json', JSON.stringify({ values: [{ kpi: 'kept', period: '2026-05', value: 1 }] }));
    expect(json.refused).toEqual(['values.0.value decimal-as-number']);
    const { events } = await cloud.history(reportsIdOf(other.agreement, 'health'));
    const cells = events.flatMap(({ data }) => (data.cells ?? []) as { kpi: string; period: string }[]);
    expect(cells.filter(({ kpi, period }) => kpi === 'kept' && period === '2026-05')).toHaveLength(1);
  });
});

describe('A report', () => {
  it('is answered with what was recorded, and with how its periods stand then', async () => {
    const first = await health.report(burns('2026-05', '12.50', { note: 'Two burns of 6.25.' }), {
      ...{ kpi: 'kept', period: '2026-05', numerator: '45', denominator: '50' },
    });
    expect([first.status, first.body.values, first.body.periods]).toEqual([
      201,
      [
        { kpi: 'burns', period: '2026-05', value: '12.50', recorded: 'first', timing: 'on time' },
        { kpi: 'kept', period: '2026-05', numerator: '45', denominator: '50', recorded: 'first', timing: 'on time' },
      ],
      [
        expect.objectContaining({
          ...{ kpi: 'burns', period: '2026-05', status: 'incomplete', value: '12.5', required: '100' },
          silent: ['transport', 'forestry', 'police'],
        }),
        expect.objectContaining({ kpi: 'kept', status: 'incomplete', value: '90', silent: ['forestry'] }),
      ],
    ]);
    expect(await on.values('health')).toMatchObject({ 'burns 2026-05': '12.50', 'kept 2026-05': '45 of 50' });
    const { events, bodies } = await cloud.history(reportsIdOf(sent.agreement, 'health'));
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'ValuesReported', actor: expect.stringMatching(/^reporter:health:tok_/) });
    expect(last?.data).toMatchObject({ door: 'api' });
    expect(bodies.get(last?.seq ?? 0)?.body).toMatchObject({
      by: { name: 'Warehouse', title: 'a system, by a token of Liaison of Birch health' },
    });
  });

  it('is recorded once under its Idempotency-Key, and answered with the same bytes; with other content it is refused', async () => {
    const key = { 'idempotency-key': 'april' };
    const batch = { values: [{ kpi: 'kept', period: '2026-04', numerator: '1', denominator: '3' }] };
    const [once, twice] = [await health.send(batch, key), await health.send(batch, key)];
    expect([once.status, twice.status, twice.text]).toEqual([201, 200, once.text]);
    const reused = await health.send({ values: [burns('2026-04', '1')] }, key);
    expect([reused.status, codesOf(reused.body)]).toEqual([409, ['reused-command']]);
    const again = await health.send(batch);
    expect([again.status, again.body.values[0]?.recorded]).toEqual([200, 'same']);
  });

  it('of a cell with a figure is a correction with its reason, or is refused with both figures', async () => {
    const bare = await health.report(burns('2026-05', '14'));
    expect([bare.status, codesOf(bare.body)]).toEqual([422, ['values.0.reason figure-there']]);
    expect(bare.body.errors?.[0]?.wrong).toBe('12.50 is on record already, and you gave 14.');
    const outdated = await health.report(burns('2026-05', '14', { seen: '11', reason: 'Counted again.' }));
    expect(codesOf(outdated.body)).toEqual(['values.0.value figure-changed']);
    const corrected = await health.report(burns('2026-05', '14', { seen: '12.50', reason: 'Counted again.' }));
    expect([corrected.status, corrected.body.values[0]]).toMatchObject([
      201,
      { value: '14', recorded: 'correction', was: { value: '12.50' } },
    ]);
  });

  it('takes one round trip of reads and one transaction', async () => {
    const heard: string[] = [];
    const reads = together(2, (call) => isOurs(call) && ['BatchGetItem', 'Query'].includes(call.action));
    cloud.setFaults({
      around: (call, serve) => {
        // Texts never change: each sandbox reads them once.
        if (isOurs(call) && !call.body.includes('DOC#')) heard.push(call.action);
        return reads.around(call, serve);
      },
    });
    const answered = await health.report(burns('2026-05', '15', { reason: 'Counted a third time.' }));
    cloud.setFaults({});
    expect(answered.status).toBe(201);
    expect([heard.slice(0, 2).sort(), heard.slice(2)]).toEqual([['BatchGetItem', 'Query'], ['TransactWriteItems']]);
  });

  it('with one bad cell is refused with all that is wrong in it, and nothing of it is recorded', async () => {
    const before = await bothWays('police');
    const police = aSystem(cloud, sent, (await aToken(on, 'police')).secret);
    const refused = await police.report(
      burns('2026-04', '10'),
      burns('2026-05', 10),
      burns('2026-13', '1,234'),
      { kpi: 'acres', period: '2026-04', value: '5500', vaule: '1' },
      burns('2026-04', '11'),
      { kpi: 'burnt', period: '2026-04', value: '1' },
    );
    expect([refused.status, codesOf(refused.body)]).toEqual([
      422,
      [
        'values.1.value decimal-as-number',
        'values.2.period period-unreadable',
        'values.2.value number-parted',
        'values.3.vaule figure-field-unknown',
        'values.4.period cell-twice',
        'values.5.kpi kpi-unknown',
      ],
    ]);
    expect(await bothWays('police')).toEqual(before);
  });

  it.each<[what: string, cell: unknown, found: string]>([
    ['a number of JSON', burns('2026-05', 24.5), 'value decimal-as-number'],
    ['NaN', burns('2026-05', 'NaN'), 'value number-unreadable'],
    ['1e309', burns('2026-05', '1e309'), 'value number-with-exponent'],
    ['1,234', burns('2026-05', '1,234'), 'value number-parted'],
    ['a minus that is none', burns('2026-05', '\u22125'), 'value minus-sign'],
    ['a negative number where the range has none', burns('2026-05', '-5'), 'value value-negative'],
    ['a number that is not plausible', burns('2026-05', '501'), 'value value-implausible'],
    ['null', burns('2026-05', null), 'value not-a-text'],
    ['no figure', { kpi: 'burns', period: '2026-05' }, 'value value-missing'],
    ['nothing without a note', { kpi: 'burns', period: '2026-05', nothing: true }, 'note nothing-without-a-note'],
    ['nothing and a figure', burns('2026-05', '1', { nothing: true }), 'nothing nothing-and-a-figure'],
    ['nothing that is not true', { kpi: 'burns', period: '2026-05', nothing: 'yes' }, 'nothing nothing-not-true'],
    ['a confirmation in words', burns('2026-05', '1', { confirmed: 'yes' }), 'confirmed not-true-or-false'],
    ['one number of a ratio', { kpi: 'kept', period: '2026-05', value: '90' }, 'value ratio-by-parts'],
    ['another agency’s KPI', { kpi: 'acres', period: '2026-05', value: '1' }, 'kpi not-a-reporter'],
    ['another agency’s cell', burns('2026-05', '15', { party: 'police' }), 'party cell-of-another'],
    ['another unit', burns('2026-05', '15', { unit: 'acres' }), 'unit unit-differs'],
    ['a period that is not over', burns('2026-06', '1'), 'period period-not-over'],
    ['no group of fields', '15', ' not-a-group'],
  ])('refuses %s', async (_, cell, found) => {
    const { status, body } = await health.report(cell as never);
    expect([status, codesOf(body)]).toEqual([422, [`values.0${found.startsWith(' ') ? found : `.${found}`}`]]);
  });

  it('refuses what is no list of figures, and bytes that are no JSON', async () => {
    for (const json of [{}, [], { values: [] }, { values: {} }, 'values'])
      expect(codesOf((await health.send(json)).body), JSON.stringify(json)).toEqual(['values values-missing']);
    expect(codesOf((await health.send({ values: [burns('2026-05', '15')], dryRun: true })).body)).toEqual([
      'dryRun body-field-unknown',
    ]);
    const bytes = await fetch(`${cloud.url}${health.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: '{"values":[{"kpi":"burns","period":"2026-05","value":NaN}]}',
    });
    expect([bytes.status, ((await bytes.json()) as { error: { code: string } }).error.code]).toEqual([
      422,
      'body-unreadable',
    ]);
  });

  it('refuses 501 cells as too many, and tells all that is wrong with 500', async () => {
    const cells = (count: number) => Array.from({ length: count }, () => burns('2026-05', 'x'));
    const [many, most] = [await health.report(...cells(501)), await health.report(...cells(500))];
    expect([many.status, codesOf(many.body)]).toEqual([422, ['values cells-too-many']]);
    expect([most.status, codesOf(most.body).length]).toEqual([422, 999]);
  });

  it('leaves beside the events what follows from them, and nothing else', async () => {
    for (const party of ['health', 'police', 'forestry']) {
      const { after, stored } = await bothWays(party);
      expect(stored).toEqual(after);
    }
  });
});

describe('Reading back', () => {
  it('tells the party’s own figures as they stand, by KPI and from a month on', async () => {
    const all = await health.read();
    expect(all.body.values.map(({ kpi, period }) => `${kpi} ${period}`)).toEqual([
      'burns 2026-05',
      'kept 2026-04',
      'kept 2026-05',
    ]);
    expect((await health.read('?kpi=burns&from=2026-05')).body.values).toEqual([
      {
        ...{ kpi: 'burns', period: '2026-05', value: '15', corrected: 2 },
        ...{ firstAt: expect.any(String), at: expect.any(String) },
      },
    ]);
    expect((await health.read('?after=burns/2026-05')).body.values).toHaveLength(2);
  });

  it('refuses a KPI that there is not, and what is no month', async () => {
    const [kpi, month] = [await health.read('?kpi=burnt'), await health.read('?from=May')];
    expect([kpi.status, kpi.body.error?.code]).toEqual([422, 'kpi-unknown']);
    expect([month.status, month.body.error?.code]).toEqual([422, 'not-a-month']);
  });
});

describe('Whoever has no token of this party and this MOU', () => {
  it('finds nothing here: without one, with another kind, with one that was never made, under another MOU', async () => {
    const convener = (await cloud.token()).secret;
    const bearers = [convener, `police.${secret.split('.')[1]}`, `health.${'a'.repeat(52)}`, 'health', ''];
    for (const bearer of bearers) {
      const system = aSystem(cloud, sent, bearer);
      expect([(await system.report(burns('2026-05', '15'))).status, (await system.read()).status]).toEqual([404, 404]);
    }
    for (const one of [other, { ...sent, agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ' }]) {
      const system = aSystem(cloud, one, secret);
      expect([(await system.report(burns('2026-05', '15'))).status, (await system.read()).status]).toEqual([404, 404]);
    }
    expect((await cloud.call('GET', `/api/agreements/${sent.agreement}`, { bearer: secret })).status).toBe(404);
  });
});

describe('A token that is revoked', () => {
  const revoke = async (label: string) => {
    const liaison = on.liaison('transport');
    await liaison.open(on.path('transport', '/tokens'));
    return liaison.browser.formOf(`Revoke the token of ${label}`);
  };

  it('in the middle of a batch stops it: what was decided before is decided again, and refused', async () => {
    const transport = aSystem(cloud, sent, (await aToken(on, 'transport', 'Fleet')).secret);
    const [url, fields] = await revoke('Fleet');
    await cloud.quiet();
    const gates = new Gates(
      ({ action, body }) => {
        if (action !== 'TransactWriteItems') return undefined;
        return body.includes('ValuesReported') ? 'figures' : body.includes('TokenRevoked') ? 'revocation' : undefined;
      },
      ['revocation', 'figures'],
    );
    cloud.setFaults({ around: gates.around });
    const reporting = transport.report(burns('2026-05', '7'));
    await gates.arrived('figures');
    const page = await on.liaison('transport').browser.request(url, fields);
    const refused = await reporting;
    cloud.setFaults({});
    expect(words(page)).toContain('The token is revoked.');
    expect([refused.status, codesOf(refused.body)]).toEqual([401, ['token-revoked']]);
    expect(await on.values('transport')).toEqual({});
    expect((await cloud.types(reportsIdOf(sent.agreement, 'transport'))).slice(-2)).toEqual([
      'TokenMade',
      'TokenRevoked',
    ]);
  });

  it('is good for nothing any more, and its end is told; pressing again changes nothing', async () => {
    const { secret: own } = await aToken(on, 'transport', 'Second fleet');
    const system = aSystem(cloud, sent, own);
    expect((await system.report(burns('2026-05', '7'))).status).toBe(201);
    const [url, fields] = await revoke('Second fleet');
    const browser = on.liaison('transport').browser;
    const pages = [await browser.request(url, fields), await browser.request(url, fields)];
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(words(pages[0] as never)).toMatch(/Second fleet .* Last used Wed, Jun 3, 2026 .* Revoked Wed, Jun 3, 2026/);
    expect([(await system.report(burns('2026-05', '7'))).status, (await system.read()).status]).toEqual([401, 401]);
    await cloud.quiet();
    expect(cloud.inbox.to('liaison@transport.example').at(-1)?.subject).toBe(
      `A system may no longer report your figures: ${sent.number}`,
    );
    expect((await cloud.types(reportsIdOf(sent.agreement, 'transport'))).slice(-2)).toEqual([
      'ValuesReported',
      'TokenRevoked',
    ]);
  });
});
