/** The evidence of a review, as a head finds it and as a liaison has it made anew. */
import type { Page } from 'playwright-core';
import { disputing, executed } from '../../a-disputed-mou.ts';
import { aMouWithKpis, figuresOf } from '../../a-figures.ts';
import { reviewing } from '../../a-review.ts';
import { mailboxOf, type Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import { DAY, type Scene } from './scene.ts';

const noon = (day: string) => `2026-${day}T16:00:00.000Z`;
const LIAISON = 'liaison@health.example';
const COPTER = {
  ...{ key: 'copter', party: 'health', to: 'forestry', kind: 'money', does: 'Pays for the helicopter.' },
  ...{ measure: '40 hours of flight.', by: '2026-07-17' },
  funds: { from: 'health', amount: '12000', account: 'Fire reserve' },
};

interface Reviewed {
  sent: Sent;
  path: string;
}
const made = new WeakMap<Stage, Promise<Reviewed>>();

async function make({ cloud }: Stage): Promise<Reviewed> {
  const { secret } = await cloud.token();
  const sent = await executed(cloud, secret, aMouWithKpis({ commitments: [COPTER], handling: 'public' }));
  const figures = await figuresOf(cloud, sent);
  await figures.held();
  await disputing(cloud, sent).raised();
  await cloud.moveTo(Date.parse(noon('09-02')));
  const response = { kpi: 'response', party: 'transport' };
  const closures = { kpi: 'closures', at: noon('05-08'), period: '2026-04' };
  await figures.happened(
    [
      { ...response, at: noon('05-26'), period: '2026-04', figure: '35', late: 'late' },
      { ...response, at: noon('06-08'), period: '2026-05', figure: '40' },
      { ...response, at: noon('07-08'), period: '2026-06', figure: '41' },
      { ...closures, party: 'transport', figure: '40' },
      { ...closures, party: 'health', figure: 'none' },
      { ...closures, party: 'forestry', figure: '55' },
    ],
    noon('08-27'),
  );
  const reviews = await reviewing(cloud, sent);
  const review = await reviews.opened();
  await reviews.frozen(review);
  return { sent, path: `/agreements/${sent.agreement}/reviews/${review}/evidence` };
}

const reviewed = (stage: Stage): Promise<Reviewed> => {
  const known = made.get(stage) ?? make(stage);
  made.set(stage, known);
  return known;
};

export const opensEvidence = async (page: Page, stage: Stage) => {
  const { sent, path } = await reviewed(stage);
  await signsIn(page, stage, mailboxOf(sent, 'transport', 'head'), path);
};

export const EVIDENCE_SCENES: readonly Scene[] = [
  { name: 'the evidence of a review', show: opensEvidence },
  {
    name: 'the evidence, which a liaison can have made anew',
    show: async (page, stage) => {
      const { path } = await reviewed(stage);
      await stage.cloud.moveBy(DAY);
      await signsIn(page, stage, LIAISON, path);
      await page.getByRole('button', { name: 'Make the evidence again' }).waitFor();
    },
  },
  {
    name: 'the evidence, just made anew by a liaison',
    show: async (page, stage) => {
      const { path } = await reviewed(stage);
      await signsIn(page, stage, LIAISON, path);
      await press(page.getByRole('button', { name: 'Make the evidence again' }));
    },
  },
];
