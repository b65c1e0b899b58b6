/** What the steps of a life ask of the service: how an MOU stands, by its API, and what a page says to somebody who is signed in. */
import { callApi, type Ours, personAt } from '../demonstration.ts';
import type { Screen } from '../people/visitor.ts';
import { expect, type Stage } from '../stage.ts';

export interface Told {
  version: number;
  inForce: boolean;
  endedAt?: string;
  term: { effective: string; ends: string; endsAt: string };
  next?: { version: number; status: string };
  parties: string[];
  ahead: { is: string; at: string }[];
}

export const told = ({ cloud }: Stage, { token, agreement }: Ours): Promise<Told> =>
  callApi(cloud, token, `/api/agreements/${agreement}`);

export const HOUR = 3_600_000;

/** An MOU of this demo, once it was put out. */
export function ours(stage: Stage, name: 'crashes' | 'laboratory' | 'smoke'): Ours {
  const { [name]: one } = stage.others;
  expect(one, `the MOU ${name} was put out`);
  return one;
}

/** When that is ahead of an MOU. */
export async function dayOf(stage: Stage, of: Ours, what: string): Promise<string> {
  const day = (await told(stage, of)).ahead.find(({ is }) => is === what);
  expect(day, `${what} is ahead of ${of.agreement}`);
  return day.at;
}

/** To an hour after that moment, when the schedules that look every hour have seen it. */
export async function moveAfter({ cloud }: Stage, moment: string): Promise<void> {
  await cloud.moveTo(Date.parse(moment) + HOUR);
  await cloud.quiet();
}

/** As a machine that sleeps until so many days before that moment, for a time in which nothing waits for the days between. */
export async function sleepBefore({ cloud }: Stage, moment: string, days: number): Promise<void> {
  const wakes = Date.parse(moment) - days * 24 * HOUR;
  if (wakes > cloud.clock.now()) await cloud.sleepUntil(wakes);
}

export const day = (moment: string): string => moment.slice(0, 10);

/** A page of an MOU, as somebody reads it. */
export const page = ({ cloud }: Stage, { agreement }: Ours, mailbox: string, path: string): Promise<Screen> =>
  personAt(cloud, mailbox).open(`/agreements/${agreement}${path}`);

/** Opens a page of an MOU as that person and presses a button of it. */
export async function press(
  stage: Stage,
  of: Ours,
  mailbox: string,
  [path, button]: readonly [path: string, button: string],
  typed: Record<string, string> = {},
): Promise<Screen> {
  await page(stage, of, mailbox, path);
  const screen = await personAt(stage.cloud, mailbox).browser.press(button, typed);
  await stage.cloud.quiet();
  return screen;
}

/** Mails whose subject says so, later than that one; whoever is to have one must. */
export function mailed({ cloud }: Stage, subject: RegExp, { since = 0, to = [] }: { since?: number; to?: string[] }) {
  const mails = cloud.inbox.list(since).filter((one) => subject.test(one.subject));
  for (const mailbox of to)
    expect(
      mails.some(({ recipients }) => recipients.includes(mailbox)),
      `${mailbox} has an email with the subject ${subject}`,
    );
  return mails;
}

export const newestMail = ({ cloud }: Stage): number => cloud.inbox.list().at(-1)?.number ?? 0;
