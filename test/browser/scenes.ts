/** Every page of the product in every state a person can meet, each with the way there; the states that need time to pass come last. */
import type { Page } from 'playwright-core';
import { aScan } from '../a-scan.ts';
import {
  askForCode,
  declines,
  type Example,
  elsewhere,
  linkOf,
  openAgreement,
  type Sent,
  type Stage,
  signs,
  signWith,
  wrongCode,
} from './stage.ts';

export interface Scene {
  name: string;
  /** Leads a fresh browser to the page. */
  show: (page: Page, stage: Stage) => Promise<unknown>;
}

const DAY = 24 * 60 * 60_000;
const REASON = 'The funds in section 4 must name the appropriation.';

/** The short MOU, signed by both; ends on the second signer's page. */
const executes = async (page: Page, stage: Stage): Promise<Sent> => {
  const sent = await stage.send('short', { handling: 'public' });
  await elsewhere(stage, (other) => signs(other, stage, 'transport'));
  await signs(page, stage, 'police');
  return sent;
};

/** The link of the first mail to the second signer, after everyone has signed. */
const executedLink = async (page: Page, stage: Stage): Promise<string> => {
  await stage.send('short');
  const link = linkOf(stage, 'police');
  await elsewhere(stage, (other) => signs(other, stage, 'transport'));
  await signs(page, stage, 'police');
  return link;
};

const takesBack = async (page: Page, stage: Stage, reason: string) => {
  await page.getByRole('link', { name: /^take back your signature/ }).click();
  await page.getByRole('textbox').fill(reason);
  await page.getByRole('button', { name: /^Take back the signature/ }).click();
  await stage.cloud.quiet();
};

