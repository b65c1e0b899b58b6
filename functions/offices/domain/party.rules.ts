/** No link is minted for a mailbox that its own party has not confirmed: its liaison vouches for offices, holders and authority, and proves that the mailbox is read. */
import { type Refusal, say } from '../../shared/kernel.ts';
import { refusalsOf } from '../../shared/text.ts';
import { entryFindings } from './entry.rules.ts';
import type { Holder } from './holder.rules.ts';
import {
  bodyOf,
  changed,
  heldBy,
  type Matter,
  type Office,
  type Outcome,
  overFor,
  refusedBy,
  signingMailboxes,
  tenureOf,
  unconfirmed,
  wordsOf,
} from './matter.rules.ts';
import { vouchedFor } from './readiness.rules.ts';
import { type Reviewers, reviewerFindings, reviewersBody, reviewersData } from './reviewers.rules.ts';

export interface Confirmation {
  authority: string;
  /** The authority that the text names for the party: it is what is signed. */
  inText: string;
  /** By the office's key: who holds it. */
  holders: Readonly<Record<string, Holder>>;
  reviewers: Reviewers;
}

/** Each set of offices is confirmed once; afterwards its holders are replaced one by one, with a reason. */
export function confirmOffices(matter: Matter, confirmation: Confirmation): Outcome {
  const over = overFor(matter);
  return over ? refusedBy(over) : vouch(matter, confirmation);
}

/** The liaison vouches for the offices as they are confirmed here, whatever the text waits for. */
export function vouch(matter: Matter, { authority, inText, holders, reviewers }: Confirmation): Outcome {
  const { register, state, agreement, documentHash, by } = matter;
  if (vouchedFor(state, register))
    return refusedBy(
      say('confirmed-already', 'The offices are confirmed already.', 'To change one, replace its holder below.'),
    );
  const offices = officesOf(matter, holders);
  const signing = register.signatories.flatMap((key) => (offices[key] ? [{ key, ...offices[key] }] : []));
  if (signing.length < register.signatories.length || signing.length === 0 || register.agency === undefined)
    return refusedBy(
      say(
        'signing-office-missing',
        'Your agency has no office that signs.',
        'Ask the agency that organizes the agreement to send it out again.',
      ),
    );
  const findings = [
    ...Object.entries(offices).flatMap(([key, { holder }]) => entryFindings(matter, key, holder, `offices.${key}.`)),
    ...authorityFindings(authority, inText),
    ...reviewerFindings(reviewers, register, signingMailboxes(offices, register.signatories)),
  ];
  if (findings.length > 0) return refusedBy(...findings);
  const { party, agency, structure, since } = register;
  return changed(
    matter,
    [
      {
        type: 'OfficesConfirmed',
        data: {
          party,
          agreement,
          agency,
          documentHash,
          structure,
          ...(since !== undefined && { since }),
          signatories: signing.map(({ key, holder }) => ({ office: key, ...tenureOf(holder) })),
          reviewers: reviewersData(reviewers),
        },
        body: {
          by,
          authority: authority.trim(),
          offices: Object.fromEntries(
            Object.entries(offices).map(([key, { title, holder }]) => [key, { title, holder: bodyOf(holder) }]),
          ),
          reviewers: reviewersBody(reviewers),
        },
      },
    ],
    { ...register, offices, reviewers },
  );
}

const inOneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');

/** The head signs the text with the authority in it: another one would stand on the record and bind nobody. */
function authorityFindings(authority: string, inText: string): Refusal[] {
  const findings = refusalsOf(
    wordsOf(authority, 'authority', [
      'authority-missing',
      'The authority is missing.',
      'Name the statute or order under which your agency signs.',
    ]),
  );
  if (findings.length > 0 || inOneLine(authority) === inOneLine(inText)) return findings;
  return [
    say(
      'authority-differs',
      `The text names another authority: ${inText}.`,
      'If that is wrong, ask the agency that organizes the agreement for a new version; else enter it as the text has it.',
      'authority',
    ),
  ];
}

/** An office that the liaison left as it was keeps the holder whom the convener named. */
const officesOf = ({ register }: Matter, holders: Readonly<Record<string, Holder>>): Record<string, Office> =>
  Object.fromEntries(
    Object.entries(register.offices).map(([key, office]) => [
      key,
      Object.hasOwn(holders, key) ? heldBy(office, holders[key] ?? office.holder) : office,
    ]),
  );

export const WRONG_WORDS_A_DAY = 10;

/** A word that was sent to the mailbox of an office that signs, kept as a salted hash. */
export interface Word {
  hash: string;
  salt: string;
  sentAt: string;
}

export interface Notice {
  /** The office whose mailbox is tested. */
  office: string;
  given: string;
  words: readonly Word[];
  hash: (word: string, salt: string) => string;
  /** Whether this try is one of the day's; counted before the word is compared. */
  triesLeft: boolean;
}

/** Longer than any word that is sent. */
const LONGEST_WORD = 60;

/** People read a word aloud and type it as they heard it: case, spaces and hyphens do not matter, nor do full-width letters. */
export const plainWord = (given: string): string =>
  given
    .slice(0, LONGEST_WORD)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

/** Whoever reads the mailbox of the office that signs told its liaison the word: mail to it arrives, and is read. */
export function confirmNotice(matter: Matter, { office, given, words, hash, triesLeft }: Notice): Outcome {
  const { register, state, by } = matter;
  const stopped = overFor(matter) ?? unconfirmed(matter);
  if (stopped) return refusedBy(stopped);
  const signs = state?.signatories.find((one) => one.office === office);
  if (!signs)
    return refusedBy(
      say('office-unknown', 'There is no such office that signs.', 'Choose one of the offices on this page.'),
    );
  if (signs.noticeAt !== undefined)
    return refusedBy(say('mailbox-tested', 'The mailbox is tested already.', 'Nothing is left to do about it.'));
  if (!triesLeft)
    return refusedBy(
      say(
        'notice-tries-over',
        'There were too many wrong words today.',
        'Wait until tomorrow, or have the test email sent again.',
        'word',
      ),
    );
  if (words.length === 0)
    return refusedBy(
      say(
        'notice-not-sent',
        'The test email has not been sent yet.',
        'Wait a minute, then ask the office for its word.',
        'word',
      ),
    );
  const match = words.find((word) => word.hash === hash(plainWord(given), word.salt));
  if (!match)
    return refusedBy(
      say(
        'notice-word-wrong',
        'This is not the word of the test email.',
        'Ask the office for the word in the newest test email, and type it again.',
        'word',
      ),
    );
  return changed(matter, [{ type: 'NoticeConfirmed', data: { office, sentAt: match.sentAt }, body: { by } }], register);
}
