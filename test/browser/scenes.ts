/** Every page of the product in every state a person can meet, each with the way there; the states that need time to pass come last. */
import type { Page } from 'playwright-core';
import { aSignatory } from '../../functions/records/verify/a-certificate.ts';
import { aSealedPdf } from '../../functions/records/verify/a-sealed-pdf.ts';
import { aScan } from '../a-scan.ts';
import { CLEARANCE_SCENES, LATE_CLEARANCE_SCENES } from './clearance-scenes.ts';
import { KEEPING_SCENES } from './keeping-scenes.ts';
import {
  askForCode,
  asksToSignIn,
  declines,
  type Example,
  elsewhere,
  linkOf,
  openAgreement,
  type Sent,
  type Stage,
  signInLinkOf,
  signs,
  signsIn,
  signWith,
  wrongCode,
} from './stage.ts';

export interface Scene {
  name: string;
  /** Leads a fresh browser to the page. */
  show: (page: Page, stage: Stage) => Promise<unknown>;
}

const DAY = 24 * 60 * 60_000;
/** What a second version of the short MOU says otherwise. */
const NEXT = {
  publicCredit: 'The map and its news carry the names of both agencies.',
  purpose: {
    problem: 'Drivers see two state maps of closed roads, and on 19 days in 2026 they disagreed.',
    outcomes: ['One map, which says since when a road is closed.'],
  },
};
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
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `/agreements/${agreement}/parties/${party}/outside`);
};

const handsIn = async (page: Page, name: string) => {
  await page.getByText('In ink, on paper').click();
  await page.getByLabel('Name of who signed').fill(name);
  await page.getByLabel('Day it was signed').fill('2026-03-02');
  await page
    .getByLabel('The signed PDF')
    .setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: aScan() });
  const button = page.getByRole('button', { name: 'Hand in this signature' });
  await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
};
const LIAISONS = { police: 'liaison@police.birch.example', transport: 'liaison@dot.birch.example' };

const opens = async (page: Page, stage: Stage, which: Example, party: string) => {
  const sent = await stage.send(which);
  await openAgreement(page, stage, party);
  return sent;
};

/** Someone who speaks for an agency that is party of nothing. */
const idle = async (stage: Stage): Promise<string> => {
  await stage.cloud.registerAgencies({ parties: [{ name: 'Idle Office', mailDomains: ['idle.example'] }] });
  return 'liaison@idle.example';
};
const liaison = async (stage: Stage): Promise<string> => {
  await stage.send('short');
  return 'liaison@dot.birch.example';
};

/** A sealed PDF of nobody's service: the page says what holds of any file. */
const aSealed = async (): Promise<Buffer> => aSealedPdf(await aSignatory('Concord seal'));

const checks = async (page: Page, buffer: Buffer) => {
  await page.goto('/verify');
  await page.getByLabel('The file').setInputFiles({ name: 'copy.pdf', mimeType: 'application/pdf', buffer });
  await page.getByRole('button', { name: 'Check this file' }).click();
  await page
    .getByText(/This file (is whole|does not hold|has \d+ bytes)/)
    .first()
    .waitFor();
};
const POLICE = 'liaison@police.birch.example';

