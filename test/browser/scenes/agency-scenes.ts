/** The people of an agency, as its liaison enters, confirms and applies them, and what an MOU says that names others. */
import type { Page } from 'playwright-core';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const POLICE = 'liaison@police.birch.example';

/** The people of the police, whoever has entered some already. */
const opensPeople = async (page: Page, stage: Stage): Promise<void> => {
  await signsIn(page, stage, POLICE, '/agency');
  await press(page.getByRole('link', { name: 'People and offices' }));
};

const adds = async (page: Page, title: string, mailbox: string): Promise<void> => {
  await press(page.getByRole('link', { name: 'Add an office' }));
  await page.getByLabel('Title of the office').fill(title);
  await page.getByLabel('Name', { exact: true }).fill('Wanda Kamaka');
  await page.getByLabel('Work email address').fill(mailbox);
  await page.getByText('Incumbent', { exact: true }).click();
  await press(page.getByRole('button', { name: 'Add the office' }));
};

const nobodyClears = async (page: Page): Promise<void> => {
  await press(page.getByRole('link', { name: /who clears texts$/ }));
  await page.getByText('No one', { exact: true }).click();
  await press(page.getByRole('button', { name: 'Save who clears texts' }));
};

export const AGENCY_SCENES: readonly Scene[] = [
  {
    name: 'agency: nobody is entered yet',
    show: async (page, stage) => {
      await stage.publish('short');
      await opensPeople(page, stage);
      await page.getByText('No office is entered yet.').waitFor();
    },
  },
  {
    name: 'agency: an office that cannot be taken',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await adds(page, 'Superintendent', 'wanda.kamaka@elsewhere.example');
      await page.getByText('is not in an email domain of your agency').first().waitFor();
    },
  },
  {
    name: 'agency: who clears texts is not said',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await press(page.getByRole('link', { name: /who clears texts$/ }));
      await press(page.getByRole('button', { name: 'Save who clears texts' }));
    },
  },
  {
    name: 'agency: people who are not confirmed yet',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await adds(page, 'Superintendent', 'wanda.kamaka@police.birch.example');
      await nobodyClears(page);
      await page.getByRole('link', { name: 'Check and confirm' }).waitFor();
    },
  },
  {
    name: 'agency: an office to change or remove',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await press(page.getByRole('link', { name: 'Change Superintendent' }));
      await page.getByRole('heading', { name: 'Change Superintendent' }).waitFor();
    },
  },
  {
    name: 'agency: everybody on one page, to be confirmed',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await press(page.getByRole('link', { name: 'Check and confirm' }));
      await page.getByRole('button', { name: 'Confirm all of them' }).waitFor();
    },
  },
  {
    name: 'agency: the people are confirmed',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await press(page.getByRole('link', { name: 'Check and confirm' }));
      await press(page.getByRole('button', { name: 'Confirm all of them' }));
      await page.getByText('Your people are confirmed.').waitFor();
    },
  },
  {
    name: 'agency: what would change in its MOUs, and none is chosen',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await opensPeople(page, stage);
      await press(page.getByRole('link', { name: 'See what differs' }));
      await page.getByLabel('Reason for the change').fill('The Superintendent left.');
      await press(page.getByRole('button', { name: 'Apply to the chosen MOUs' }));
      await page.getByText('No MOU is chosen.').waitFor();
    },
  },
  {
    name: 'agency: what changed in its MOUs',
    show: async (page, stage) => {
      await opensPeople(page, stage);
      await press(page.getByRole('link', { name: 'See what differs' }));
      for (const box of await page.locator('label.usa-checkbox__label').all()) await box.click();
      await page.getByLabel('Reason for the change').fill('The Superintendent left.');
      await press(page.getByRole('button', { name: 'Apply to the chosen MOUs' }));
      await page.getByRole('heading', { name: 'What changed in your MOUs' }).waitFor();
    },
  },
  {
    name: 'agency: an MOU whose file names others than the register',
    show: async (page, stage) => {
      const { agreement } = await stage.publish('short');
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police`);
      await page.getByText('Different from your agency’s register').waitFor();
    },
  },
  {
    name: 'agency: its MOUs, one of which differs',
    show: async (page, stage) => {
      await signsIn(page, stage, POLICE, '/agency');
      await page.getByText('differs from your people').first().waitFor();
    },
  },
];
