/** Links that have ended, and fresh ones. */
import type { Page } from 'playwright-core';
import { MINUTE } from '../../../functions/shared/kernel.ts';
import { declines, elsewhere, linkOf, press, signs } from '../acts.ts';
import type { Stage } from '../stage.ts';
import { NEXT, REASON, type Scene } from './scene.ts';

/** The link of the first mail to the second signer, after everyone has signed. */
const executedLink = async (page: Page, stage: Stage): Promise<string> => {
  await stage.send('short');
  const link = linkOf(stage, 'police');
  await elsewhere(stage, (other) => signs(other, stage, 'transport'));
  await signs(page, stage, 'police');
  return link;
};

const asksForFreshLink = async (page: Page) => {
  await page.getByText('Yes, send a fresh link').click();
  await press(page.getByRole('button', { name: 'Send a fresh link' }));
};

export const LINK_SCENES: readonly Scene[] = [
  {
    name: 'ended link: signed',
    show: async (page, stage) => {
      const link = await executedLink(page, stage);
      await page.goto(link);
    },
  },
  {
    name: 'fresh link on its way',
    show: async (page, stage) => {
      await page.goto(await executedLink(page, stage));
      await asksForFreshLink(page);
      await stage.cloud.quiet();
    },
  },
  {
    name: 'ended link: replaced by a fresh one',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      const link = linkOf(stage, 'police');
      await stage.resends('short', sent, 'police');
      await page.goto(link);
    },
  },
  {
    name: 'no more fresh links today',
    show: async (page, stage) => {
      const link = await executedLink(page, stage);
      for (let asked = 0; asked < 6; asked++) {
        await page.goto(link);
        await asksForFreshLink(page);
        await stage.cloud.quiet();
        // Within ten minutes it is the same wish.
        await stage.cloud.moveTo(stage.cloud.clock.now() + 10 * MINUTE);
      }
    },
  },
  {
    name: 'ended link: declined',
    show: async (page, stage) => {
      await stage.send('short');
      const link = linkOf(stage, 'transport');
      await elsewhere(stage, (other) => declines(other, stage, 'police', REASON));
      await page.goto(link);
    },
  },
  {
    name: 'ended link: replaced by a new version',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      const link = linkOf(stage, 'police');
      await elsewhere(stage, (other) => signs(other, stage, 'police'));
      await stage.revises('short', sent, NEXT);
      await page.goto(link);
    },
  },
];
