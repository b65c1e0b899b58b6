/** Whoever vouches for a party’s offices. */

import type { Page } from 'playwright-core';
import { press, signsIn } from '../acts.ts';
import { mailboxOf, type Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const POLICE = 'liaison@police.birch.example';

/** On the page of the second step, with nothing confirmed. */
async function asks(page: Page, stage: Stage) {
  const { agreement } = await stage.publish('short');
  await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police/draft/reviewers`);
}

/** The address of the page on which it is done. */
async function namesAlternate(page: Page, stage: Stage, lastDay: string): Promise<string> {
  const sent = await stage.publish('short');
  await stage.confirms('short', sent, 'police');
  await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
  await press(page.getByRole('link', { name: 'Name an alternate for' }).first());
  const path = page.url();
  const form = page.locator('form[action$="/alternate"]');
  await form.getByLabel('Name', { exact: true }).fill('Bo Lind');
  await form.getByLabel('Work email address').fill('bo.lind@police.birch.example');
  await form.getByLabel('First day').fill('2026-03-02');
  await form.getByLabel('Last day').fill(lastDay);
  await form.getByLabel('Why someone stands in').fill('The head is on leave.');
  await press(form.getByRole('button', { name: 'Name the alternate' }));
  await stage.cloud.quiet();
  return path;
}

/** Once the head is asked; the address of the party’s page. */
async function namesDelegate(page: Page, stage: Stage): Promise<string> {
  const path = `/agreements/${(await stage.send('short')).agreement}/parties/police`;
  await signsIn(page, stage, POLICE, path);
  await press(page.getByRole('link', { name: /^Name a delegate who signs/ }));
  const form = page.locator('form[action$="/delegate"]');
  await form.getByLabel('Name', { exact: true }).fill('Ann Ito');
  await form.getByLabel('Work email address').fill('ann.ito@police.birch.example');
  await form.getByLabel('Appointing order').fill('Letter of March 2');
  await form.getByLabel('Reason for the delegation').fill('The head travels.');
  await press(form.getByRole('button', { name: 'Name the delegate' }));
  await stage.cloud.quiet();
  return path;
}

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
      await press(page.getByRole('link', { name: /^Change/ }).first());
      await page.getByLabel('Work email address').fill('head@elsewhere.example');
      await press(page.getByRole('button', { name: 'Keep this change' }));
    },
  },
  {
    name: 'liaison: cards of the offices, one of them changed',
    show: async (page, stage) => {
      const { agreement } = await stage.publish('short');
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police/draft/offices/head`);
      await page.getByLabel('Name', { exact: true }).fill('Ada Moss');
      await press(page.getByRole('button', { name: 'Keep this change' }));
      await page.getByText('Nothing is confirmed yet').waitFor();
    },
  },
  {
    name: 'liaison: who must clear the text, answered with nothing',
    show: async (page, stage) => {
      await asks(page, stage);
      await press(page.getByRole('button', { name: 'Continue' }));
      await page.getByText('You have not said who must clear the text.').first().waitFor();
    },
  },
  {
    name: 'liaison: who must clear the text, with details of the chosen one alone',
    show: async (page, stage) => {
      await asks(page, stage);
      await page.getByText('Counsel', { exact: true }).click();
      await page.getByLabel('Name', { exact: true }).locator('visible=true').fill('Dana Whitfield');
    },
  },
  {
    name: 'liaison: everything once, to confirm',
    show: async (page, stage) => {
      await asks(page, stage);
      await page.getByText('No one', { exact: true }).click();
      await press(page.getByRole('button', { name: 'Continue' }));
      await page.getByRole('button', { name: 'Confirm the offices' }).waitFor();
    },
  },
  {
    name: 'liaison: a mailbox that bounced, one field to mend it',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      stage.cloud.setMailbox(mailboxOf('police'), 'bounce');
      await stage.confirms('short', sent, 'police');
      stage.cloud.setMailbox(mailboxOf('police'), 'ok');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
      await page.getByRole('heading', { name: /^Email to .* bounced$/ }).waitFor();
    },
  },
  {
    name: 'liaison: someone new holds an office',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
      await press(page.getByRole('link', { name: /^Someone new holds this office/ }).first());
    },
  },
  {
    name: 'liaison: the word of the test mail is wrong',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
      await page.getByLabel('Word from the test email').fill('amber amber');
      await press(page.getByRole('button', { name: 'Confirm the word' }));
    },
  },
  {
    name: 'liaison: an alternate is named for too long',
    show: async (page, stage) => {
      await namesAlternate(page, stage, '2027-03-02');
      await page.getByText('This period has 366 days.').first().waitFor();
    },
  },
  {
    name: 'liaison: the page on which the period of an alternate ends',
    show: async (page, stage) => {
      const path = await namesAlternate(page, stage, '2026-03-31');
      await page.goto(path);
      await page.getByRole('button', { name: 'End the alternate’s period now' }).waitFor();
    },
  },
  {
    name: 'liaison: the page on which a delegate is named',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police/holders/head/delegate`);
    },
  },
  {
    name: 'liaison: the page on which reviewers are named later',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police/reviewers`);
    },
  },
  {
    name: 'liaison: the head is asked, and a delegate is named',
    show: async (page, stage) => {
      await namesDelegate(page, stage);
    },
  },
  {
    name: 'liaison: the page on which a delegation ends',
    show: async (page, stage) => {
      const path = await namesDelegate(page, stage);
      await page.goto(`${path}/holders/head/delegate`);
      await page.getByRole('button', { name: /^End the delegation/ }).waitFor();
    },
  },
];
