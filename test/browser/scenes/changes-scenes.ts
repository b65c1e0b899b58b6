/** Contacts and reporting offices as they are today, the notice that changes one, and the page on which another party objects. */
import type { Page } from 'playwright-core';
import { aMouWithLadder, executed } from '../../a-disputed-mou.ts';
import type { Sent } from '../../a-sent-mou.ts';
import { signedByAll, successorOut } from '../../a-successor.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const TRANSPORT = 'liaison@transport.example';
const HEALTH = 'liaison@health.example';
const DESK = { key: 'desk', party: 'transport', title: 'Map desk', for: 'Closures', address: '1 Main Street\nBirch' };

const made = new WeakMap<Stage, Promise<{ sent: Sent; secret: string }>>();
/** One MOU in force for all scenes of a stage, in the order in which they stand. */
const anMou = (stage: Stage) => {
  const known =
    made.get(stage) ??
    stage.cloud.token().then(async ({ secret }) => ({
      secret,
      sent: await executed(stage.cloud, secret, { ...aMouWithLadder(), contacts: [DESK] } as never),
    }));
  made.set(stage, known);
  return known;
};

const comes = async (page: Page, stage: Stage, mailbox: string, part: string) => {
  const mou = `/agreements/${(await anMou(stage)).sent.agreement}`;
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `${mou}${part}`);
};

const FORM = '/parties/transport/change';
const gives = async (page: Page, stage: Stage) => {
  await press(page.getByRole('button', { name: 'Give notice' }));
  await page.getByText('The notice is given.').waitFor();
  await stage.cloud.quiet();
};

export const CHANGES_SCENES: readonly Scene[] = [
  {
    name: 'a notice with findings',
    show: async (page, stage) => {
      await comes(page, stage, TRANSPORT, `${FORM}?contact=desk`);
      await page.getByLabel('Title of the contact').fill('maps.example');
      await press(page.getByRole('button', { name: 'Give notice' }));
      await page.getByText('looks like an address').first().waitFor();
    },
  },
  {
    name: 'a notice that is given, as whoever gave it sees it',
    show: async (page, stage) => {
      await comes(page, stage, TRANSPORT, `${FORM}?contact=desk`);
      await page.getByLabel('Title of the contact').fill('Map room');
      await gives(page, stage);
    },
  },
  {
    name: 'a notice about what another one is about',
    show: async (page, stage) => comes(page, stage, TRANSPORT, `${FORM}?contact=desk&removes=yes`),
  },
  {
    name: 'who reports a KPI, to be changed',
    show: async (page, stage) => {
      await comes(page, stage, TRANSPORT, `${FORM}?kpi=disagreements`);
      await page.getByText('Bureau Director').click();
      await gives(page, stage);
    },
  },
  {
    name: 'a notice to which the reader may object, at home',
    show: async (page, stage) => {
      await anMou(stage);
      await page.context().clearCookies();
      await signsIn(page, stage, HEALTH, '/home');
      await page.getByText('Object to notice 1').waitFor();
    },
  },
  {
    name: 'a notice to which the reader may object',
    show: async (page, stage) => comes(page, stage, HEALTH, '/changes/2'),
  },
  {
    name: 'a notice to which a party objected',
    show: async (page, stage) => {
      await comes(page, stage, HEALTH, '/changes/1');
      await page.getByLabel('Why should it not be so?').fill('Detours are ours.');
      await press(page.getByRole('button', { name: 'Object, with this reason' }));
      await page.getByText('It takes an amendment now').waitFor();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'contacts while a notice is under way',
    show: async (page, stage) => comes(page, stage, TRANSPORT, '/contacts'),
  },
  {
    name: 'contacts that a notice has changed',
    show: async (page, stage) => {
      await comes(page, stage, TRANSPORT, `${FORM}?contact=desk`);
      await page.getByLabel('Address (if you like)').fill(`${'A street with a long name, '.repeat(12)}Birch`);
      await gives(page, stage);
      await stage.cloud.moveBy(9 * 24 * 3_600_000);
      await comes(page, stage, HEALTH, '/contacts');
      await page.getByText('Changed by notice of').first().waitFor();
    },
  },
  {
    name: 'a contact to be removed',
    show: async (page, stage) => comes(page, stage, TRANSPORT, `${FORM}?contact=desk&removes=yes`),
  },
  {
    name: 'a notice that its party has taken back',
    show: async (page, stage) => {
      await comes(page, stage, TRANSPORT, `${FORM}?contact=desk&removes=yes`);
      await gives(page, stage);
      await comes(page, stage, TRANSPORT, '/changes/4');
      await press(page.getByRole('button', { name: 'Take the notice back' }));
      await page.getByText('Taken back').first().waitFor();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'a notice that lapsed, as another text took effect',
    show: async (page, stage) => {
      await comes(page, stage, TRANSPORT, `${FORM}?contact=desk&removes=yes`);
      await gives(page, stage);
      const { sent, secret } = await anMou(stage);
      const next = await successorOut(stage.cloud, secret, sent, { ...sent.mou, title: 'Two maps, one truth' });
      await signedByAll(stage.cloud, next);
      await comes(page, stage, HEALTH, '/changes/5');
      await page.getByText('Lapsed: it changes nothing').first().waitFor();
    },
  },
];
