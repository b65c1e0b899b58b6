/** Before anyone signs: the MOU goes out, liaisons vouch for their offices, a mailbox that bounces is mended, counsel has the text changed and clears it. */

import { liaisonIn, mou, registerAgencies, standOf } from './demonstration.ts';
import { reviewersIn } from './people/liaison.ts';
import type { Screen } from './people/visitor.ts';
import {
  BUDGET,
  CHANGED,
  COUNSEL,
  confirmWord,
  deskOf,
  expect,
  linksToSign,
  MENDED,
  reviewerAt,
  type Step,
  says,
  signerAt,
  writeVersion,
} from './stage.ts';
import { ANNEX_FILE, headOf, liaisons, mouFile } from './wildfire-smoke.ts';

const register: Step = [
  'The operator registers the agencies, with their liaisons and records officers',
  async ({ cloud }) => {
    const registered = (await registerAgencies(cloud)).match(/agy_\w+/g) ?? [];
    expect(registered.length >= mouFile.parties.length, 'every party’s agency is registered');
    return `${registered.length} agencies`;
  },
];

const putOut: Step = [
  'The convener puts the MOU out and hands in its annex',
  async (stage) => {
    const { cloud, token } = stage;
    const sent = JSON.parse(await mou(cloud, token, 'send', writeVersion(stage, 1, CHANGED.was))) as {
      agreement: string;
    };
    stage.agreement = sent.agreement;
    const kept = JSON.parse(await mou(cloud, token, 'annex', sent.agreement, ANNEX_FILE)) as { missing: unknown[] };
    expect(kept.missing.length === 0, 'no annex is missing');
    await cloud.quiet();
    const mails = cloud.inbox.list();
    expect(mails.length === mouFile.parties.length, 'one email to each agency’s liaison, and no other');
    return `${mouFile.number}, ${mails.length} emails, all to liaisons`;
  },
];

/** Public health names who clears the text; the others name nobody. */
const confirm: Step = [
  'The liaisons sign in and confirm their offices; public health names counsel (required) and budget (advisory)',
  async ({ cloud, agreement }) => {
    const { mailbox } = headOf('forestry');
    cloud.setMailbox(mailbox, 'bounce');
    const named = reviewersIn({ counsel: { ...COUNSEL, need: 'required' }, budget: { ...BUDGET, need: 'advisory' } });
    for (const party of mouFile.parties)
      await liaisonIn(cloud, party.key).confirm(agreement, party, party.key === 'health' ? named : {});
    await cloud.quiet();
    const tests = cloud.inbox.list().filter(({ subject }) => subject.startsWith('A test of your mailbox'));
    const asked = cloud.inbox.list().filter(({ text }) => text.includes('/review/'));
    expect(
      tests.length === 4 && asked.length === 2,
      'a test email to each of four heads, a link to each of two reviewers',
    );
    return `${tests.length} test emails, ${asked.length} reviewers asked`;
  },
];

const bounce: Step = [
  `The test email to ${headOf('forestry').name} bounces; ${liaisons.forestry?.name} corrects the mailbox`,
  async (stage) => {
    const { cloud, token, agreement } = stage;
    const { mailbox } = headOf('forestry');
    const before = await standOf(cloud, token, agreement);
    expect(before.signatories.forestry?.mail === 'bounced', 'the record says that the email came back');
    const desk = await deskOf(stage, 'forestry');
    says(desk.page, new RegExp(`Email to ${mailbox} bounced`));
    says(await desk.press('Send a new test', { mailbox: MENDED.mailbox }), /The email address .* is corrected/);
    await cloud.quiet();
    const after = await standOf(cloud, token, agreement);
    expect(after.signatories.forestry?.mail === undefined, 'no trouble is on record any more');
    const arrived = cloud.inbox.to(MENDED.mailbox).at(-1)?.fates[MENDED.mailbox];
    expect(arrived === 'Delivery', `the test email to ${MENDED.mailbox} arrives, not ${arrived}`);
    return `${MENDED.mailbox} takes email`;
  },
];

const words: Step = [
  'Each head’s office reads the word of its test email to its liaison, who types it',
  async (stage) => {
    const { cloud } = stage;
    for (const { key } of mouFile.parties) await confirmWord(stage, key, key === 'forestry' ? MENDED : headOf(key));
    await cloud.quiet();
    says((await deskOf(stage, 'forestry')).page, /Everything is prepared/);
    return '4 mailboxes are read';
  },
];

const returned: Step = [
  `${COUNSEL.name}, counsel, returns the text with comments`,
  async (stage) => {
    const comments = 'The appropriation pays for 1,200 air cleaners, not for 1,500. Change the commitment.';
    says(await reviewerAt(stage, COUNSEL).returns(comments), /You have returned this text/);
    await stage.cloud.quiet();
    const letter = stage.cloud.inbox.to(liaisons.health?.mailbox ?? '').at(-1);
    expect(letter?.subject.startsWith('Returned with comments'), 'the liaison hears of it');
    const others = stage.cloud.inbox
      .list()
      .filter(({ to }) => !to.some((one) => one.endsWith('@health.alder.example')));
    expect(!others.some(({ subject }) => subject.startsWith('Returned')), 'no other agency hears of it');
    return 'its liaison has an email, no other agency does';
  },
];

const showsChange = ({ html }: Screen): boolean =>
  new RegExp(`<del\\b.*${CHANGED.was}.*</del><ins\\b.*${CHANGED.is}.*</ins>`).test(html);

const revised: Step = [
  'The convener sends a new version; counsel reads it and clears it',
  async (stage) => {
    const { cloud, token, agreement } = stage;
    await mou(
      cloud,
      token,
      'revise',
      agreement,
      writeVersion(stage, 2, CHANGED.is),
      '--note',
      'Fewer air cleaners, as funded.',
    );
    await cloud.quiet();
    expect(linksToSign(stage).length === 0, 'no head was asked before counsel has cleared the text');
    const read = says(await reviewerAt(stage, COUNSEL).openLink(), /What changed since version 1/);
    expect(showsChange(read), `counsel reads what changed: ${CHANGED.was}, now ${CHANGED.is}`);
    says(await reviewerAt(stage, COUNSEL).clears(), /You have cleared this text/);
    await cloud.quiet();
    expect(linksToSign(stage).length === 1, 'one head is asked: the first group’s');
    return 'no link to sign in any email until then; now one';
  },
];

const differences: Step = [
  `${headOf('health').name} opens the link and sees what changed, word by word, and who has cleared it`,
  async (stage) => {
    const head = signerAt(stage, headOf('health').mailbox);
    says(await head.openLink(), new RegExp(`Cleared for your agency by counsel \\(${COUNSEL.name}\\)`));
    const page = says(await head.browser.follow('What changed'), /What changed/);
    expect(showsChange(page), `${CHANGED.was} struck out and ${CHANGED.is} added`);
    return `${CHANGED.was} struck out, ${CHANGED.is} added`;
  },
];

export const preparing: readonly Step[] = [register, putOut, confirm, bounce, words, returned, revised, differences];
