/** The email of the week for whoever has many reminders: the act, the day and the MOU of each that is still needed, and one link. */
import { BEHIND_SIGN_IN, forYouAlone } from '../agreements/domain/mail-words.ts';
import { nobodyReads } from '../shared/mail.ts';
import type { MailContent, Reminds } from '../shared/mail-layout.tsx';

export interface WeekLetter {
  service: string;
  reminders: readonly Reminds[];
}

const inOrder = (one: Reminds, other: Reminds): number => ((one.by ?? '9') < (other.by ?? '9') ? -1 : 1);

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
    footer: [
      `Concord sent this email. It is the service at ${service}, where agencies sign agreements with each other.`,
      nobodyReads('your agency’s liaison'),
      forYouAlone('link'),
      `Link not working? Go to ${service}/home and sign in with your work email address.`,
    ],
  };
}
