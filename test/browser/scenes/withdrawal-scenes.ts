/** The page of withdrawal as it is for whoever may give notice, for everyone while the days run, and when the party has left. */
import type { Page } from 'playwright-core';
import { aMouWithLadder, executed } from '../../a-disputed-mou.ts';
import { mailboxOf, type Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const FORESTRY = 'liaison@forestry.example';
const DAY = 24 * 3_600_000;
const LONG = `A ${'very '.repeat(60)}long name of what it hands over, with a word that is as long as ${'x'.repeat(60)}.`;
const promised = (key: string, party: string, by: string, does = `Hands over ${key}.`) => ({
  ...{ key, party, to: 'all', by, kind: 'data', does, measure: `All of ${key}.` },
});
const COMMITMENTS = [promised('april', 'health', '2026-04-10'), promised('winter', 'health', '2026-12-01', LONG)];

const made = new WeakMap<Stage, Promise<Sent>>();
/** One MOU in force for all scenes of a stage, in the order in which they stand. */
const anMou = (stage: Stage): Promise<Sent> => {
  const mou = { ...aMouWithLadder(), commitments: COMMITMENTS } as never;
  const known = made.get(stage) ?? stage.cloud.token().then(({ secret }) => executed(stage.cloud, secret, mou));
  made.set(stage, known);
  return known;
};

const comes = async (page: Page, stage: Stage, who: 'head' | typeof FORESTRY, part = '/withdrawal') => {
  const sent = await anMou(stage);
  await page.context().clearCookies();
  const mailbox = who === 'head' ? mailboxOf(sent, 'health', 'head') : who;
  await signsIn(page, stage, mailbox, part.startsWith('/home') ? part : `/agreements/${sent.agreement}${part}`);
};

const GIVE = 'Give notice of withdrawal to all parties';
const gives = async (page: Page, stage: Stage) => {
  await page.getByLabel('Why does your agency withdraw?').fill('Fires are ours no more.');
  await page.getByText('Birch health withdraws. I have read below').click();
  await press(page.getByRole('button', { name: GIVE }));
  await page.getByText('The notice is given.').waitFor();
  await stage.cloud.quiet();
};

export const WITHDRAWAL_SCENES: readonly Scene[] = [
  {
    name: 'the page of withdrawal before anyone withdraws, for who may not',
    show: async (page, stage) => comes(page, stage, FORESTRY),
  },
  {
    name: 'a notice of withdrawal without a reason',
    show: async (page, stage) => {
      await comes(page, stage, 'head');
      await page.locator('form').evaluateAll((all) => {
        for (const one of all) (one as HTMLFormElement).noValidate = true;
      });
      await press(page.getByRole('button', { name: GIVE }));
      await page.getByText('There is no reason yet').first().waitFor();
    },
  },
  {
    name: 'a notice of withdrawal that is given, as whoever gave it sees it',
    show: async (page, stage) => {
      await comes(page, stage, 'head');
      await gives(page, stage);
    },
  },
  {
    name: 'a notice of withdrawal, as another party sees it',
    show: async (page, stage) => {
      await comes(page, stage, FORESTRY);
      await page.getByText('The MOU goes on among the others.').waitFor();
    },
  },
  {
    name: 'an MOU from which a party withdraws',
    show: async (page, stage) => comes(page, stage, FORESTRY, ''),
  },
  {
    name: 'home, with an MOU from which a party withdraws',
    show: async (page, stage) => {
      await comes(page, stage, FORESTRY, '/home');
      await page.getByText('A party withdraws').waitFor();
    },
  },
  {
    name: 'a notice of withdrawal that is taken back, and given again',
    show: async (page, stage) => {
      await comes(page, stage, 'head');
      await press(page.getByRole('button', { name: 'Take the notice back' }));
      await page.getByText('The notice is taken back.').waitFor();
      await stage.cloud.quiet();
      await gives(page, stage);
    },
  },
  {
    name: 'the page of withdrawal when the party has left, as its own people see it',
    show: async (page, stage) => {
      await stage.cloud.moveBy(61 * DAY);
      await comes(page, stage, 'head');
      await page.getByText('Birch health has left').first().waitFor();
    },
  },
  {
    name: 'commitments of which some were closed when a party left',
    show: async (page, stage) => {
      await comes(page, stage, FORESTRY, '/commitments');
      await page.getByText('Closed: a party has left').first().waitFor();
    },
  },
  {
    name: 'the people of an MOU that a party has left',
    show: async (page, stage) => {
      await comes(page, stage, FORESTRY, '/people');
      await page.getByText('Withdrew from this MOU').waitFor();
    },
  },
];
