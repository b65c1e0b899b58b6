/** Whoever vouches for a party’s offices. */

import { press, signsIn } from './acts.ts';
import type { Scene } from './scene.ts';

const POLICE = 'liaison@police.birch.example';

export const LIAISON_SCENES: readonly Scene[] = [
  {
    name: 'liaison: an annex is missing',
    show: async (page, stage) => {
      const annexes = [{ title: 'Map layers', sha256: 'a'.repeat(64), bytes: 20, mediaType: 'text/csv' }];
      const { agreement } = await stage.publish('short', { annexes });
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police`);
      await page.getByText('An annex is missing').waitFor();
    },
  },
  {
    name: 'liaison: offices to confirm, with findings',
    show: async (page, stage) => {
      const { agreement } = await stage.publish('short');
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police`);
      await page.getByLabel('Mailbox').first().fill('head@elsewhere.example');
      await press(page.getByRole('button', { name: 'Confirm the offices' }));
    },
  },
  {
    name: 'liaison: the word of the test mail is wrong',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
      await page.getByLabel('Word from the test mail').fill('amber amber');
      await press(page.getByRole('button', { name: 'Confirm the word' }));
    },
  },
  {
    name: 'liaison: an alternate is named for too long',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
      await page.getByRole('link', { name: 'Name an alternate for' }).first().click();
      const form = page.locator('form[action$="/alternate"]');
      await form.getByLabel('Name', { exact: true }).fill('Bo Lind');
      await form.getByLabel('Mailbox').fill('bo.lind@police.birch.example');
      await form.getByLabel('First day').fill('2026-03-02');
      await form.getByLabel('Last day').fill('2027-03-02');
      await form.getByLabel('Why someone stands in').fill('The head is on leave.');
      await press(form.getByRole('button', { name: 'Name the alternate' }));
      await page.getByText('This period has 366 days.').first().waitFor();
    },
  },
  {
    name: 'liaison: the head is asked, and a delegate is named',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police`);
      await page.getByText('Name a delegate who signs').click();
      const form = page.locator('form[action$="/delegate"]');
      await form.getByLabel('Name', { exact: true }).fill('Ann Ito');
      await form.getByLabel('Mailbox').fill('ann.ito@police.birch.example');
      await form.getByLabel('Instrument of the delegation').fill('Letter of March 2');
      await form.getByLabel('Reason for the delegation').fill('The head travels.');
      await press(form.getByRole('button', { name: 'Name the delegate' }));
    },
  },
];
