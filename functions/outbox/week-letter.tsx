/** The emails that gather others: the week's for whoever has many reminders, the next morning's for whoever has had much in a day. */
import { BEHIND_SIGN_IN, forYouAlone } from '../agreements/domain/mail-words.ts';
import type { Instant } from '../shared/kernel.ts';
import { nobodyReads } from '../shared/mail.ts';
import type { MailContent, Reminds } from '../shared/mail-layout.tsx';
import { MOST_NEWS_ALONE } from './week.rules.ts';

export interface DayLetter {
  service: string;
  /** What would have come by itself, by its subject. */
  news: readonly { subject: string; by?: Instant | undefined }[];
}

export interface WeekLetter {
  service: string;
  reminders: readonly Reminds[];
}

const inOrder = (one: { by?: Instant | undefined }, other: { by?: Instant | undefined }): number =>
  (one.by ?? '9') < (other.by ?? '9') ? -1 : 1;

const footer = (service: string): string[] => [
  `Concord sent this email. It is the service at ${service}, where agencies sign agreements with each other.`,
  nobodyReads('your agency’s liaison'),
  forYouAlone('link'),
  `Link not working? Go to ${service}/home and sign in with your work email address.`,
];

export function weekMail({ service, reminders }: WeekLetter): MailContent {
  const [first, ...more] = reminders.toSorted(inOrder);
  if (!first) throw new Error('There is nothing to be reminded of');
  const rest = more.length === 0 ? '' : `, and ${more.length} more`;
  return {
    subject: `${first.act}${first.day === undefined ? '' : ` by ${first.day}`}${rest}: your reminders of the week`,
    paragraphs: [
      'You have had three reminders this week. The others come together, in this email.',
      'Each of these still waits for you or your agency.',
    ],
    table: {
      head: ['What', 'By', 'MOU'],
      rows: [first, ...more].map(({ act, of, day = 'no day', mou }) => [
        of === undefined ? act : `${act}: ${of}`,
        day,
        mou,
      ]),
    },
    link: { label: 'Sign in and see your tasks', url: `${service}/home` },
    closing: [
      BEHIND_SIGN_IN,
      'What is due before the next email of this kind still comes by itself, and so do codes and links to sign.',
    ],
    footer: footer(service),
  };
}

/** Each line is the subject that the email would have had: the act, its day and the MOU. */
export function dayMail({ service, news }: DayLetter): MailContent {
  const sorted = news.toSorted(inOrder);
  return {
    subject: `${sorted.length} more emails of yesterday, in one`,
    paragraphs: [
      `You have had ${MOST_NEWS_ALONE} emails in a day. The others come together, in this email.`,
      'Each line is the subject of one of them. What was done or overtaken meanwhile is left out.',
    ],
    table: { head: ['What'], rows: sorted.map(({ subject }) => [subject]) },
    link: { label: 'Sign in and see your tasks', url: `${service}/home` },
    closing: [
      BEHIND_SIGN_IN,
      'What is due before the next email of this kind still comes by itself, and so do codes and links to sign.',
    ],
    footer: footer(service),
  };
}