export const SCENES: readonly Scene[] = [
  { name: 'front page', show: (page) => page.goto('/') },
  { name: 'nothing at this address', show: (page) => page.goto('/assets/nothing.css') },
  { name: 'verify: asks for a file', show: (page) => page.goto('/verify') },
  { name: 'verify: a sealed PDF that holds', show: async (page) => checks(page, await aSealed()) },
  {
    name: 'verify: a sealed PDF with one byte flipped',
    show: async (page) => {
      const pdf = await aSealed();
      const place = pdf.indexOf('(Test)') + 1;
      pdf.writeUInt8(pdf.readUInt8(place) ^ 1, place);
      await checks(page, pdf);
    },
  },
  { name: 'verify: more than the page checks', show: (page) => checks(page, Buffer.alloc(4 * 1024 * 1024 + 1)) },
  { name: 'error: a link that was never made', show: (page) => page.goto(`/sign/${'a'.repeat(52)}`) },
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
      await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
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
      await page.getByRole('button', { name: 'Send me my link' }).first().click();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'signed out',
    show: async (page, stage) => {
      await signsIn(page, stage, await idle(stage));
      await page.getByRole('button', { name: 'Sign out' }).click();
    },
  },
  {
    name: 'a session that ended while someone wrote',
    show: async (page, stage) => {
      await signsIn(page, stage, await idle(stage));
      await page.context().clearCookies();
      await page.getByRole('button', { name: 'Sign out' }).click();
    },
  },
  { name: 'find page', show: (page) => page.goto('/find') },
  {
    name: 'find page after something that is no number',
    show: async (page) => {
      await page.goto('/find');
      await page.getByLabel('MOU number').fill(' ');
      await page.getByLabel('Work address').fill('pat');
      await page.getByRole('button', { name: 'Send me my link' }).click();
    },
  },
  {
    name: 'lost link on its way',
    show: async (page, stage) => {
      const { agreement, number } = await stage.send('short');
      await page.goto('/find');
      await page.getByLabel('MOU number').fill(number);
      await page.getByLabel('Work address').fill(await stage.knowsHead(agreement, 'police'));
      await page.getByRole('button', { name: 'Send me my link' }).click();
      await stage.cloud.quiet();
    },
  },
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
    name: 'agreement in its second version, an annex missing',
    show: async (page, stage) => {
      const annex = { title: 'Map of detours', sha256: 'a'.repeat(64), bytes: 20_000, mediaType: 'application/pdf' };
      const sent = await opens(page, stage, 'short', 'police');
      await stage.revises('short', sent, { annexes: [annex] });
      await page.reload();
    },
  },
  {
    name: 'what a new version changes',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await stage.revises(
        'short',
        sent,
        NEXT,
        'Both agencies are named, and the map says since when a road is closed.',
      );
      await openAgreement(page, stage, 'police');
      await page.getByRole('link', { name: /^What changed/ }).click();
    },
  },
  {
    name: 'agreement replaced by a new version after the own signature',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await signs(page, stage, 'police');
      await stage.revises('short', sent, NEXT);
      await page.reload();
    },
  },
  {
    name: 'ended link: replaced by a new version',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      const link = linkOf(stage, 'police');
      await elsewhere(stage, (other) => signs(other, stage, 'police'));
      await stage.revises('short', sent, NEXT);
      await page.goto(link);
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
  ...CLEARANCE_SCENES,
  ...KEEPING_SCENES,
  ...LATE_CLEARANCE_SCENES,
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
    name: 'liaison: an annex is missing',
    show: async (page, stage) => {
      const annexes = [{ title: 'Map layers', sha256: 'a'.repeat(64), bytes: 20, mediaType: 'text/csv' }];
      const { agreement } = await stage.publish('short', { annexes });
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police`);
      await page.getByText('An annex is missing').waitFor();
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
  {
    name: 'liaison: offices to confirm, with findings',
    show: async (page, stage) => {
      const { agreement } = await stage.publish('short');
      await signsIn(page, stage, POLICE, `/agreements/${agreement}/parties/police`);
      await page.getByLabel('Mailbox').first().fill('head@elsewhere.example');
      await page.getByRole('button', { name: 'Confirm the offices' }).click();
    },
  },
  {
    name: 'liaison: the word of the test mail is wrong',
    show: async (page, stage) => {
      const sent = await stage.publish('short');
      await stage.confirms('short', sent, 'police');
      await signsIn(page, stage, POLICE, `/agreements/${sent.agreement}/parties/police`);
      await page.getByLabel('Word from the test mail').fill('amber amber');
      await page.getByRole('button', { name: 'Confirm the word' }).click();
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
      await form.getByRole('button', { name: 'Name the delegate' }).click();
    },
  },
];
