/** Fifty agencies of one MOU report at once: none waits for another, nothing is lost, and what was answered is what stands on record. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { evolveAgreement } from '../functions/agreements/domain/agreement.state.ts';
import { aTerm, published } from '../functions/agreements/testing/an-agreement.ts';
import type { Values } from '../functions/kpis/domain/recorded.rules.ts';
import type { ReportEvent } from '../functions/kpis/domain/report.events.ts';
import { valuesAfter } from '../functions/kpis/domain/report.state.ts';
import { aKpi } from '../functions/kpis/testing/a-kpi.ts';
import { reportsIdOf } from '../functions/shared/ids.ts';
import { GENESIS } from '../functions/shared/ledger/chain.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import type { Sending, Told } from './a-reporting-system.ts';
import { asOperator } from './an-operator.ts';

const MOU = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
const PARTIES = Array.from({ length: 50 }, (_, index) => `agency-${index}`);
const [FIRST = '', SECOND = ''] = PARTIES;
/** All of them are over, and none is closed for good. */
const MONTHS = ['2027-07', '2027-08', '2027-09', '2027-10'];
const NOW = Date.parse('2027-11-05T16:00:00.000Z');

const reporters = (parties: readonly string[]) => parties.map((party) => ({ party, office: 'lead' }));
const aMonthly = (key: string, parties: readonly string[]) => {
  const { baseline: _, ...kpi } = aKpi({
    ...{ key, name: key, frequency: 'month', measure: 'sum', path: { kind: 'hold' }, reporters: reporters(parties) },
    ...{ target: { kind: 'at-least', value: '0', by: '2028-12-31' }, dueBusinessDays: 60 },
  });
  return kpi;
};
/** With four months, five hundred cells. */
const OWN = Array.from({ length: 125 }, (_, index) => `own-${index}`);
/** One of all, and many of the first ones. */
const KPIS = [aMonthly('shared', PARTIES), ...OWN.map((key) => aMonthly(key, PARTIES.slice(0, 5)))];

let cloud: TestCloud;
let ledger: Awaited<ReturnType<typeof inProcess>>;
const bearers = new Map<string, string[]>();

/** The function's own code beside the table of the cloud, so that all of its requests run at once. */
async function inProcess() {
  asOperator(cloud);
  return {
    ...(await import('../functions/kpis/reporting/http.ts')),
    ...(await import('../functions/kpis/report.stream.ts')),
    ...(await import('../functions/identity/token.store.ts')),
    ...(await import('../functions/identity/reporting-system.reads.ts')),
    ...(await import('../functions/shared/ledger/document.store.ts')),
    ...(await import('../functions/shared/ledger/ledger.ts')),
    ...(await import('../functions/shared/ledger/table.ts')),
    ...(await import('../functions/shared/ids.ts')),
    ...(await import('../functions/agreements/register.store.ts')),
    ...(await import('../functions/agreements/domain/kept-party.rules.ts')),
  };
}

const kept = (party: string, version: number) =>
  ledger.keptWith(undefined, version, {
    ...{ party, name: party, mailDomains: [`${party}.example`], offices: {}, signatories: [], levels: [] },
  } as never);

/** A text in force since the beginning of 2027, until the middle of 2028. */
async function anMou() {
  const textHash = await ledger.keepDocument(JSON.stringify({ kpis: KPIS, parties: [] }));
  const [effective, ends] = ['2027-01-01', '2028-06-30'];
  const term = aTerm({
    ...{ executedAt: '2026-12-15T12:00:00.000Z', effective, effectiveAt: `${effective}T05:00:00.000Z` },
    ...{ sunset: ends, ends, endsAt: `${ends}T21:00:00.000Z`, signatures: PARTIES.length },
  });
  const state = evolveAgreement(
    evolveAgreement(undefined, { type: 'AgreementPublished', ...published({ parties: PARTIES, textHash }) }),
    { type: 'AgreementExecuted', data: term },
  );
  await cloud.put({ ...ledger.tipKey(MOU), stream: MOU, seq: 2, hash: GENESIS, state });
  for (const party of PARTIES) await cloud.put({ ...ledger.partyKey(MOU, party), ...kept(party, 1) });
}

