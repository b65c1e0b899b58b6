/** The mail with a sign-in link: who sends it, what it is for, how long it works, and what to do if nobody asked for it. */

import { nobodyReads } from '../../shared/mail.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';

export const signInMail = ({ link, service }: { link: string; service: string }): MailContent => ({
  subject: 'Your link to sign in to Concord',
  paragraphs: ['You, or someone who typed your address, asked to sign in to Concord, where agencies sign agreements.'],
  link: { label: 'Sign in', url: link },
  closing: [
    'The link works once, for 15 minutes. In another browser, the page asks for the check number that was shown where you asked.',
    'If you did not ask, do nothing. Never tell anyone the check number. Do not type one that someone gave you.',
  ],
  footer: [
    `Concord sent this email. It is the service at ${service}, where agencies sign agreements with each other.`,
    nobodyReads('your agency’s liaison'),
    `Link not working? Ask for another at ${service}/sign-in and enter your work email address.`,
    'Please do not forward it. The link is for you alone. Concord never asks for a password.',
  ],
});
