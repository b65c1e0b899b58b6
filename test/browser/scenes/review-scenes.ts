/** A review as its people see it: what is asked, what a liaison prepares, the one screen of a head, and what was revealed. */
import type { Page } from 'playwright-core';
import { aMouWithLadder, executed } from '../../a-disputed-mou.ts';
import { freezing } from '../../a-review.ts';
import { ANSWERS, chooses, codeIn, reviewing } from '../../a-review-open.ts';
import { mailboxOf, type Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const LIAISON = 'liaison@health.example';
const SAYS = 'Our crews drive the road and call it in; the map belongs to others, and the credit does, too.';

const made = new WeakMap<Stage, Promise<Sent>>();
/** One MOU in force for all scenes of a stage, in the order in which they stand. */
const anMou = (stage: Stage): Promise<Sent> => {
  const known =
    made.get(stage) ??
    stage.cloud
      .token()
      .then(({ secret }) => executed(stage.cloud, secret, { ...aMouWithLadder(), handling: 'public' }));
  made.set(stage, known);
  return known;
};

export const reviewed = async (stage: Stage) => {
  const sent = await anMou(stage);
  return { sent, its: reviewing(stage.cloud, sent), head: mailboxOf(sent, 'health', 'head') };
};

const comes = async (page: Page, stage: Stage, mailbox: string, part: string) => {
  const { its } = await reviewed(stage);
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `${its.path}${part}`);
};
const comesAsHead = async (page: Page, stage: Stage, part = '/1/choice') =>
  comes(page, stage, (await reviewed(stage)).head, part);
const AMENDS = '/1/choice?choose=amend';
/** What a liaison did not prepare. */
const fillsTheRest = async (page: Page) => {
  for (const yes of await page.getByText('Yes', { exact: true }).all()) await yes.click();
  await page.getByText('Partly', { exact: true }).nth(3).click();
  await page.getByLabel('What would your agency need to stay?').fill('Nothing more.');
  await page.getByRole('group', { name: 'What if there is no amendment?' }).getByText('Renew').click();
};

/** The head asks for a code, and it has come. */
export async function asksForCode(page: Page, stage: Stage): Promise<string> {
  await page.getByText('I am ready to choose. Send me a code.').click();
  await press(page.getByRole('button', { name: 'Send me a code' }));
  await page.getByText('Type the code from the email').waitFor();
  await stage.cloud.quiet();
  return codeIn(stage.cloud, (await reviewed(stage)).head);
}

