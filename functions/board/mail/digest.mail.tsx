/** The mail of the week: what is open under an MOU, by time left; numbers, deadlines and one link, because a mail travels further than a page. */
import { type AgreementLetter, called, forYouAlone, numberOf, trustOf } from '../../agreements/domain/mail-words.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import { sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { type Hidden, mayKnow, type Row } from '../domain/queue.rules.ts';

export interface DigestLetter extends AgreementLetter {
  now: Instant;
  /** By time left; a hidden one tells its number only. */
  open: readonly (Row | Hidden)[];
}

const MOST_LINES = 20;

const ACTIONS: Record<Row['what'], string> = {
  level: 'the time of its level ends',
  reason: 'the reason of a veto is due',
  impasse: 'impasse: this part of the MOU is to be renegotiated',
};

function standsAs(one: Row | Hidden, now: Instant): string {
  if (!mayKnow(one)) return 'open, for named people only';
  const { what, due, calendar } = one;
  if (what === 'impasse') return ACTIONS[what];
  return now < due
    ? `${sayTimeLeft(calendar, now, due)}: ${ACTIONS[what]} ${sayMoment(due, calendar.zone)}`
    : 'its time is over';
}

/** Those that may be known first; of the others the order would tell something. */
const inSight = (open: DigestLetter['open']) => [...open.filter(mayKnow), ...open.filter((one) => !mayKnow(one))];

export function digestMail(letter: DigestLetter): MailContent {
  const { service, agreement, open, now } = letter;
  const shown = inSight(open).slice(0, MOST_LINES);
  const left = open.length - shown.length;
  const count = open.length === 1 ? 'One dispute is open' : `${open.length} disputes are open`;
  return {
    subject: `${count}: ${called(letter)}`,
    paragraphs: [
      `${count} under ${numberOf(letter)}, the least time left first.`,
      ...(left > 0 ? [`These are the ${MOST_LINES} most urgent. The page behind the link shows ${left} more.`] : []),
    ],
    facts: shown.map((one) => [`Dispute ${one.number}`, standsAs(one, now)] as const),
    link: { label: 'Sign in and look at them', url: `${service}/disputes?mou=${agreement.id}` },
    footer: trustOf(
      letter,
      ['You get this once a week, and only while something is open.', forYouAlone('link')],
      'your agency’s liaison',
    ),
  };
}
