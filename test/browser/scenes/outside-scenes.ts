/** Signatures made outside, handed in by one agency’s liaison and answered by another’s. */
import type { Page } from 'playwright-core';
import { aScan } from '../../a-scan.ts';
import { press, signsIn } from '../acts.ts';
import type { Sent, Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

/** Signed in as a liaison, at the page of a signature made outside. */
const atOutside = async (page: Page, stage: Stage, { agreement }: Sent, mailbox: string, party: string) => {
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `/agreements/${agreement}/parties/${party}/outside`);
};

const handsIn = async (page: Page, name: string) => {
  await page.getByText('In ink, on paper').click();
  await page.getByLabel('Name of who signed').fill(name);
  await page.getByLabel('Day it was signed').fill('3/2/2026');
  await page
    .getByLabel('The signed PDF')
    .setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: aScan() });
  await press(page.getByRole('button', { name: 'Hand in this signature' }));
};
const LIAISONS = { police: 'liaison@police.birch.example', transport: 'liaison@dot.birch.example' };

export const OUTSIDE_SCENES: readonly Scene[] = [
  {
    name: 'signature made outside, of one’s own agency',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await atOutside(page, stage, sent, LIAISONS.police, 'police');
    },
  },
  {
    name: 'signature made outside, with a name missing',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await atOutside(page, stage, sent, LIAISONS.police, 'police');
      await handsIn(page, '   ');
    },
  },
  {
    name: 'signature made outside, the sheet to print',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await atOutside(page, stage, sent, LIAISONS.police, 'police');
      await press(page.getByRole('link', { name: /to print$/ }));
    },
  },
  {
    name: 'signature made outside, another agency’s to confirm',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await atOutside(page, stage, sent, LIAISONS.police, 'police');
      await handsIn(page, 'Ben Osei');
      await atOutside(page, stage, sent, LIAISONS.transport, 'police');
    },
  },
  {
    name: 'signature made outside, confirmed',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await atOutside(page, stage, sent, LIAISONS.police, 'police');
      await handsIn(page, 'Ben Osei');
      await atOutside(page, stage, sent, LIAISONS.transport, 'police');
      await page.getByText('I have opened the PDF').click();
      await press(page.getByRole('button', { name: /^Confirm the signature/ }));
    },
  },
  ...['/home', '', '/parties/transport'].map((where) => ({
    name: `signature made outside, found from ${where || 'the page of the MOU'}`,
    show: async (page: Page, stage: Stage) => {
      const sent = await stage.send('short');
      await atOutside(page, stage, sent, LIAISONS.police, 'police');
      await handsIn(page, 'Ben Osei');
      await atOutside(page, stage, sent, LIAISONS.transport, 'police');
      await page.goto(where === '/home' ? where : `/agreements/${sent.agreement}${where}`);
      await page.locator(`main a[href="/agreements/${sent.agreement}/parties/police/outside"]`).first().waitFor();
    },
  })),
];
