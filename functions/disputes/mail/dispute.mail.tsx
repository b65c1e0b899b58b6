/** The mails of a dispute on its way: who raised, answered, proposed or asked for more, and whose turn it is until when. */
import { nameOf } from '../../agreements/domain/mail-words.ts';
import { contents } from '../../shared/mail.ts';
import type { DataOf } from '../domain/dispute.events.ts';
import { isReferee, levelName, officialOf } from '../domain/ladder.rules.ts';
import { isAsked } from '../domain/relevance.rules.ts';
import { AFTER_DECISION } from './decision.mail.tsx';
import { type DisputeLetter, dataOf, mayTell, sayDispute, sayParty, type Template } from './letter.ts';
import { disputeContent } from './mail-content.ts';

/** What the offices of the level of today can do, by who decides there. */
const workOn = ({ dispute, party }: DisputeLetter): string => {
  const official = officialOf(dispute);
  if (official)
    return official.party === party
      ? 'On this level your office decides alone. Read what each side has said, and write the decision on the page of the dispute.'
      : 'On this level one official decides. You can put your side to that office until then, or move the dispute up with a reason.';
  return isReferee(dispute, dispute.level)
    ? 'Take the dispute to the referee, and write down the ruling on its page. The other side confirms it.'
    : 'Propose a solution on the page of the dispute, or accept the proposal that is there. If you cannot agree, ask for the next level. When the time is over, the dispute moves up by itself.';
};

/** The same in a subject. */
const verbOf = ({ dispute, party }: DisputeLetter): string => {
  const official = officialOf(dispute);
  if (official) return official.party === party ? 'Decide' : 'Put your side';
  return isReferee(dispute, dispute.level) ? 'Ask the referee' : 'Propose';
};

/** The claim is answered before anything else. */
const answerFirst = (letter: DisputeLetter): string => {
  const { dispute, party } = letter;
  const owes = party === dispute.against && dispute.answeredAt === undefined;
  return owes
    ? `Please answer first. Say what your agency needs, what it cannot accept, and what it can offer. ${workOn(letter)}`
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
    verb: verbOf(letter),
    ask: answerFirst(letter),
  };
};

const answered: Template = (letter) => ({
  title: `${sayDispute(letter)} has an answer`,
  news: [`${sayParty(letter, dataOf(letter, 'DisputeAnswered').party)} has answered. The answer is beside the claim.`],
  verb: verbOf(letter),
  ask: workOn(letter),
});

const joined: Template = (letter) => ({
  title: `a party joined ${sayDispute(letter)}`,
  news: [
    `${sayParty(letter, dataOf(letter, 'PartyJoined').party)} has joined with a position of its own. From now on every decision needs it too.`,
  ],
  verb: verbOf(letter),
  ask: workOn(letter),
});

const withdrawn: Template = (letter) => ({
  title: `${sayDispute(letter)} was withdrawn`,
  news: [`${sayParty(letter, letter.dispute.by)} has withdrawn the dispute. The reason is on its page.`],
});

const proposed: Template = (letter) => {
  const { party, as, version } = dataOf(letter, 'TextProposed');
  const by = sayParty(letter, party);
  return {
    title: `${sayDispute(letter)} has a proposal`,
    news: [
      as === 'ruling'
        ? `${by} has written down what the referee ruled, as proposal ${version}.`
        : `${by} has made proposal ${version}.`,
    ],
    verb: 'Answer',
    ask:
      as === 'ruling'
        ? 'Please read it, and confirm that the referee ruled so, or write down what the ruling was.'
        : 'Please read it. Accept it, or propose another solution. You can accept it and still record your dissent.',
  };
};

const accepted: Template = (letter) => {
  const { party, version } = dataOf(letter, 'TextAccepted');
  const taken = letter.dispute.text?.accepted.includes(letter.party);
  return {
    title: `a side accepted a proposal in ${sayDispute(letter)}`,
    of: `a proposal in ${sayDispute(letter)}`,
    news: [`${sayParty(letter, party)} has accepted proposal ${version}. It binds when every side has.`],
    ...(taken
      ? {}
      : { verb: 'Answer', ask: 'Your side has not accepted it yet. Please accept it, or propose another solution.' }),
  };
};

const climbAsked: Template = (letter) => ({
  title: `${sayDispute(letter)} may move up`,
  news: [
    `${sayParty(letter, dataOf(letter, 'ClimbAsked').party)} asks for the next level. The dispute moves up when every side asks for it.`,
  ],
  verb: 'Answer',
  ask: 'Ask for it too if you see no way to agree here, or propose a solution.',
});

const WHY: Record<DataOf<'LevelClimbed'>['why'], string> = {
  deadline: 'The time of the level before was over.',
  'all asked': 'Every side asked for it.',
  'handed up': 'One side moved it up, with a reason that is on the page.',
  unreachable: 'Email to an office of the level before came back. Nobody could be reached there.',
};

const climbed: Template = (letter) => {
  const { to, why } = dataOf(letter, 'LevelClimbed');
  const { ladder } = letter.dispute;
  return {
    title: `${sayDispute(letter)} moved up a level`,
    news: [`It is with ${mayTell(letter) ? levelName(ladder, to) : 'the next level'} now. ${WHY[why]}`],
    verb: verbOf(letter),
    ask: workOn(letter),
  };
};

const impasse: Template = (letter) => ({
  title: `${sayDispute(letter)} ended in an impasse`,
  news: [
    `There is no level above, and the dispute ended without a decision. ${WHY[dataOf(letter, 'ImpasseReached').why]}`,
    'It stays an open item of the operating board, and a reason to negotiate the agreement again.',
  ],
});

const ended: Template = (letter) => ({
  title: `${sayDispute(letter)} ended with the MOU`,
  news: ['The MOU has ended, and the dispute with it, without a decision. What each side has said stays on record.'],
});

const reminder: Template = (letter) => ({
  title: `${sayDispute(letter)} waits for your agency (reminder)`,
  news: [
    isAsked(letter.dispute, letter.party, letter.to.office, letter)
      ? 'Your office has the next word on this level, and has not spoken yet.'
      : 'An office of your agency has the next word on the level of today, and has not spoken yet. If it stays silent, the dispute moves up without it.',
  ],
  answer: true,
  verb: verbOf(letter),
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