async function aToken(party: string): Promise<string> {
  const bearer = ledger.newBearerOf(party);
  const { id, hash } = ledger.tokenOf(bearer);
  const by = { name: `Liaison of ${party}`, mailbox: `liaison@${party}.example` };
  const tip = ledger.reportsTip(await ledger.batchGet([ledger.reportsKey(MOU, party)]), MOU, party);
  const of = { agreement: MOU, party };
  await ledger.commit({
    ...{ command: { id: ledger.newCommandId(), fingerprint: '' }, at: new Date(NOW).toISOString(), actor: 'test' },
    changes: [
      ledger.reportStream.change(tip, [{ type: 'TokenMade', data: { ...of, token: id }, body: { by, label: 'A' } }]),
    ],
    also: [ledger.putToken({ id, hash, ...of, label: 'A', madeAt: new Date(NOW).toISOString(), by })],
  });
  bearers.set(party, [...(bearers.get(party) ?? []), bearer]);
  return bearer;
}

const bearerOf = (party: string, index = 0): string => bearers.get(party)?.[index] ?? '';

async function report(bearer: string, values: readonly Sending[]): Promise<{ status: number; body: Told }> {
  const path = `/api/agreements/${MOU}/values`;
  const event = {
    ...{ version: '2.0', routeKey: '', rawPath: path, rawQueryString: '', isBase64Encoded: false },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ values }),
    requestContext: { requestId: 'request', http: { method: 'POST', path, sourceIp: '192.0.2.7' } },
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode = 0, body = '{}' } = await ledger.handler(event, {} as Context);
  return { status: statusCode, body: JSON.parse(body) as Told };
}

/** Figures of a party as its events leave them, and as they stand beside them. */
async function bothWays(party: string): Promise<[fromEvents: Values, beside: Values]> {
  const { events } = await cloud.history(reportsIdOf(MOU, party));
  const after = events.reduce<Values>(
    (values, event) => valuesAfter(values, event as unknown as ReportEvent, event.at),
    {},
  );
  const items = await cloud.items<{ of: Values }>(`VALUES#${MOU}`);
  const beside: Record<string, object> = {};
  for (const { of } of items.filter(({ sk }) => sk.startsWith(`${party}#`)))
    for (const [kpi, periods] of Object.entries(of)) beside[kpi] = { ...beside[kpi], ...periods };
  return [after, beside as Values];
}

/** Every figure that the party's events brought: `shared 2027-10 4`. */
async function recorded(party: string): Promise<string[]> {
  const { events } = await cloud.history(reportsIdOf(MOU, party));
  return events.flatMap((event) => {
    const { cells = [] } = event.data as { cells?: { kpi: string; period: string; figure: { value?: string } }[] };
    return cells.map(({ kpi, period, figure }) => `${kpi} ${period} ${figure.value ?? 'none'}`);
  });
}

const answered = (answers: readonly { status: number; body: Told }[]): string[] =>
  answers
    .filter(({ status }) => status === 201)
    .flatMap(({ body }) => body.values)
    .filter((one) => one.recorded !== 'same')
    .map((one) => `${one.kpi} ${one.period} ${'value' in one ? one.value : 'none'}`);

const transactions = () => {
  const sent: number[] = [];
  const { dynamo } = ledger;
  const send = dynamo.send.bind(dynamo) as (command: unknown) => Promise<unknown>;
  const counted = (command: { input: { TransactItems?: unknown[] } }) => {
    if (command.input.TransactItems) sent.push(command.input.TransactItems.length);
    return send(command);
  };
  vi.spyOn(dynamo, 'send').mockImplementation(counted as never);
  return sent;
};

beforeAll(async () => {
  cloud = await aCloud();
  ledger = await inProcess();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  await anMou();
  for (const party of PARTIES) await aToken(party);
});
afterAll(async () => {
  vi.useRealTimers();
  await cloud?.stop();
});
beforeEach(() => vi.restoreAllMocks());

