/** A sign-in link works once and for 15 minutes: by one press in the browser that asked for it, elsewhere only with the number shown there. */
import { DAY, HOUR, type Instant, MINUTE, refuse } from '../../shared/kernel.ts';
import { mailboxIn } from '../../shared/mailbox.ts';

export const SIGN_IN_LIFE = 15 * MINUTE;
export const LOGIN_LIFE = 12 * HOUR;
export const WRONG_NUMBERS = 5;
/**
 * What may be asked for in one hour. A whole agency may sit behind one source address. One source alone cannot use up what a mailbox
 * has, and each hour begins anew. A browser that signed in before is counted by itself, whatever strangers have used up.
 */
export const ASKED_AN_HOUR = { source: 300, mailbox: 40, mailboxFromSource: 10, share: 10 };
/**
 * Mails that are sent to one mailbox, for everyone who types its address together, and again for each browser that proved it before.
 * Further requests are answered alike, and nothing is sent: an address that is typed is no means to flood its mailbox.
 */
export const MOST_SENT = { 'sign-in': { hour: 6, day: 20 }, find: { hour: 5, day: 5 } };
/** How long a browser counts as one that signed in before, from its last time: browsers keep no cookie longer than 400 days. */
export const KNOWN_LIFE = 400 * DAY;

/** What is kept of a link that was sent: hashes, and where its holder wanted to go. */
export interface SignIn {
  mailbox: string;
  /** Hash of the nonce in the cookie of the browser that asked. */
  asker: string;
  /** Hash of the check number that this browser shows. */
  number: string;
  to: string;
  expiresAt: Instant;
  /** Check numbers typed so far, right or wrong. */
  tries: number;
  usedAt?: Instant;
}

/** A path of this site to which a signed-in person is led; never another site, never a page that takes a secret. */
export const landing = (to = ''): string =>
  /^\/[a-z][\w\-./]{0,200}(\?[\w\-=&.:]{0,100})?$/.test(to) && !/^\/(sign|assets)\b|\/\//.test(to) ? to : '/home';

export function mailboxFrom(typed = ''): { mailbox: string; refused?: undefined } | ReturnType<typeof refuse> {
  const { mailbox, refused } = mailboxIn(typed, 'mailbox');
  return mailbox === undefined
    ? { refused: { ...refused, remedy: 'Type your work email address in full, such as pat.lee@agency.gov.' } }
    : { mailbox };
}

export type AskingLeft = 'yes' | 'source is over' | 'mailbox is over';

/** Known and unknown addresses are counted alike, so that a refusal tells nothing about them. */
export function mayAsk(left: AskingLeft): { refused?: undefined } | ReturnType<typeof refuse> {
  if (left === 'yes') return {};
  return left === 'source is over'
    ? refuse(
        'links-of-network-used-up',
        'Too many links were asked for from your network in this hour.',
        'Ask again when the next hour begins.',
      )
    : refuse(
        'links-of-address-used-up',
        'Many links were asked for to this address in this hour.',
        'Use the newest email from us, or ask again when the next hour begins.',
      );
}

/** Whether a link that was minted can still be used at all. */
export function stillWorks(
  { usedAt, expiresAt }: SignIn,
  now: Instant,
): { refused?: undefined } | ReturnType<typeof refuse> {
  if (usedAt !== undefined)
    return refuse('link-used', 'This link was used already.', 'Each link signs in once. Ask for a new one below.');
  if (now >= expiresAt)
    return refuse(
      'link-too-old',
      'This link is older than 15 minutes.',
      'Ask for a new one below, and open it soon after it arrives.',
    );
  return {};
}

/** Only what could be the number counts as a try: a mail gateway that submits empty forms uses nothing up. */
export const looksLikeNumber = (given: string): boolean => /^\d{4}$/.test(given);

/** In another browser than the one that asked. Wrong numbers end the link for other browsers only, so that no one can spoil it for its owner. */
export function numberHolds(
  signIn: SignIn,
  { given, counted, hash }: { given: string; counted: boolean; hash: string },
): { refused?: undefined } | ReturnType<typeof refuse> {
  if (!looksLikeNumber(given))
    return refuse(
      'check-number-missing',
      'There is no check number yet.',
      'Type the four digits that the page shows on which you asked for this link.',
      'number',
    );
  if (!counted)
    return refuse(
      'check-number-tries-over',
      'There were too many wrong check numbers for this link.',
      'Open the link in the browser in which you asked for it, or ask for a new one.',
      'number',
    );
  if (hash !== signIn.number)
    return refuse(
      'check-number-wrong',
      'This is not the check number.',
      'Look at the page on which you asked for this link, and type its four digits.',
      'number',
    );
  return {};
}
