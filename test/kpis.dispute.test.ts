/** From a KPI to a dispute in two steps: its figures as they stand become part of the record, and stay beside what is corrected later. */
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SdkCall } from '../infra/laptop/cloud/faults.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { CLAIM, disputing, words } from './a-disputed-mou.ts';
import { LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { aSystem, aToken } from './a-reporting-system.ts';
import { AGENCIES, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let on: ReturnType<typeof disputing>;
let systems: Record<string, ReturnType<typeof aSystem>>;

const burns = (period: string, value: string, more: object = {}) => ({ kpi: 'burns', period, value, ...more });

beforeAll(async () => {
  cloud = await aCloud({ startAt: LAST_OF_MARCH, sandboxes: 3 });
  sent = await measured(cloud, (await cloud.token()).secret);
  on = disputing(cloud, sent);
  const figures = measuring(cloud, sent);
  await cloud.moveTo(noonOf('2026-06-03'));
  systems = {};
  for (const party of AGENCIES) systems[party] = aSystem(cloud, sent, (await aToken(figures, party)).secret);
  const reported: [string, string, string][] = [
    ['transport', '30', '20'],
    ['health', '30', '25.5'],
    ['forestry', '20', '30'],
    ['police', '24', ''],
  ];
  for (const [party, april, may] of reported)
    await systems[party]?.report(burns('2026-04', april), ...(may === '' ? [] : [burns('2026-05', may)]));
});
afterAll(() => cloud?.stop());

const CLAIMED = {
  ...CLAIM,
  about: 'kpi/burns',
  against: 'police',
  happened: 'No figure of May.',
  happenedOn: '2026-06-01',
};
const head = () => on.holder('transport', 'head');
const raised = async (id: string) => {
  const { events } = await cloud.history(id);
  return events[0]?.data as { figures?: object };
};
/** What the table of the page says of a period. */
const rowOf = (html: string, period: string): string =>
  parse(html)
    .querySelectorAll('section[aria-labelledby=figures] tr')
    .map(({ structuredText }) => structuredText.replaceAll(/\s+/g, ' '))
    .find((row) => row.startsWith(period)) ?? '';

const APRIL = { recorded: { over: '104', under: '1' }, required: { over: '100', under: '1' } };
const FIGURES = {
  kpi: 'burns',
  periods: [
    {
      // It was closed in May, before any of its figures came.
      ...{ period: '2026-04', status: 'on track', published: 'not reported', ...APRIL },
      reported: { transport: '30', health: '30', forestry: '20', police: '24' },
    },
    {
      ...{ period: '2026-05', status: 'incomplete', silent: ['police'] },
      ...{ recorded: { over: '75.5', under: '1' }, required: { over: '100', under: '1' } },
      reported: { transport: '20', health: '25.5', forestry: '30' },
    },
  ],
};

describe('A dispute about a KPI', () => {
  it('is raised on a form that the KPI leads to, and has its figures of that moment on record', async () => {
    const form = await head().open(`${on.docket}/new?about=kpi:burns`);
    const chosen = parse(form.html).querySelector('select[name=about] option[selected]');
    expect(chosen?.getAttribute('value')).toBe('kpi/burns');
    expect(words(form)).toContain('its figures as they are now become part of the record');
    const { about: _, ...typed } = CLAIMED;
    const screen = await head().browser.press('Raise this dispute', typed);
    expect(screen.status).toBe(200);
    const id = `dsp_${sent.agreement.replace('mou_', '')}-1`;
    expect((await raised(id)).figures).toEqual(FIGURES);
    expect(rowOf(screen.html, 'Apr 2026')).toMatch(/On track: 104, required 100 .*On track: 104, required 100/);
    expect(words(screen)).toContain('Nothing of it has changed since.');
    expect(screen.html).toContain(`href="/agreements/${sent.agreement}/kpis/burns"`);
  });

  it('says what was corrected and reported since, beside what stood there', async () => {
    const answered = await systems.police?.report(
      burns('2026-04', '15', { reason: 'Nine were counted twice.' }),
      burns('2026-05', '40'),
    );
    expect(answered?.status, answered?.text).toBe(201);
    const { html } = await head().open(`${on.docket}/1`);
    const page = words({ text: parse(html).structuredText } as never);
    expect(page).toContain('2 periods differ now. Figures that have changed since: Birch police.');
    const april = rowOf(html, 'Apr 2026');
    expect(april).toMatch(
      /^Apr 2026 Changed since On track: 104, required 100 .* Birch forestry: 20 Birch police: 24 \(changed since\)/,
    );
    expect(april).toMatch(/Off track: 95, required 100 .*Birch police: 15 Published as not reported$/);
    expect(rowOf(html, 'May 2026')).toMatch(
      /Incomplete: 75\.5, required 100 .* Birch police: missing .*On track: 115\.5/,
    );
  });

  it('keeps them off its tip, which every act reads', async () => {
    const [tip] = await cloud.items<{ state: object }>(`TIP#dsp_${sent.agreement.replace('mou_', '')}-1`);
    expect(JSON.stringify(tip?.state)).not.toContain('figures');
  });

  it('for named people shows them to these people alone, and to nobody in mail or on the docket', async () => {
    const before = cloud.inbox.to('head@nobody.example').length;
    const { path, id } = await on.raised(
      { ...CLAIMED, handling: 'named', people: 'someone@transport.example' },
      head(),
      '?about=kpi:burns',
    );
    await cloud.quiet();
    expect((await raised(id)).figures).toMatchObject({ kpi: 'burns' });
    expect(words(await head().open(path))).toContain('115.5');
    const stranger = on.holder('health', 'head');
    expect((await stranger.open(path)).status).toBe(404);
    expect(words(await stranger.open(on.docket))).not.toContain('115.5');
    const mails = AGENCIES.flatMap((party) => cloud.inbox.to(`head-${sent.number.split('-').at(-1)}@${party}.example`));
    expect(mails.filter(({ subject }) => subject.includes('ispute')).length).toBeGreaterThan(before);
    expect(mails.filter(({ text }) => /115\.5|Burns prepared/.test(text))).toEqual([]);
  });
});

describe('A dispute about something else', () => {
  it('has no figures, and reads none', async () => {
    const heard: SdkCall[] = [];
    cloud.setFaults({
      around: (call, serve) => {
        if (call.caller.startsWith('disputes')) heard.push(call);
        return serve();
      },
    });
    const { screen, id } = await on.raised({ happenedOn: '2026-06-01' }, head());
    cloud.setFaults({});
    expect([screen.status, words(screen).includes('when the dispute was raised, are part')]).toEqual([200, false]);
    expect(await raised(id)).not.toHaveProperty('figures');
    expect(heard.filter(({ body }) => body.includes('VALUES#'))).toEqual([]);
  });

  it('of a KPI that the MOU does not have is refused, as any term is', async () => {
    const { screen } = await on.raised({ ...CLAIMED, about: 'kpi/nowhere' }, head());
    expect([screen.status, words(screen).includes('The MOU has no such term.')]).toEqual([422, true]);
  });
});
