/** MOUs that were signed elsewhere, as the liaisons of their parties answer them. */
import type { Page } from 'playwright-core';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const POLICE = 'liaison@police.birch.example';
const TRANSPORT = 'liaison@dot.birch.example';

type Adopted = { agreement: string };

const comes = async (page: Page, stage: Stage, { agreement }: Adopted, mailbox: string, part = '/adoption') => {
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `/agreements/${agreement}${part}`);
};

const confirms = async (page: Page, stage: Stage, adopted: Adopted, mailbox: string) => {
  await comes(page, stage, adopted, mailbox);
  await page.getByText('I have opened the signed original').click();
  await press(page.getByRole('button', { name: 'Confirm what we signed' }));
};

const inForce = async (page: Page, stage: Stage): Promise<Adopted> => {
  const adopted = await stage.adopts();
  await confirms(page, stage, adopted, POLICE);
  await confirms(page, stage, adopted, TRANSPORT);
  await stage.cloud.quiet();
  return adopted;
};

export const ADOPTION_SCENES: readonly Scene[] = [
  {
    name: 'signed elsewhere, to be compared',
    show: async (page, stage) => comes(page, stage, await stage.adopts(), POLICE),
  },
  {
    name: 'signed elsewhere, refused without a reason',
    show: async (page, stage) => {
      await comes(page, stage, await stage.adopts(), POLICE);
      await page.getByLabel('What does the signed original say otherwise?').fill(' ');
      await press(page.getByRole('button', { name: 'Refuse it, with this reason' }));
      await page.getByText('There is no reason yet.').first().waitFor();
    },
  },
  {
    name: 'signed elsewhere, refused with one',
    show: async (page, stage) => {
      await comes(page, stage, await stage.adopts(), POLICE);
      await page.getByLabel('What does the signed original say otherwise?').fill('We signed for ten days.');
      await press(page.getByRole('button', { name: 'Refuse it, with this reason' }));
      await page.getByText('This was refused').waitFor();
    },
  },
  {
    name: 'signed elsewhere, in force here',
    show: async (page, stage) => {
      await inForce(page, stage);
      await page.getByText('Confirmed by 2 of 2').waitFor();
    },
  },
  ...['', '/text', '/record'].map((part) => ({
    name: `signed elsewhere, the page ${part || 'of the whole'}`,
    show: async (page: Page, stage: Stage) => comes(page, stage, await inForce(page, stage), POLICE, part),
  })),
  {
    name: 'signed elsewhere, at home',
    show: async (page, stage) => {
      await stage.adopts();
      await page.context().clearCookies();
      await signsIn(page, stage, POLICE, '/home');
    },
  },
];
