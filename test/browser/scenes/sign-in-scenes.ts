/** Signing in, what waits, sessions, and a lost link. */
import type { Page } from 'playwright-core';
import { asksToSignIn, elsewhere, press, signInLinkOf, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

/** Someone who speaks for an agency that is party of nothing. */
const idle = async (stage: Stage): Promise<string> => {
  await stage.cloud.registerAgencies({ parties: [{ name: 'Idle Office', mailDomains: ['idle.example'] }] });
  return 'liaison@idle.example';
};
const liaison = async (stage: Stage): Promise<string> => {
  await stage.send('short');
  return 'liaison@dot.birch.example';
};

const signsOut = async (page: Page) => {
  await page.locator('header summary').click();
  await press(page.getByRole('button', { name: 'Sign out' }));
};

export const SIGN_IN_SCENES: readonly Scene[] = [
  { name: 'sign-in page', show: (page) => page.goto('/sign-in') },
  {
    name: 'sign-in page after something that is no address',
    show: (page, stage) => asksToSignIn(page, stage, 'pat'),
  },
  {
    name: 'sign-in link on its way',
    show: (page, stage) => asksToSignIn(page, stage, 'nobody@nowhere.example'),
  },
  {
    name: 'too many sign-in links asked for',
    show: async (page, stage) => {
      for (let asked = 0; asked < 11; asked++) await asksToSignIn(page, stage, 'nobody@else.example');
    },
  },
  {
    name: 'sign-in link in the browser that asked',
    show: async (page, stage) => {
      const mailbox = await liaison(stage);
      await asksToSignIn(page, stage, mailbox);
      await page.goto(signInLinkOf(stage, mailbox));
    },
  },
  {
    name: 'sign-in link in another browser, after a wrong number',
    show: async (page, stage) => {
      const mailbox = await liaison(stage);
      await elsewhere(stage, (other) => asksToSignIn(other, stage, mailbox));
      await page.goto(signInLinkOf(stage, mailbox));
      await page.getByLabel('Check number').fill('x');
      await press(page.locator('main').getByRole('button', { name: 'Sign in' }));
    },
  },
  {
    name: 'sign-in link that was used',
    show: async (page, stage) => {
      const mailbox = await liaison(stage);
      await signsIn(page, stage, mailbox);
      await page.goto(signInLinkOf(stage, mailbox));
    },
  },
  {
    name: 'sessions',
    show: async (page, stage) => {
      const mailbox = await idle(stage);
      await elsewhere(stage, (other) => signsIn(other, stage, mailbox));
      await signsIn(page, stage, mailbox, '/sessions');
    },
  },
  {
    name: 'home with nothing in it',
    show: async (page, stage) => {
      await signsIn(page, stage, await idle(stage));
    },
  },
  {
    name: 'home of a liaison with much to do',
    show: async (page, stage) => {
      await stage.publish('short');
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'bounce');
      await stage.publish('wildfire');
      await signsIn(page, stage, 'liaison@forestry.alder.example');
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'ok');
    },
  },
  {
    name: 'home of a head who is asked to sign',
    show: async (page, stage) => {
      const { agreement } = await stage.send('short');
      const head = await stage.knowsHead(agreement, 'police');
      await signsIn(page, stage, head);
      await press(page.getByRole('button', { name: 'Email me my link' }).first());
      await stage.cloud.quiet();
    },
  },
  {
    name: 'signed out',
    show: async (page, stage) => {
      await signsIn(page, stage, await idle(stage));
      await signsOut(page);
    },
  },
  {
    name: 'a session that ended while someone wrote',
    show: async (page, stage) => {
      await signsIn(page, stage, await idle(stage));
      await page.context().clearCookies();
      await signsOut(page);
    },
  },
  { name: 'find page', show: (page) => page.goto('/find') },
  {
    name: 'find page after something that is no number',
    show: async (page) => {
      await page.goto('/find');
      await page.getByLabel('MOU number').fill(' ');
      await page.getByLabel('Work email address').fill('pat');
      await press(page.getByRole('button', { name: 'Send me my link' }));
    },
  },
  {
    name: 'lost link on its way',
    show: async (page, stage) => {
      const { agreement, number } = await stage.send('short');
      await page.goto('/find');
      await page.getByLabel('MOU number').fill(number);
      await page.getByLabel('Work email address').fill(await stage.knowsHead(agreement, 'police'));
      await press(page.getByRole('button', { name: 'Send me my link' }));
      await stage.cloud.quiet();
    },
  },
];
