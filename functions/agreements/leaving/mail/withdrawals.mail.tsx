/** The mails about a withdrawal: to the offices that sign and the liaisons of every party, and to those who leave. No mail tells the reason. */
import { contents } from '../../../shared/mail.ts';
import { sayMoment } from '../../../shared/mail-days.ts';
import type { MailContent } from '../../../shared/mail-layout.tsx';
import { sayShortDayOf } from '../../../shared/time-words.ts';
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  named,
  nameOf,
} from '../../domain/mail-words.ts';
import type { endsAt } from '../domain/departures.rules.ts';
import type { Withdrawn } from '../domain/withdrawals-in.rules.ts';

export interface WithdrawalLetter extends AgreementLetter {
  withdrawal: Withdrawn;
  /** Whether the MOU ends for all on the last day, and how. */
  ends: ReturnType<typeof endsAt>;
}

type Words = Omit<MailContent, 'footer' | 'link'> & { look: string };

const zoneOf = ({ agreement }: WithdrawalLetter): string => agreement.zone;
const who = (letter: WithdrawalLetter): string => nameOf(letter, letter.withdrawal.party);

const mine = ({ party, withdrawal }: WithdrawalLetter): boolean => party === withdrawal.party;

/** Of a notice that has not reached everyone, the latest that it can be. */
const lastDay = (letter: WithdrawalLetter): string => {
  const { until = '', fixed = true } = letter.withdrawal;
  return `${sayMoment(until, zoneOf(letter))}${fixed ? '' : ', at the latest'}`;
};

const facts = (letter: WithdrawalLetter): [string, string][] => [['Last day', lastDay(letter)]];

const becomesOfMou = ({ ends }: WithdrawalLetter): string => {
  if (ends === undefined) return 'The MOU goes on among the others.';
  return ends === 'with its parties'
    ? 'Fewer than two parties would be left, so the MOU ends for all on that day.'
    : 'That is the end of the MOU itself, which comes before the end of the notice days.';
};

const TEMPLATES: Record<string, (letter: WithdrawalLetter) => Words> = {
  noticed: (letter) => ({
    subject: `Notice of withdrawal${letter.ends === 'with its parties' ? ', and of the end' : ''}: ${called(letter)}`,
    paragraphs: [
      `${who(letter)} has given notice that it withdraws from ${named(letter)}, with ${letter.withdrawal.days} days. It has given a reason.`,
      `${becomesOfMou(letter)} The page of the withdrawal says what becomes of open disputes, KPIs, commitments and seats.`,
      'There is nothing to sign. It can take the notice back until its last day.',
    ],
    facts: facts(letter),
    look: 'Sign in, read the reason, and what follows',
  }),
  given: (letter) => ({
    subject: `Your agency withdraws: ${called(letter)}`,
    paragraphs: [
      `Your agency has given notice that it withdraws from ${named(letter)}, with ${letter.withdrawal.days} days. All other parties are told.`,
      `${becomesOfMou(letter)} Until its last day your agency is a party like any other.`,
      'If this is a mistake, an office that signs for your agency can take the notice back until then.',
    ],
    facts: facts(letter),
    look: 'Sign in and look at the notice',
  }),
  retracted: (letter) => ({
    subject: `Notice of withdrawal taken back: ${called(letter)}`,
    paragraphs: [`${who(letter)} has taken back its notice, and stays a party of ${named(letter)}. Nothing changes.`],
    look: 'Sign in and look at it',
  }),
  reminder: (letter) => ({
    subject: `${mine(letter) ? 'Your agency' : 'A party'} leaves on ${sayShortDayOf(letter.withdrawal.until ?? '', zoneOf(letter))}: ${called(letter)}`,
    paragraphs: [
      `${who(letter)} has given notice that it withdraws from ${named(letter)}, and its last day comes near.`,
      `${becomesOfMou(letter)} It can take the notice back until then.`,
    ],
    facts: facts(letter),
    look: 'Sign in and see what is still owed',
  }),
  undelivered: (letter) => ({
    subject: `Email of your agency comes back: ${called(letter)}`,
    paragraphs: [
      `${who(letter)} has given notice that it withdraws from ${named(letter)}. That notice has reached no liaison of ${agencyOf(letter)}, and no office that signs for it. So you are told, as the holder of another of its offices.`,
      'By the text that all parties signed, it counts as given from the fifth business day on, delivered or not.',
      'Please have their email addresses corrected. An agency that nobody reaches misses what it has to decide.',
    ],
    facts: facts(letter),
    look: 'Sign in and look at it',
  }),
  left: (letter) => ({
    subject: `${mine(letter) ? 'Your agency' : 'A party'} has left: ${called(letter)}`,
    paragraphs: [
      mine(letter)
        ? `Your agency is no party of ${named(letter)} any more. What was due by its last day stays owed, and open disputes go on. Its people can still read what they could read.`
        : `${who(letter)} is no party of ${named(letter)} any more, and the MOU goes on among the others. What was due by its last day stays owed.`,
      'It can join again by an amendment that all parties sign.',
    ],
    facts: facts(letter),
    look: 'Sign in and see what is still owed',
  }),
  ended: (letter) => ({
    subject: `Ended: ${called(letter)}`,
    paragraphs: [
      `${named(letter)} has ended on ${lastDay(letter)}. ${who(letter)} has withdrawn, and fewer than two parties would be left.`,
      'Nothing can be raised or changed under it any more. A review that was open is closed. Only its closing duties run. Its record, its text and the executed copies stay.',
    ],
    look: 'Sign in and read its record',
  }),
};

export const WITHDRAWAL_MAILS = contents(TEMPLATES, (letter: WithdrawalLetter, compose) => {
  const { service, agreement } = letter;
  const { look, ...words } = compose(letter);
  return {
    ...words,
    link: { label: look, url: `${service}/agreements/${agreement.id}/withdrawal` },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf(letter, [`You get this for ${agencyOf(letter)}. Concord never asks for a password.`]),
  };
});
