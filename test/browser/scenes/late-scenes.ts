/** States that need time to pass: they come last, because the clock of the stage goes on. */

import { linkOf, openAgreement, press, signsIn } from '../acts.ts';
import { DAY, opens, REASON, type Scene } from './scene.ts';

const LIAISON = 'liaison@police.birch.example';

export const LATE_SCENES: readonly Scene[] = [
  {
    name: 'reason after the hour',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await press(page.getByRole('link', { name: /^Decline to sign/ }));
      await page.getByLabel(/^Your reason/).fill(REASON);
      await stage.cloud.moveBy(DAY / 12);
      await press(page.getByRole('button', { name: 'Send me a code' }));
    },
  },
  {
    name: 'a form of many fields after its session',
    show: async (page, stage) => {
      const { agreement } = await stage.publish('short');
      await signsIn(page, stage, LIAISON, `/agreements/${agreement}/parties/police/draft/offices/head`);
      await page.getByLabel('Name').fill('Ada Moss');
      await page.getByLabel('Appointing order').fill('Order 7 of 2026');
      await page.context().clearCookies();
      await press(page.getByRole('button', { name: 'Keep this change' }));
      await page.getByRole('heading', { name: 'What you had written' }).waitFor();
    },
  },
  {
    name: 'ended link: older than 14 days',
    show: async (page, stage) => {
      await stage.send('short');
      const link = linkOf(stage, 'police');
      await stage.cloud.moveBy(15 * DAY);
      await page.goto(link);
    },
  },
  {
    name: 'ended link: the period is over',
    show: async (page, stage) => {
      await stage.send('short');
      await stage.cloud.moveBy(25 * DAY);
      const link = linkOf(stage, 'police');
      await stage.cloud.moveBy(10 * DAY);
      await page.goto(link);
    },
  },
  {
    name: 'agreement lapsed',
    show: async (page, stage) => {
      await stage.send('short');
      await stage.cloud.moveBy(40 * DAY);
      await stage.cloud.quiet();
      await openAgreement(page, stage, 'police');
    },
  },
];
