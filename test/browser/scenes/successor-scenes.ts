/** What a text in force leaves behind when another follows it, and what a head certifies with a renewal. */
import type { Page } from 'playwright-core';
import { disputing, executed } from '../../a-disputed-mou.ts';
import { aMouWithDeputies, withoutDeputy } from '../../a-dropped-office.ts';
import { aMou, type Sent } from '../../a-sent-mou.ts';
import { signedByAll, successorOut } from '../../a-successor.ts';
import { askForCode, elsewhere, openAgreement, press, signsIn, signWith } from '../acts.ts';
import type { Stage } from '../stage.ts';
import { DAY, type Scene } from './scene.ts';

const made = new WeakMap<Stage, Promise<string>>();
/** The page of an agency that has dropped its deputy, who stands on the ladder of an open dispute; one for all scenes of a stage. */
const dropped = (stage: Stage): Promise<string> => {
  const make = async () => {
    const { secret } = await stage.cloud.token();
    const first = await executed(stage.cloud, secret, aMouWithDeputies());
    await disputing(stage.cloud, first).raised();
    await signedByAll(stage.cloud, await successorOut(stage.cloud, secret, first, withoutDeputy(first.mou)));
    return `/agreements/${first.agreement}/parties/health`;
  };
  const known = made.get(stage) ?? make();
  made.set(stage, known);
  return known;
};
const tends = async (page: Page, stage: Stage) => {
  await signsIn(page, stage, 'liaison@health.example', await dropped(stage));
  await page.getByRole('heading', { name: 'Offices that only an earlier version names' }).waitFor();
};
const replaces = async (page: Page, mailbox: string) => {
  await press(page.getByRole('link', { name: /^Someone new holds this office ?: Deputy Director$/ }));
  const form = page.locator('main form');
  await form.getByLabel('Name').fill('Cy Deputy');
  await form.getByLabel('Work email address').fill(mailbox);
  await form.getByLabel(/reason/i).fill('The old one left.');
  await press(form.getByRole('button', { name: 'Replace the holder of Deputy Director' }));
};

const CERTIFIES = 'The program was carried out as agreed, and goes on without change.';
const renewal = { most: 1, months: 1, certifies: CERTIFIES, unchanged: true };
const sunset = { months: 1, then: 'ends', opensDaysBefore: 14, renewal };

const inMail = (stage: Stage, sent: Sent, party: string, line: RegExp): string =>
  stage.cloud
    .mails(sent, party)
    .flatMap(({ text }) => line.exec(text)?.[0] ?? [])
    .at(-1) ?? '';
/** A head at the button, with the sentence that is signed there. */
const certifies = async (page: Page, stage: Stage, renewed: Sent, party: string) => {
  await openAgreement(page, stage, party, inMail(stage, renewed, party, /^http\S+\/sign\/\S+$/m));
  await askForCode(page, stage, party);
  await page.getByText(`Birch ${party} certifies: “${CERTIFIES}”`).waitFor();
};

export const SUCCESSOR_SCENES: readonly Scene[] = [
  { name: 'offices that only an earlier version names', show: tends },
  {
    name: 'offices that only an earlier version names, a holder with a mailbox of another agency',
    show: async (page, stage) => {
      await tends(page, stage);
      await replaces(page, 'cy@police.example');
      await page.getByText('not in an email domain').first().waitFor();
    },
  },
  {
    name: 'offices that only an earlier version names, a holder replaced',
    show: async (page, stage) => {
      await elsewhere(stage, async (other) => {
        await tends(other, stage);
        await replaces(other, 'cy.deputy@health.example');
        await other.getByText('The holder is replaced').first().waitFor();
      });
      await tends(page, stage);
      await page.getByText('cy.deputy@health.example').first().waitFor();
    },
  },
  {
    name: 'what a head certifies with a renewal, beside the button',
    show: async (page, stage) => {
      const { secret } = await stage.cloud.token();
      const first = await executed(stage.cloud, secret, aMou({ agencies: ['transport', 'health'], sunset } as object));
      await stage.cloud.moveBy(20 * DAY);
      const renewed = await successorOut(stage.cloud, secret, first, first.mou, 'renewal');
      await elsewhere(stage, async (other) => {
        await certifies(other, stage, renewed, 'transport');
        await signWith(other, inMail(stage, renewed, 'transport', /^\d{6}$/m));
        await stage.cloud.quiet();
      });
      await certifies(page, stage, renewed, 'health');
    },
  },
];
