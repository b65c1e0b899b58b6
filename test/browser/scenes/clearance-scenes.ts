/** Pages of reviewers and of signed-in people in every state they can meet, each with the way there. */
import type { Page } from 'playwright-core';
import short from '../../../examples/short.json';
import type { Liaison } from '../../../infra/laptop/demo/people/liaison.ts';
import { elsewhere, openAgreement, press, signsIn } from '../acts.ts';
import type { Sent, Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const DAY = 24 * 60 * 60_000;
const COMMENTS = 'Section 4 must name the appropriation.\nSection 5 leaves open who answers the press.';
const PARTY = 'police';

const party = () => {
  const found = short.parties.find(({ key }) => key === PARTY);
  if (!found) throw new Error('The short example has no police');
  return found;
};
const domain = () => party().mailDomains[0] ?? '';
const mailboxOf = (kind: string): string => `${kind}@${domain()}`;

/** Names and mailboxes as the liaison's form sends them. */
const reviewers = (needs: Record<string, 'required' | 'advisory'>, prefix = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(needs).flatMap(([kind, need]) => [
      [`reviewers.${kind}.asked`, 'yes'],
      [`reviewers.${kind}.need`, need],
      [`reviewers.${kind}.name`, `Reviewer for ${kind}`],
      [`reviewers.${kind}.mailbox`, mailboxOf(`${prefix}${kind}`)],
    ]),
  );

/** Leaves much open, which is shown beside the answer. */
const VAGUE = {
  text: 'The parties coordinate in a timely way.\nEach sends what it can, as appropriate.',
  outcomes: [],
};

/** The short MOU with counsel and privacy of one agency at work; the other agency's head is asked. */
async function inClearance(
  stage: Stage,
  changes: Record<string, unknown> = {},
): Promise<{ sent: Sent; liaison: Liaison }> {
  const sent = await stage.send('short', { alone: true, ...changes });
  const whole = { ...sent, documentHash: '', mou: short } as unknown as Parameters<typeof stage.cloud.liaison>[0];
  const liaison = stage.cloud.liaison(whole, PARTY);
  await liaison.confirm(sent.agreement, party(), reviewers({ counsel: 'required', privacy: 'advisory' }));
  await stage.cloud.quiet();
  await liaison.confirmWord(sent.agreement, party());
  await stage.cloud.prepare(whole, { only: ['transport'] });
  return { sent, liaison };
}

const reviewLink = (stage: Stage, kind: string): string =>
  stage.cloud.inbox
    .to(mailboxOf(kind))
    .flatMap(({ text }) => /^http\S+\/review\/\S+$/m.exec(text)?.[0] ?? [])
    .at(-1) ?? '';

async function openReview(page: Page, stage: Stage, kind: string) {
  await page.goto(reviewLink(stage, kind));
  await press(page.getByRole('button', { name: 'Open the text' }));
}

async function answers(page: Page, stage: Stage, kind: string, answer: RegExp, comments = '') {
  await openReview(page, stage, kind);
  await page.getByText(answer).click();
  await page.getByRole('textbox', { name: 'Comments' }).fill(comments);
  await page.getByText('I have read this text').click();
  await press(page.getByRole('button', { name: 'Send your answer' }));
  await stage.cloud.quiet();
}

const returns = (page: Page, stage: Stage, kind: string) =>
  answers(page, stage, kind, /^Return with comments/, COMMENTS);
const clears = (page: Page, stage: Stage, kind: string) => answers(page, stage, kind, /^Clear:/);

export const CLEARANCE_SCENES: readonly Scene[] = [
  {
    name: 'review: the link',
    show: async (page, stage) => {
      await inClearance(stage);
      await page.goto(reviewLink(stage, 'counsel'));
    },
  },
  {
    name: 'review: the text to clear',
    show: async (page, stage) => {
      await inClearance(stage, { purpose: VAGUE, publicCredit: [] });
      await openReview(page, stage, 'counsel');
    },
  },
  {
    name: 'review: an answer that was not taken',
    show: async (page, stage) => {
      await inClearance(stage);
      await openReview(page, stage, 'counsel');
      await page.getByText(/^Return with comments/).click();
      await press(page.getByRole('button', { name: 'Send your answer' }));
    },
  },
  {
    name: 'review: returned by oneself, and cleared by another',
    show: async (page, stage) => {
      await inClearance(stage);
      await elsewhere(stage, (other) => clears(other, stage, 'privacy'));
      await returns(page, stage, 'counsel');
    },
  },
  {
    name: 'review: cleared, and the head asked',
    show: async (page, stage) => {
      await inClearance(stage);
      await clears(page, stage, 'counsel');
      await page.reload();
    },
  },
  {
    name: 'review: ended link of a reviewer who was replaced',
    show: async (page, stage) => {
      const { sent, liaison } = await inClearance(stage);
      const link = reviewLink(stage, 'counsel');
      const path = `/agreements/${sent.agreement}/parties/${PARTY}/reviewers`;
      await liaison.act(path, reviewers({ counsel: 'required' }, 'next-'));
      await page.goto(link);
    },
  },
  {
    name: 'signing page with clearances',
    show: async (page, stage) => {
      await inClearance(stage);
      await elsewhere(stage, (other) => clears(other, stage, 'counsel'));
      await openAgreement(page, stage, PARTY);
    },
  },
  {
    name: 'MOU: for a liaison, with comments of the own reviewers',
    show: async (page, stage) => {
      const { sent } = await inClearance(stage);
      await elsewhere(stage, (other) => returns(other, stage, 'counsel'));
      await signsIn(page, stage, `liaison@${domain()}`, `/agreements/${sent.agreement}`);
    },
  },
  {
    name: 'liaison: the page on which the address of a reviewer is corrected',
    show: async (page, stage) => {
      const { sent } = await inClearance(stage);
      const path = `/agreements/${sent.agreement}/parties/${PARTY}/reviewers/counsel/mailbox`;
      await signsIn(page, stage, `liaison@${domain()}`, path);
      await page.getByLabel('Correct email address').waitFor();
    },
  },
  {
    name: 'MOU: for another agency, one mail came back',
    show: async (page, stage) => {
      const head = party().offices.find(({ key }) => key === party().signatories[0])?.holder.mailbox ?? '';
      stage.cloud.setMailbox(head, 'bounce');
      const sent = await stage.send('short', { alone: true });
      const whole = { ...sent, mou: short } as unknown as Parameters<typeof stage.cloud.liaison>[0];
      await stage.cloud.liaison(whole, PARTY).confirm(sent.agreement, party());
      await stage.cloud.quiet();
      stage.cloud.setMailbox(head, 'ok');
      await signsIn(page, stage, `liaison@${short.parties[0]?.mailDomains[0]}`, `/agreements/${sent.agreement}`);
    },
  },
  {
    name: 'MOU: the record of a signed-in person',
    show: async (page, stage) => {
      const { sent } = await inClearance(stage);
      await signsIn(page, stage, mailboxOf('counsel'), `/agreements/${sent.agreement}/record`);
    },
  },
];

/** Those that need time to pass. */
export const LATE_CLEARANCE_SCENES: readonly Scene[] = [
  {
    name: 'review: a fresh link on its way',
    show: async (page, stage) => {
      await inClearance(stage);
      const link = reviewLink(stage, 'counsel');
      await stage.cloud.moveBy(15 * DAY);
      await page.goto(link);
      await press(page.getByRole('button', { name: 'Send a fresh link' }));
      await stage.cloud.quiet();
    },
  },
  {
    name: 'review: ended link, older than 14 days',
    show: async (page, stage) => {
      await inClearance(stage);
      const link = reviewLink(stage, 'counsel');
      await stage.cloud.moveBy(15 * DAY);
      await page.goto(link);
    },
  },
  {
    name: 'review: what was written after the hour',
    show: async (page, stage) => {
      await inClearance(stage);
      await openReview(page, stage, 'counsel');
      await page.getByText(/^Return with comments/).click();
      await page.getByRole('textbox', { name: 'Comments' }).fill(COMMENTS);
      await page.getByText('I have read this text').click();
      await stage.cloud.moveBy(2 * 60 * 60_000);
      await press(page.getByRole('button', { name: 'Send your answer' }));
    },
  },
];
