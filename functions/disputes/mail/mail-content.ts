/** How every mail of a docket greets, what it quotes, the facts that it gives, and the way back in. */
import { called, forYouAlone, nameOf, numberOf, trustOf } from '../../agreements/domain/mail-words.ts';
import type { Instant } from '../../shared/kernel.ts';
import { actBy, remindsOf, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import { capital } from '../../shared/text.ts';
import { pauseAt } from '../docket/domain/suspension-clock.rules.ts';
import { termSays } from '../domain/about.rules.ts';
import { answerOwed, deadlineOf, levelName } from '../domain/ladder.rules.ts';
import { isAsked } from '../domain/relevance.rules.ts';
import {
  type AnyLetter,
  type ClocksLetter,
  type DisputeLetter,
  type DocketLetter,
  mayTell,
  type Saying,
  sayDispute,
} from './letter.ts';

const LONGEST_QUOTE = 600;
/** Words that someone wrote, up to as many as a mail should carry; all of them stand on the page. */
const quoted = (letter: AnyLetter): string[] => {
  if (!mayTell(letter) || !letter.said) return [];
  const chars = [...letter.said.words.trim()];
  const words = chars.length > LONGEST_QUOTE ? `${chars.slice(0, LONGEST_QUOTE).join('').trimEnd()}…` : chars.join('');
  return words === '' ? [] : [`${letter.said.name} wrote: “${words}”`];
};

const greeting = (letter: AnyLetter): string[] => {
  const { name, title, as } = letter.to;
  const told = mayTell(letter);
  if (as === 'alternate')
    return told
      ? [`To ${name}, who stands in for the ${title} of ${nameOf(letter, letter.party)}:`]
      : ['This comes to you because you stand in for the holder of an office these days.'];
  const vacant =
    'This comes to you as liaison. Nobody holds the office for which it is meant today. Please name who does, so that someone can act.';
  return [
    ...(told ? [`To ${name}${as === 'holder' && title !== undefined ? `, ${title}` : ''}:`] : []),
    ...(as === 'vacant' ? [vacant] : []),
  ];
};

/** Also for those whose office is not the reader’s way in: the number alone finds only links for signing. */
const wayIn = (letter: DocketLetter, where: string): string =>
  `Link not working? Go to ${letter.service}/home, sign in with your work email address, and open ${where}.`;

const namesOf = ({ text: { parties } }: DocketLetter): string =>
  new Intl.ListFormat('en-US').format(
    parties.length <= 12
      ? parties.map(({ name }) => name)
      : [...parties.slice(0, 12).map(({ name }) => name), `${parties.length - 12} more`],
  );

const footerWith = (letter: AnyLetter, where: string): string[] => [
  ...trustOf(letter, [
    ...(mayTell(letter) ? [`The agreement is between ${namesOf(letter)}.`] : []),
    forYouAlone('link'),
  ]),
  wayIn(letter, where),
];

type Fact = readonly [string, string];
const zoneOf = ({ agreement }: DocketLetter): string => agreement.zone;

const pausedFact = (letter: DocketLetter): Fact[] => {
  const pause = pauseAt(letter.pauses, letter.now);
  return pause ? [['Deadlines paused until', sayMoment(pause.until, zoneOf(letter))]] : [];
};

/** The term of the MOU that the dispute is about, in the words of the MOU. */
const termOf = ({ dispute: { about }, text }: DisputeLetter): string | undefined => termSays(about, text);

const aboutFacts = (letter: DisputeLetter): Fact[] => {
  if (!mayTell(letter)) return [];
  const { dispute } = letter;
  const sides = Object.keys(dispute.sides).map((one) => nameOf(letter, one));
  const term = termOf(letter);
  return [
    ['Between', new Intl.ListFormat('en-US').format(sides)],
    ...(term === undefined ? [] : [['About', term] as const]),
    ['Level', levelName(dispute.ladder, dispute.level)],
  ];
};

/** The act that is asked for, and its day: an answer’s own day, not the end of its level. */
function subjectOf(letter: DisputeLetter, title: string, due: { verb: string; until: Instant } | undefined): string {
  if (!due) return `${capital(title)}: ${called(letter)}`;
  const act = actBy(due.verb, due.until, letter.agreement.zone);
  if (letter.event.type === 'LevelReminded') return `${act} (reminder): ${sayDispute(letter)}, ${called(letter)}`;
  return `${act}: ${title}, ${called(letter)}`;
}

/** Writes a mail about a dispute: what happened, then what is asked of this reader and until when. */
export function disputeContent(
  letter: DisputeLetter,
  { title, verb = 'Act', of = title, news, ask, owes, left, answer }: Saying,
): MailContent {
  const { agreement, dispute, event, party, pauses, now, to } = letter;
  const ends = deadlineOf(dispute, pauses);
  const asked = isAsked(dispute, party, to.office, { now, pauses });
  const answerBy = asked ? answerOwed(dispute, party, { now, pauses }) : undefined;
  const byAnswer = answerBy !== undefined && (answer ?? false);
  const act = byAnswer
    ? { verb: 'Answer', label: 'Your answer due', until: answerBy }
    : { verb, label: 'Act by', until: ends };
  const due = owes ?? (asked && ask !== undefined ? { ask, ...act } : undefined);
  const level: Fact[] = dispute.status === 'open' ? [['This level ends', sayMoment(ends, agreement.zone)]] : [];
  const reminds = event.type === 'LevelReminded' && due;
  return {
    ...(reminds && {
      reminds: remindsOf(due.verb, due.until, agreement.zone, called(letter), sayDispute(letter)),
    }),
    ...(due && { by: due.until }),
    subject: subjectOf(letter, due ? (byAnswer ? sayDispute(letter) : of) : title, due),
    paragraphs: [
      ...greeting(letter),
      ...news,
      ...quoted(letter),
      due?.ask ?? left ?? 'This is for you to know. Nothing is asked of you.',
    ],
    facts: [
      ['MOU number', agreement.number],
      ['Dispute number', String(dispute.number)],
      ...aboutFacts(letter),
      ...(due ? [[due.label, sayMoment(due.until, agreement.zone)] as const] : level),
      // Two days are named where two things fall due.
      ...(byAnswer
        ? level
        : answerBy === undefined
          ? []
          : [['Your answer due', sayMoment(answerBy, agreement.zone)] as const]),
      ...pausedFact(letter),
    ],
    link: {
      label: 'Sign in and open the dispute',
      url: `${letter.service}/agreements/${agreement.id}/disputes/${dispute.number}`,
    },
    footer: footerWith(letter, `dispute ${dispute.number} of ${numberOf(letter)}`),
  };
}

/** A mail about all deadlines of an MOU; it leads to the list of its disputes. */
export const clocksContent = (letter: ClocksLetter, { title, news }: Saying): MailContent => ({
  subject: `${title}: ${called(letter)}`,
  paragraphs: [...greeting(letter), ...news, ...quoted(letter)],
  facts: [['MOU number', letter.agreement.number], ...pausedFact(letter)],
  link: { label: 'Sign in and open its disputes', url: `${letter.service}/agreements/${letter.agreement.id}/disputes` },
  footer: footerWith(letter, `the disputes of ${numberOf(letter)}`),
});
