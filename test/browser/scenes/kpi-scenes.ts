/** The KPIs of an MOU as its parties see them, one of them, and what everyone sees. */
import type { Page } from 'playwright-core';
import { executed } from '../../a-disputed-mou.ts';
import { aMouWithKpis, figuresOf } from '../../a-figures.ts';
import { mailboxOf, type Sent } from '../../a-sent-mou.ts';
import { signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const noon = (day: string) => `2026-${day}T16:00:00.000Z`;
const made = new WeakMap<Stage, Promise<Sent>>();

async function make({ cloud }: Stage): Promise<Sent> {
  const { secret } = await cloud.token();
  const sent = await executed(cloud, secret, aMouWithKpis({ figuresPublic: true, handling: 'public' }));
  const figures = await figuresOf(cloud, sent);
  await figures.held();
  await cloud.moveTo(Date.parse(noon('09-02')));
  const response = { kpi: 'response', party: 'transport' };
  const closures = { kpi: 'closures', note: 'A note.', source: 'The log.' };
  await figures.happened(
    [
      { ...response, at: noon('05-26'), period: '2026-04', figure: '35', late: 'late' },
      { ...response, at: noon('06-08'), period: '2026-05', figure: '40' },
      { ...response, at: noon('07-08'), period: '2026-06', figure: '41' },
      { ...response, at: noon('07-10'), period: '2026-06', figure: '40.5', was: '41', reason: 'Counted twice.' },
      { ...closures, at: noon('05-08'), period: '2026-04', party: 'transport', figure: '40' },
      { ...closures, at: noon('05-08'), period: '2026-04', party: 'health', figure: 'none' },
      { ...closures, at: noon('05-08'), period: '2026-04', party: 'forestry', figure: '55' },
      { ...closures, at: noon('06-08'), period: '2026-05', party: 'health', figure: '35' },
    ],
    noon('08-27'),
  );
  await figures.explained(noon('08-27'), 'transport', {
    ...{ kpi: 'response', period: '2026-06', why: 'Two posts were vacant.', follows: 'Both are filled from October.' },
  });
  await figures.changed(
    noon('08-28'),
    { kind: 'target', kpi: 'response', value: '20', from: '2026-08-01' },
    'A road is closed.',
  );
  const other = { kind: 'target', kpi: 'response', value: '22', from: '2026-09-01' } as const;
  await figures.proposed(noon('08-29'), other, 'A bridge is closed.');
  return sent;
}
const anMou = (stage: Stage): Promise<Sent> => {
  const known = made.get(stage) ?? make(stage);
  made.set(stage, known);
  return known;
};

export const kpisOf = async (stage: Stage): Promise<string> => `/agreements/${(await anMou(stage)).agreement}/kpis`;
export const opensKpis = async (page: Page, stage: Stage, part = '') => {
  const sent = await anMou(stage);
  await signsIn(page, stage, mailboxOf(sent, 'transport', 'head'), `/agreements/${sent.agreement}/kpis${part}`);
};

export const KPI_SCENES: readonly Scene[] = [
  { name: 'the KPIs of an MOU, one of them off track twice', show: async (page, stage) => opensKpis(page, stage) },
  {
    name: 'a KPI with corrections and a moved target',
    show: async (page, stage) => opensKpis(page, stage, '/response'),
  },
  {
    name: 'a KPI of several agencies, of which one is silent',
    show: async (page, stage) => opensKpis(page, stage, '/closures?period=2026-05'),
  },
  {
    name: 'the KPIs of an MOU, for everyone',
    show: async (page, stage) => page.goto(`/public${await kpisOf(stage)}`),
  },
  {
    name: 'why a period of a KPI was missed',
    show: async (page, stage) => opensKpis(page, stage, '/response/miss/2026-06'),
  },
  { name: 'changes of the plan', show: async (page, stage) => opensKpis(page, stage, '/plan') },
  { name: 'a proposal', show: async (page, stage) => opensKpis(page, stage, '/plan/1') },
  ...(['transport', 'health'] as const).map((party) => ({
    name: `a proposal that is open, for ${party === 'transport' ? 'the agency that made it' : 'one that answers it'}`,
    show: async (page: Page, stage: Stage) => {
      const sent = await anMou(stage);
      await page.context().clearCookies();
      await signsIn(page, stage, mailboxOf(sent, party, 'head'), `/agreements/${sent.agreement}/kpis/plan/2`);
    },
  })),
  {
    name: 'the form of another target',
    show: async (page, stage) => opensKpis(page, stage, '/plan/new?kind=target&kpi=response'),
  },
  {
    name: 'the form of a late figure',
    show: async (page, stage) => opensKpis(page, stage, '/plan/new?kind=exception'),
  },
  { name: 'a KPI, for everyone', show: async (page, stage) => page.goto(`/public${await kpisOf(stage)}/response`) },
];