/** Signed in as a liaison, at the page of a signature made outside. */
const atOutside = async (page: Page, stage: Stage, { agreement }: Sent, mailbox: string, party: string) => {
  const path = `/agreements/${agreement}/parties/${party}/outside`;
  await page.context().clearCookies();
  await page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await page.getByRole('textbox').fill(mailbox);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await stage.cloud.quiet();
  const links = stage.cloud.inbox.to(mailbox).flatMap(({ text }) => /^http\S+\/sign-in\/\S+$/m.exec(text)?.[0] ?? []);
  await page.goto(links.at(-1) ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**${path}`);
};

const handsIn = async (page: Page, name: string) => {
  await page.getByText('In ink, on paper').click();
  await page.getByLabel('Name of who signed').fill(name);
  await page.getByLabel('Day it was signed').fill('2026-03-02');
  await page
    .getByLabel('The signed PDF')
    .setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: aScan() });
  await page.getByRole('button', { name: 'Hand in this signature' }).click();
};
const LIAISONS = { police: 'liaison@police.birch.example', transport: 'liaison@dot.birch.example' };

const opens = async (page: Page, stage: Stage, which: Example, party: string) => {
  const sent = await stage.send(which);
  await openAgreement(page, stage, party);
  return sent;
};

export const SCENES: readonly Scene[] = [
  { name: 'front page', show: (page) => page.goto('/') },
  { name: 'nothing at this address', show: (page) => page.goto('/assets/nothing.css') },
  { name: 'error: a link that was never made', show: (page) => page.goto(`/sign/${'a'.repeat(52)}`) },
  {
    name: 'link page',
    show: async (page, stage) => {
      await stage.send('wildfire');
      await page.goto(linkOf(stage, 'health'));
    },
  },
  {
    name: 'agreement before the code, one mail came back',
    show: async (page, stage) => {
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'bounce');
      await opens(page, stage, 'wildfire', 'air');
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'ok');
    },
  },
  {
    name: 'agreement after the code was asked for',
    show: async (page, stage) => {
      await opens(page, stage, 'wildfire', 'air');
      await askForCode(page, stage, 'air');
    },
  },
  {
    name: 'agreement after a wrong code',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await askForCode(page, stage, 'police');
      await signWith(page, wrongCode(stage, 'police'));
    },
  },
  {
    name: 'agreement after too many codes',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      for (let asked = 0; asked < 6; asked++) await askForCode(page, stage, 'police');
    },
  },
  {
    name: 'agreement of which another agency has its turn later',
    show: async (page, stage) => {
      await stage.send('short', { signing: { order: { kind: 'groups', groups: [['transport'], ['police']] } } });
      await openAgreement(page, stage, 'transport');
    },
  },
  {
    name: 'agreement after the own signature',
    show: async (page, stage) => {
      await stage.send('short');
      await signs(page, stage, 'police');
    },
  },
  { name: 'agreement executed', show: executes },
  {
    name: 'link page of a link to read',
    show: async (page, stage) => {
      await executes(page, stage);
      await page.goto(linkOf(stage, 'transport'));
    },
  },
  {
    name: 'agreement by a link to read',
    show: async (page, stage) => {
      await executes(page, stage);
      await page.context().clearCookies();
      await openAgreement(page, stage, 'transport');
    },
  },
  {
    name: 'ended link: signed',
    show: async (page, stage) => {
      const link = await executedLink(page, stage);
      await page.goto(link);
    },
  },
  {
    name: 'fresh link on its way',
    show: async (page, stage) => {
      await page.goto(await executedLink(page, stage));
      await page.getByRole('button', { name: 'Send a fresh link' }).click();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'ended link: replaced by a fresh one',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      const link = linkOf(stage, 'police');
      await stage.resends('short', sent, 'police');
      await page.goto(link);
    },
  },
  {
    name: 'no more fresh links today',
    show: async (page, stage) => {
      const link = await executedLink(page, stage);
      for (let asked = 0; asked < 6; asked++) {
        await page.goto(link);
        await page.getByRole('button', { name: 'Send a fresh link' }).click();
        await stage.cloud.quiet();
      }
    },
  },
  {
    name: 'decline page',
    show: async (page, stage) => {
      await opens(page, stage, 'wildfire', 'air');
      await page.getByRole('link', { name: /^Decline to sign/ }).click();
    },
  },
  {
    name: 'decline page without a reason',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await page.getByRole('link', { name: /^Decline to sign/ }).click();
      await page.getByRole('textbox').fill('   ');
      await page.getByRole('button', { name: /^Decline for/ }).click();
    },
  },
  {
    name: 'decline page after signing',
    show: async (page, stage) => {
      const { round } = await stage.send('short');
      await signs(page, stage, 'police');
      await page.goto(`/rounds/${round}/decline`);
    },
  },
  {
    name: 'take-back page',
    show: async (page, stage) => {
      await stage.send('wildfire');
      await signs(page, stage, 'air');
      await page.getByRole('link', { name: /^take back your signature/ }).click();
    },
  },
  {
    name: 'take-back page without a reason',
    show: async (page, stage) => {
      await stage.send('short');
      await signs(page, stage, 'police');
      await takesBack(page, stage, '   ');
    },
  },
  {
    name: 'take-back page before signing',
    show: async (page, stage) => {
      const { round } = await opens(page, stage, 'short', 'police');
      await page.goto(`/rounds/${round}/take-back`);
    },
  },
  {
    name: 'agreement after a signature was taken back',
    show: async (page, stage) => {
      await stage.send('short');
      await signs(page, stage, 'police');
      await takesBack(page, stage, REASON);
    },
  },
  {
    name: 'agreement declined by oneself',
    show: async (page, stage) => {
      await stage.send('short');
      await declines(page, stage, 'police', REASON);
    },
  },
  {
    name: 'agreement declined by another agency',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'transport');
      await elsewhere(stage, (other) => declines(other, stage, 'police', REASON));
      await page.reload();
    },
  },
  {
    name: 'ended link: declined',
    show: async (page, stage) => {
      await stage.send('short');
      const link = linkOf(stage, 'transport');
      await elsewhere(stage, (other) => declines(other, stage, 'police', REASON));
      await page.goto(link);
    },
  },
  {
    name: 'agreement voided',
    show: async (page, stage) => {
      const sent = await opens(page, stage, 'short', 'transport');
      await stage.voids('short', sent, 'The legislature changed the statute.');
      await page.reload();
    },
  },
  {
    name: 'record of an agreement out for signature',
    show: async (page, stage) => {
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'bounce');
      const { round } = await stage.send('wildfire');
      await stage.cloud.quiet();
      await signs(page, stage, 'air');
      await page.goto(`/rounds/${round}/record`);
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'ok');
    },
  },
  {
    name: 'record of a declined agreement',
    show: async (page, stage) => {
      const { round } = await stage.send('short');
      await declines(page, stage, 'police', REASON);
      await page.goto(`/rounds/${round}/record`);
    },
  },
  {
    name: 'record of an executed agreement',
    show: async (page, stage) => {
      const { round } = await executes(page, stage);
      await page.goto(`/rounds/${round}/record`);
    },
  },
  {
    name: 'executed copy',
    show: async (page, stage) => {
      await executes(page, stage);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /executed copy/ }).click(),
      ]);
      const file = `${await download.path()}.html`;
      await download.saveAs(file);
      await page.goto(`file://${file}`);
    },
  },
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
      await page.getByRole('link', { name: /to print$/ }).click();
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
      await page.getByRole('button', { name: /^Confirm the signature/ }).click();
    },
  },
  {
    name: 'reason after the hour',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await page.getByRole('link', { name: /^Decline to sign/ }).click();
      await page.getByRole('textbox').fill(REASON);
      await stage.cloud.moveBy(DAY / 12);
      await page.getByRole('button', { name: /^Decline for/ }).click();
    },
  },
  {
    name: 'decline page with what was kept',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await page.getByRole('link', { name: /^Decline to sign/ }).click();
      await page.getByRole('textbox').fill(REASON);
      await stage.cloud.moveBy(DAY / 12);
      await page.getByRole('button', { name: /^Decline for/ }).click();
      await openAgreement(page, stage, 'police');
      await page.getByRole('link', { name: /^Decline to sign/ }).click();
    },
  },
  {
    name: 'ended link: older than 14 days',
    show: async (page, stage) => {
      await stage.send('short');
      const link = linkOf(stage, 'police');
      await stage.cloud.moveBy(15 * DAY);
      await page.goto(link);
    },
  },
  {
    name: 'ended link: the period is over',
    show: async (page, stage) => {
      await stage.send('short');
      await stage.cloud.moveBy(25 * DAY);
      const link = linkOf(stage, 'police');
      await stage.cloud.moveBy(10 * DAY);
      await page.goto(link);
    },
  },
  {
    name: 'agreement lapsed',
    show: async (page, stage) => {
      await stage.send('short');
      await stage.cloud.moveBy(40 * DAY);
      await stage.cloud.quiet();
      await openAgreement(page, stage, 'police');
    },
  },
];
