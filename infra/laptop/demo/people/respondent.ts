/** Who answers for an agency in a review, as a script: the liaison prepares from the mail that asks, and the office that signs chooses from its own, with a code. */

import type { Cloud } from '../../cloud/cloud.ts';
import { arrivals } from '../arrivals.ts';
import { headAt, personAt } from '../demonstration.ts';
import { CODE, READY } from './agency-head.ts';
import { NotThere, type Screen, type Visitor } from './visitor.ts';

/** In mails that ask for it; by itself it opens nothing. */
const LINKS = {
  answers: /^https?:\/\/[^/\s]+(\/agreements\/\S+\/answers\?as=\w+)$/m,
  choice: /^https?:\/\/[^/\s]+(\/agreements\/\S+\/choice\?as=\w+)$/m,
} as const;

/** Follows the link of the newest mail to that mailbox that asks for it, and signs in. */
async function follow(cloud: Cloud, mailbox: string, part: keyof typeof LINKS): Promise<Visitor> {
  const paths = cloud.inbox.to(mailbox).flatMap(({ text }) => LINKS[part].exec(text)?.[1] ?? []);
  const path = paths.at(-1);
  if (path === undefined) throw new NotThere(`No email to ${mailbox} asks for the ${part} of a review`);
  const person = personAt(cloud, mailbox);
  await person.open(path);
  return person.browser;
}

/** The screen says whether it is kept. */
export const prepares = async (cloud: Cloud, mailbox: string, said: Record<string, string>): Promise<Screen> =>
  (await follow(cloud, mailbox, 'answers')).press('Save', said);

/** Everything but the choice stands there as it was prepared. */
export async function chooses(cloud: Cloud, mailbox: string, choice: 'renew' | 'amend' | 'end'): Promise<Screen> {
  const arrived = arrivals(cloud, mailbox);
  const browser = await follow(cloud, mailbox, 'choice');
  await browser.open(`${browser.page.url}&choose=${choice}`);
  await browser.press('Send me a code', { choice, ...READY });
  await arrived(CODE);
  return browser.press('Seal your agency’s choice', { choice, code: await headAt(cloud, mailbox).newestCode() });
}