export const REVIEW_SCENES: readonly Scene[] = [
  { name: 'an MOU without a review', show: async (page, stage) => comes(page, stage, LIAISON, '') },
  {
    name: 'an early review that is called for without a reason',
    show: async (page, stage) => {
      await comes(page, stage, LIAISON, '/new?kind=early');
      await press(page.getByRole('button', { name: 'Call for an early review' }));
      await page.getByText('It does not say why.').first().waitFor();
    },
  },
  {
    name: 'a renegotiation, with a second term',
    show: async (page, stage) => {
      await comes(page, stage, LIAISON, '/new?kind=renegotiation');
      await page.getByLabel('Term 1: we act like this').fill('We call each other on Mondays.');
      await press(page.getByRole('button', { name: 'Add another term' }));
      await page.getByLabel('Term 2: we act like this').waitFor();
    },
  },
  {
    name: 'a review that has opened',
    show: async (page, stage) => {
      const { its, sent } = await reviewed(stage);
      await its.open();
      await stage.cloud.invoke(stage.cloud.functionId('reviews-evidence'), freezing(sent.agreement, 1));
      await comes(page, stage, LIAISON, '/1');
    },
  },
  {
    name: 'the answers that a liaison prepares',
    show: async (page, stage) => comes(page, stage, LIAISON, '/1/answers'),
  },
  {
    name: 'answers of which one has too many words',
    show: async (page, stage) => {
      await comes(page, stage, LIAISON, '/1/answers');
      await page.getByLabel('What would your agency need to stay?').evaluate((field: HTMLTextAreaElement) => {
        field.removeAttribute('maxlength');
        field.value = 'x'.repeat(2_001);
      });
      await press(page.getByRole('button', { name: 'Save' }));
      await page.getByText('The text has 2,001 characters').first().waitFor();
    },
  },
  {
    name: 'a choice for which nothing is prepared',
    show: async (page, stage) => comesAsHead(page, stage),
  },
  {
    name: 'what a choice to renew needs, nothing prepared',
    show: async (page, stage) => comesAsHead(page, stage, '/1/choice?choose=renew'),
  },
  {
    name: 'answers that are kept',
    show: async (page, stage) => {
      await comes(page, stage, LIAISON, '/1/answers');
      const share = page.getByRole('group', { name: 'Are power, credit and burden shared as the agencies agreed?' });
      await share.getByText('Partly').click();
      await page.getByLabel('In your words').nth(3).fill(SAYS);
      await page.getByText('Amend: go on').click();
      await page.getByLabel('Point 1: what should change?').fill('The credit names the crews of every agency.');
      await press(page.getByRole('button', { name: 'Save' }));
      await page.getByText('Your answers are saved').waitFor();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'the choice of a head, with what its own people prepared',
    show: async (page, stage) => comesAsHead(page, stage),
  },
  {
    name: 'what a choice to amend needs, with what was prepared for it',
    show: async (page, stage) => comesAsHead(page, stage, AMENDS),
  },
  {
    name: 'a choice to amend, with another point',
    show: async (page, stage) => {
      await comesAsHead(page, stage, AMENDS);
      await press(page.getByRole('button', { name: 'Add another point' }));
      await page.getByLabel('Point 2: what should change?').waitFor();
    },
  },
  {
    name: 'a choice to amend, with a point missing',
    show: async (page, stage) => {
      await comesAsHead(page, stage, AMENDS);
      await fillsTheRest(page);
      await page.getByLabel('Point 1: what should change?').fill('');
      await page.getByText('I am ready to choose. Send me a code.').click();
      await press(page.getByRole('button', { name: 'Send me a code' }));
      await page.getByText('You chose to amend, and no point says what.').first().waitFor();
    },
  },
  {
    name: 'a choice with a wrong code',
    show: async (page, stage) => {
      await comesAsHead(page, stage, AMENDS);
      await fillsTheRest(page);
      await asksForCode(page, stage);
      await page.getByLabel('Code from the email', { exact: true }).fill('000000');
      await press(page.getByRole('button', { name: 'Seal your agency’s choice' }));
      await page.getByText('This is not the code we sent.').first().waitFor();
    },
  },
  {
    name: 'a choice that is sealed',
    show: async (page, stage) => {
      const { its, sent } = await reviewed(stage);
      await chooses(stage.cloud, its, 'health', { ...ANSWERS, choice: 'renew' }, mailboxOf(sent, 'health', 'head'));
      await comesAsHead(page, stage, '/1?done=chosen');
    },
  },
  {
    name: 'the answers, revealed, with a choice that can still be made',
    show: async (page, stage) => {
      const { its, sent } = await reviewed(stage);
      const point = { 'points.0.says': 'The credit names the crews of every agency.' };
      const amends = { ...ANSWERS, choice: 'amend', fallback: 'renew', ...point };
      await chooses(stage.cloud, its, 'transport', amends, mailboxOf(sent, 'transport', 'head'));
      await its.reveal();
      await comes(page, stage, mailboxOf(sent, 'forestry', 'head'), '/1');
    },
  },
  {
    name: 'a choice that is made openly',
    show: async (page, stage) => {
      const { its, sent } = await reviewed(stage);
      await chooses(stage.cloud, its, 'forestry', { ...ANSWERS, choice: 'renew' }, mailboxOf(sent, 'forestry', 'head'));
      await comes(page, stage, mailboxOf(sent, 'forestry', 'head'), '/1/choice?choose=end');
      await page.getByText('Every agency reads what you choose now, at once').waitFor();
    },
  },
  {
    name: 'the choices, and who drafts the amendment',
    show: async (page, stage) => comes(page, stage, LIAISON, '/1'),
  },
  {
    name: 'a review that is closed',
    show: async (page, stage) => {
      await (await reviewed(stage)).its.happen({ type: 'ReviewClosed', data: { outcome: 'ended' } });
      await comesAsHead(page, stage);
      await page.getByText('This review is closed.').waitFor();
    },
  },
  { name: 'all reviews of an MOU', show: async (page, stage) => comes(page, stage, LIAISON, '') },
];
