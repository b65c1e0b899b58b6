/** No: declined, taken back, voided. */
import type { Page } from 'playwright-core';
import { askForCode, declines, elsewhere, press, saysNo, signs } from '../acts.ts';
import type { Stage } from '../stage.ts';
import { opens, REASON, type Scene } from './scene.ts';

const takesBack = async (page: Page, stage: Stage, reason: string) => {
  await press(page.getByRole('link', { name: /^take back your signature/ }));
  await saysNo(page, stage, 'police', reason, /^Take back the signature/);
  await stage.cloud.quiet();
};

export const NO_SCENES: readonly Scene[] = [
  {
    name: 'decline page',
    show: async (page, stage) => {
      await opens(page, stage, 'wildfire', 'air');
      await press(page.getByRole('link', { name: /^Decline to sign/ }));
    },
  },
  {
    name: 'decline page, a code asked for',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await press(page.getByRole('link', { name: /^Decline to sign/ }));
      await page.getByLabel(/^Your reason/).fill(REASON);
      await askForCode(page, stage, 'police');
    },
  },
  {
    name: 'decline page, the box not checked',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await press(page.getByRole('link', { name: /^Decline to sign/ }));
      await page.getByLabel(/^Your reason/).fill(REASON);
      await press(page.getByRole('button', { name: 'Send me a code' }));
    },
  },
  {
    name: 'decline page without a reason',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await press(page.getByRole('link', { name: /^Decline to sign/ }));
      await saysNo(page, stage, 'police', '   ', /^Decline for/);
    },
  },
  {
    name: 'decline page after signing',
    show: async (page, stage) => {
      const { round } = await stage.send('short');
      await signs(page, stage, 'police');
      await page.goto(`/rounds/${round}/decline`);
    },
  },
  {
    name: 'take-back page',
    show: async (page, stage) => {
      await stage.send('wildfire');
      await signs(page, stage, 'air');
      await press(page.getByRole('link', { name: /^take back your signature/ }));
    },
  },
  {
    name: 'take-back page without a reason',
    show: async (page, stage) => {
      await stage.send('short');
      await signs(page, stage, 'police');
      await takesBack(page, stage, '   ');
    },
  },
  {
    name: 'take-back page before signing',
    show: async (page, stage) => {
      const { round } = await opens(page, stage, 'short', 'police');
      await page.goto(`/rounds/${round}/take-back`);
    },
  },
  {
    name: 'agreement after a signature was taken back',
    show: async (page, stage) => {
      await stage.send('short');
      await signs(page, stage, 'police');
      await takesBack(page, stage, REASON);
    },
  },
  {
    name: 'agreement declined by oneself',
    show: async (page, stage) => {
      await stage.send('short');
      await declines(page, stage, 'police', REASON);
    },
  },
  {
    name: 'agreement declined by another agency',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'transport');
      await elsewhere(stage, (other) => declines(other, stage, 'police', REASON));
      await page.reload();
    },
  },
  {
    name: 'agreement voided',
    show: async (page, stage) => {
      const sent = await opens(page, stage, 'short', 'transport');
      await stage.voids('short', sent, 'The legislature changed the statute.');
      await page.reload();
    },
  },
];
