/** The commitments of an MOU before a browser: what is due, and each act on a page of its own. */
import type { Page } from 'playwright-core';
import { aMouWithLadder, executed } from '../../a-disputed-mou.ts';
import type { Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const promise = (key: string, does: string, more: object = {}) => ({
  ...{ key, party: 'transport', to: 'all', kind: 'data', does, by: '2026-06-17', measure: `${does} Each time.` },
  ...more,
});
const COMMITMENTS = [
  promise('minutes', 'Sends the minutes of every meeting.'),
  promise('desk', 'Keeps a desk for callers.'),
  promise('copter', 'Pays for the helicopter.', {
    ...{ kind: 'money', to: 'forestry', funds: { from: 'transport', amount: '12000', account: 'Fire reserve' } },
  }),
];

const made = new WeakMap<Stage, Promise<Sent>>();
const anMou = (stage: Stage): Promise<Sent> => {
  const begin = async () => {
    const { secret } = await stage.cloud.token();
    return executed(stage.cloud, secret, { ...aMouWithLadder(), commitments: COMMITMENTS } as never);
  };
  const known = made.get(stage) ?? begin();
  made.set(stage, known);
  return known;
};

const comes = async (page: Page, stage: Stage, party: string, part = '') => {
  const { agreement } = await anMou(stage);
  await page.context().clearCookies();
  await signsIn(page, stage, `liaison@${party}.example`, `/agreements/${agreement}/commitments${part}`);
};

async function asks(page: Page, stage: Stage) {
  await comes(page, stage, 'transport', '/minutes/change');
  await page.getByLabel(/day/i).first().fill('7/15/2026');
  await page.getByLabel(/^Why/).fill('The clerk left.');
  await press(page.getByRole('button', { name: 'Ask for it' }));
  await stage.cloud.quiet();
}

async function delivers(page: Page, stage: Stage) {
  await comes(page, stage, 'transport', '/desk/delivery');
  await page.getByLabel(/^What/).first().fill('The desk is open every morning.');
  await press(page.locator('main form[method=post] button').last());
  await stage.cloud.quiet();
}

export const COMMITMENT_SCENES: readonly Scene[] = [
  { name: 'the commitments of an MOU', show: (page, stage) => comes(page, stage, 'health') },
  { name: 'a commitment of money', show: (page, stage) => comes(page, stage, 'forestry', '/copter') },
  {
    name: 'the page on which a delivery is told',
    show: (page, stage) => comes(page, stage, 'transport', '/copter/delivery'),
  },
  {
    name: 'the page on which another day is asked for',
    show: (page, stage) => comes(page, stage, 'transport', '/copter/change'),
  },
  {
    name: 'another day that is asked for, as the agency sees it that asks',
    show: async (page, stage) => {
      await asks(page, stage);
      await page.getByRole('button', { name: 'Take back what you asked for' }).waitFor();
    },
  },
  {
    name: 'the page on which another day is agreed to',
    show: (page, stage) => comes(page, stage, 'health', '/minutes/change/answer'),
  },
  { name: 'a commitment that was delivered', show: delivers },
  {
    name: 'the page on which a delivery is accepted',
    show: (page, stage) => comes(page, stage, 'health', '/desk/answer'),
  },
];