describe('Fifty agencies at once', () => {
  it('are each answered by one transaction of their own, and all of their figures stand', async () => {
    const sent = transactions();
    const answers = await Promise.all(
      PARTIES.map((party, index) =>
        report(bearerOf(party), [{ kpi: 'shared', period: '2027-10', value: String(index) }]),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(PARTIES.map(() => 201));
    expect(sent).toHaveLength(PARTIES.length);
    for (const [index, party] of PARTIES.entries()) expect(await recorded(party)).toEqual([`shared 2027-10 ${index}`]);
    const last = await report(bearerOf(FIRST), [{ kpi: 'shared', period: '2027-10', value: '0' }]);
    expect(last.body.periods).toEqual([expect.objectContaining({ status: 'on track', value: '1225' })]);
  });

  it('of which one reports by several systems lose nothing: what was not answered as recorded is not on record', async () => {
    for (let more = 1; more < 4; more++) await aToken(SECOND);
    const before = await recorded(SECOND);
    const cells = MONTHS.flatMap((period) => OWN.slice(0, 5).map((kpi) => ({ kpi, period, value: '1' })));
    const answers = await Promise.all(cells.map((cell, index) => report(bearerOf(SECOND, index % 4), [cell])));
    expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true);
    expect((await recorded(SECOND)).slice(before.length).sort()).toEqual(answered(answers).sort());
    const [after, beside] = await bothWays(SECOND);
    expect(beside).toEqual(after);
  });
});

describe('Five hundred cells', () => {
  const CELLS = MONTHS.flatMap((period) => OWN.map((kpi) => ({ kpi, period })));

  it('are recorded in one transaction, and so are as many corrections', async () => {
    const sent = transactions();
    const first = await report(
      bearerOf(FIRST),
      CELLS.map((cell) => ({ ...cell, value: '1', note: 'As counted.' })),
    );
    const corrected = await report(
      bearerOf(FIRST),
      CELLS.map((cell) => ({ ...cell, value: '2', note: 'n'.repeat(500), reason: 'r'.repeat(500) })),
    );
    expect([first.status, corrected.status]).toEqual([201, 201]);
    expect([first.body.values.length, corrected.body.periods.length]).toEqual([500, 500]);
    // Two events of 250 cells with their words, the tip, the command, the year and the count of the token.
    expect(sent).toEqual([8, 8]);
    const [after, beside] = await bothWays(FIRST);
    expect(beside).toEqual(after);
  });
});

describe('What was answered as recorded', () => {
  it('is what the ledger holds, whatever was sent in whatever order, and repeated', async () => {
    const cell = fc.record({
      kpi: fc.constantFrom('shared', 'own-2', 'own-3', 'nowhere'),
      period: fc.constantFrom('2027-08', '2027-09', '2027-12'),
      value: fc.constantFrom('1', '2', '2.0', '-3', '1,5', 'none'),
      note: fc.constantFrom('Counted.', ''),
      reason: fc.option(fc.constant('Counted again.'), { nil: undefined }),
    });
    const batch = fc.tuple(fc.nat({ max: 2 }), fc.array(cell, { minLength: 1, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), fc.boolean(), async (batches, atOnce) => {
        const parties = PARTIES.slice(2, 5);
        const before = await Promise.all(parties.map(recorded));
        const sending = batches.map(
          ([who, cells]) =>
            () =>
              report(bearerOf(parties[who] ?? ''), cells),
        );
        const answers: Awaited<ReturnType<typeof report>>[] = [];
        if (atOnce) answers.push(...(await Promise.all(sending.map((send) => send()))));
        else for (const send of sending) answers.push(await send());
        for (const [index, party] of parties.entries()) {
          const own = answers.filter((_, at) => batches[at]?.[0] === index);
          expect((await recorded(party)).slice(before[index]?.length).sort()).toEqual(answered(own).sort());
          const [after, beside] = await bothWays(party);
          expect(beside).toEqual(after);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('A party that has left, and an MOU that is over', () => {
  it('report nothing more, and are told why', async () => {
    const gone = PARTIES.at(-1) ?? '';
    await cloud.put({ ...ledger.partyKey(MOU, gone), ...kept(gone, 7) });
    const left = await report(bearerOf(gone), [{ kpi: 'shared', period: '2027-10', value: '1' }]);
    expect([left.status, left.body.errors?.map(({ code }) => code)]).toEqual([409, ['party-left']]);
    vi.setSystemTime(Date.parse('2028-12-31T12:00:00.000Z'));
    const over = await report(bearerOf(FIRST), [{ kpi: 'shared', period: '2028-01', value: '1' }]);
    expect([over.status, over.body.errors?.map(({ code }) => code)]).toEqual([409, ['figures-read-only']]);
    vi.setSystemTime(NOW);
  });
});
