/** The mails of a dispute on its way: who raised, answered, proposed or asked for more, and whose turn it is until when. */
import { nameOf } from '../../agreements/domain/mail-words.ts';
import { contents } from '../../shared/mail.ts';
import type { DataOf } from '../domain/dispute.events.ts';
import { isReferee, levelName, officialOf } from '../domain/ladder.rules.ts';
import { isAsked } from '../domain/relevance.rules.ts';
import { AFTER_DECISION } from './decision.mail.tsx';
import { type DisputeLetter, dataOf, mayTell, sayDispute, sayParty, type Template, within } from './letter.ts';
import { disputeContent } from './mail-content.ts';

/** What the offices of the level of today can do, by who decides there. */
const workOn = ({ dispute, party }: DisputeLetter): string => {
  const official = officialOf(dispute);
  if (official)
    return official.party === party
      ? 'On this level your office decides alone. Read what each side has said, and write the decision on the page of the dispute.'
      : 'On this level one official decides. You can lay your side before that office until then, or hand the dispute up with a reason.';
  return isReferee(dispute, dispute.level)
    ? 'Lay the dispute before the referee, and write down the ruling on its page; the other side confirms it.'
    : 'Propose a text on the page of the dispute, or take the one that is there. If you cannot agree, ask for the next level. When the time is over, it climbs by itself.';
};

/** The claim is answered before anything else. */
const answerFirst = (letter: DisputeLetter): string => {
  const { dispute, party } = letter;
  const owes = party === dispute.against && dispute.answeredAt === undefined;
  return owes
    ? `Please answer first: what your agency needs, what it cannot accept, and what it can offer. ${workOn(letter)}`
    : workOn(letter);
};

const raised: Template = (letter) => {
  const { by, against } = dataOf(letter, 'DisputeRaised');
  return {
    title: `${sayDispute(letter)} was raised`,
    news: [
      mayTell(letter)
        ? `${nameOf(letter, by)} has raised a dispute with ${nameOf(letter, against)} under this agreement.`
        : `${sayParty(letter, by)} has raised a dispute under this agreement.`,
    ],
    answer: true,
    ask: answerFirst(letter),
  };
};

const answered: Template = (letter) => ({
  title: `${sayDispute(letter)} has an answer`,
  news: [
    `${sayParty(letter, dataOf(letter, 'DisputeAnswered').party)} has answered. The answer stands beside the claim.`,
  ],
  ask: workOn(letter),
});

const joined: Template = (letter) => ({
  title: `A party joined ${within(letter)}`,
  news: [
    `${sayParty(letter, dataOf(letter, 'PartyJoined').party)} has joined with a position of its own. From now on every decision needs it too.`,
  ],
  ask: workOn(letter),
});

const withdrawn: Template = (letter) => ({
  title: `${sayDispute(letter)} was withdrawn`,
  news: [`${sayParty(letter, letter.dispute.by)} has withdrawn the dispute. The reason stands on its page.`],
});

const proposed: Template = (letter) => {
  const { party, as, version } = dataOf(letter, 'TextProposed');
  const by = sayParty(letter, party);
  return {
    title: `${sayDispute(letter)} has a text to take or to counter`,
    news: [
      as === 'ruling'
        ? `${by} has written down what the referee ruled (version ${version}).`
        : `${by} has proposed a text (version ${version}).`,
    ],
    ask:
      as === 'ruling'
        ? 'Please read it, and confirm that the referee ruled so, or write down what the ruling was.'
        : 'Please read it, and take it or propose another. You can take it and still record your dissent.',
  };
};

const accepted: Template = (letter) => {
  const { party, version } = dataOf(letter, 'TextAccepted');
  const taken = letter.dispute.text?.accepted.includes(letter.party);
  return {
    title: `One side took the text of ${within(letter)}`,
    news: [
      `${sayParty(letter, party)} has taken the text on the table (version ${version}). It binds when every side has.`,
    ],
    ...(taken ? {} : { ask: 'Your side has not taken it yet. Please take it, or propose another.' }),
  };
};

const climbAsked: Template = (letter) => ({
  title: `${sayDispute(letter)} may go to the next level`,
  news: [
    `${sayParty(letter, dataOf(letter, 'ClimbAsked').party)} asks for the next level. It climbs when every side asks for it.`,
  ],
  ask: 'Ask for it too if you see no way to agree here, or propose a text.',
});

const WHY: Record<DataOf<'LevelClimbed'>['why'], string> = {
  deadline: 'The time of the level before was over.',
  'all asked': 'Every side asked for it.',
  'handed up': 'One side handed it up, with a reason that stands on the page.',
  unreachable: 'Mail to an office of the level before came back, so that nobody could be reached there.',
};

const climbed: Template = (letter) => {
  const { to, why } = dataOf(letter, 'LevelClimbed');
  const { ladder } = letter.dispute;
  return {
    title: `${sayDispute(letter)} has climbed to the next level`,
    news: [`It is with ${mayTell(letter) ? levelName(ladder, to) : 'the next level'} now. ${WHY[why]}`],
    ask: workOn(letter),
  };
};

const impasse: Template = (letter) => ({
  title: `${sayDispute(letter)} ended in an impasse`,
  news: [
    `There is no level above, and the dispute ended without a decision. ${WHY[dataOf(letter, 'ImpasseReached').why]}`,
    'It stays an open item of the operating board, and a reason to negotiate the agreement anew.',
  ],
});

const ended: Template = (letter) => ({
  title: `${sayDispute(letter)} ended with the MOU`,
  news: ['The MOU has ended, and the dispute with it, without a decision. What each side has said stays on record.'],
});

const reminder: Template = (letter) => ({
  title: `Reminder: ${within(letter)} waits for your agency`,
  news: [
    isAsked(letter.dispute, letter.party, letter.to.office, letter)
      ? 'Your office has the next word on this level, and has not spoken yet.'
      : 'An office of your agency has the next word on the level of today, and has not spoken yet. If it stays silent, the dispute climbs without it.',
  ],
  answer: true,
  ask: answerFirst(letter),
});

const TEMPLATES: Record<string, Template> = {
  'dispute-raised': raised,
  'dispute-answered': answered,
  'dispute-joined': joined,
  'dispute-withdrawn': withdrawn,
  'text-proposed': proposed,
  'text-accepted': accepted,
  'climb-asked': climbAsked,
  'dispute-climbed': climbed,
  'dispute-impasse': impasse,
  'dispute-ended': ended,
  'dispute-reminder': reminder,
  ...AFTER_DECISION,
};

export const DISPUTE_MAILS = contents(TEMPLATES, (letter: DisputeLetter, compose: Template) =>
  disputeContent(letter, compose(letter)),
);
