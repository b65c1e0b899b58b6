/** How a record is kept, as records officers of two agencies meet it: nothing yet, a hold, a removal that is asked for, decided and checked. */
import type { Page } from 'playwright-core';
import { elsewhere, press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

export const POLICE = 'records@police.birch.example';
export const TRANSPORT = 'records@dot.birch.example';

export const opens = (page: Page, stage: Stage, officer: string, agreement: string) =>
  signsIn(page, stage, officer, `/agreements/${agreement}/keeping`);

async function places(page: Page) {
  const form = page.locator('form[action$="/holds"]');
  await form.getByLabel('Law or order (its citation)').fill('Public records request 26-114, Birch Code § 192.311');
  await form.getByLabel('Reason').fill('The request concerns who signed, and when.');
  await press(form.getByRole('button', { name: 'Place a legal hold' }));
}

export async function asks(page: Page, reason: string) {
  const form = page.locator('form[action$="/removals"]');
  await form.getByLabel('Whose words').selectOption({ index: 1 });
  await form.getByLabel('Law or order (its citation)').fill('Order 26-7 of the Birch Superior Court');
  await form.getByLabel('Reason').fill(reason);
  await press(form.getByRole('button', { name: 'Ask for the removal' }));
}

/** Asked for by transport; the page is the one on which police decides. */
async function decides(page: Page, stage: Stage) {
  const { agreement } = await stage.send('short');
  await elsewhere(stage, async (other) => {
    await opens(other, stage, TRANSPORT, agreement);
    await asks(other, 'The name of a protected witness.');
  });
  await stage.cloud.quiet();
  await opens(page, stage, POLICE, agreement);
  await press(page.getByRole('link', { name: 'See the words and decide' }));
}

/** Up to the page on which the decision is checked. */
async function refuses(page: Page, stage: Stage) {
  await decides(page, stage);
  await page.getByText('Refuse: the words stay.').click();
  await page.getByLabel('Reason, if you refuse').fill('No law asks for it.');
  await press(page.getByRole('button', { name: 'Check before you decide' }));
}

export const KEEPING_SCENES: readonly Scene[] = [
  {
    name: 'keeping of a record, nothing yet',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      await opens(page, stage, POLICE, agreement);
    },
  },
  {
    name: 'keeping of a record, with a hold',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      await opens(page, stage, POLICE, agreement);
      await places(page);
    },
  },
  {
    name: 'keeping of a record, a removal that waits for this officer',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      await elsewhere(stage, async (other) => {
        await opens(other, stage, TRANSPORT, agreement);
        await asks(other, 'The name of a protected witness.');
      });
      await opens(page, stage, POLICE, agreement);
    },
  },
  { name: 'a removal to decide, with its words', show: decides },
  {
    name: 'a removal to decide, without a reason to refuse',
    show: async (page, stage) => {
      await decides(page, stage);
      await page.getByText('Refuse: the words stay.').click();
      await press(page.getByRole('button', { name: 'Check before you decide' }));
    },
  },
  { name: 'a removal to check before it is refused', show: refuses },
  {
    name: 'a removal that was refused',
    show: async (page, stage) => {
      await refuses(page, stage);
      await press(page.getByRole('button', { name: 'Refuse this removal' }));
      await stage.cloud.quiet();
    },
  },
  {
    name: 'a removal to check before the words go',
    show: async (page, stage) => {
      await decides(page, stage);
      await page.getByText('Approve: remove these words').click();
      await press(page.getByRole('button', { name: 'Check before you decide' }));
    },
  },
  {
    name: 'home of a records officer, with a removal to decide',
    show: async (page, stage) => {
      await decides(page, stage);
      await page.goto('/home');
    },
  },
  {
    name: 'keeping of a record, a removal without its reason',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      await opens(page, stage, POLICE, agreement);
      await asks(page, ' ');
    },
  },
];
