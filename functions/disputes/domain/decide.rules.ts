/** How the offices of a level decide: one proposes a solution, the others accept it or counter it; or the level's one official writes it. */
import { type Decision, type PlainDay, type Refusal, refuse } from '../../shared/kernel.ts';
import { sayDay } from '../../shared/time-words.ts';
import { mayAct, notOpen, refused, wordsOf } from './acting.rules.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { type Clock, isOfficial, isReferee, isSide, officialOf, partiesOf, type Who } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';
import { type Promise as Promised, textFindings } from './text.rules.ts';

export { LONGEST_FOLLOW_UP_DAYS, MOST_FOLLOW_UPS, type Promise, textFindings } from './text.rules.ts';

export interface Proposal {
  level: number;
  /** The version on the page from which this comes; 0 when there was none. */
  seen: number;
  by: Speaker;
  text: string;
  followUps: readonly Promised[];
}

/** What a decision made now would be: worked out beforehand, with the calendar. */
export type Terms = Pick<DataOf<'DisputeDecided'>, 'vetoUntil' | 'followUps' | 'calendar'>;

const overtaken = ({ versions }: Dispute, seen: number): Refusal | undefined =>
  versions === seen
    ? undefined
    : refuse(
        'text-overtaken',
        'In the meantime another solution was proposed.',
        'Read it first. What you wrote is kept; propose it again if you still want it.',
        'text',
      ).refused;

/** The decision did not stand against a veto; its reason is answered before another text is taken. */
const answerFirst = ({ veto }: Dispute): Refusal | undefined =>
  veto?.answerOwed
    ? refuse(
        'veto-unanswered',
        'The reason of the veto is not answered yet.',
        'Answer it first: whoever gave it is owed that.',
      ).refused
    : undefined;

const officialAlone = (dispute: Dispute, who: Who): Refusal | undefined => {
  return officialOf(dispute) && !isOfficial(dispute, who)
    ? refuse(
        'one-official-decides',
        'On this level one official decides.',
        'Wait for the decision, or move the dispute up with a reason.',
      ).refused
    : undefined;
};

const proposed = (
  dispute: Dispute,
  who: Who,
  { by, text, followUps }: Proposal,
  as: 'proposal' | 'ruling' | 'decision',
): DisputeEvent => ({
  type: 'TextProposed',
  data: {
    version: dispute.versions + 1,
    party: who.party,
    level: dispute.level,
    as,
    followUps: followUps.map(({ party, by: day }) => ({ party, by: day })),
  },
  body: { by, text: text.trim(), followUps: followUps.map(({ what }) => what.trim()) },
});

export interface Findings {
  refused: Refusal;
  findings: Refusal[];
  events?: undefined;
}
const all = (findings: Refusal[]): Findings | undefined => findings[0] && { refused: findings[0], findings };

/** A proposal, a counter-proposal, the ruling of a referee as one side has it, or the decision of a level's one official. */
export function propose(
  dispute: Dispute,
  who: Who,
  proposal: Proposal,
  { terms, today, clock }: { terms: Terms | undefined; today: PlainDay; clock: Clock },
): Decision<DisputeEvent> | Findings {
  const stopped = refused(
    mayAct(dispute, who, proposal.level, clock) ??
      officialAlone(dispute, who) ??
      answerFirst(dispute) ??
      overtaken(dispute, proposal.seen),
  );
  if (stopped) return stopped;
  const wrong = all(textFindings(dispute, proposal, today));
  if (wrong) return wrong;
  if (!officialOf(dispute))
    return { events: [proposed(dispute, who, proposal, isReferee(dispute, dispute.level) ? 'ruling' : 'proposal')] };
  if (!terms) throw new Error('A decision needs its terms');
  const { level } = dispute;
  const version = dispute.versions + 1;
  return {
    events: [
      proposed(dispute, who, proposal, 'decision'),
      { type: 'DisputeDecided', data: { version, level, how: 'official', ...terms } },
    ],
  };
}

const notOnTable = (version: number): Refusal => {
  const remedy = 'Load the page again and read the proposal that is open.';
  return version === 0
    ? refuse('no-text', 'There is no proposal to accept.', remedy).refused
    : refuse('text-not-on-table', 'This proposal is not open any more.', remedy).refused;
};

/** Whether this acceptance is the last one that is missing. */
export const completes = (dispute: Dispute, party: string): boolean =>
  partiesOf(dispute).every((one) => one === party || dispute.text?.accepted.includes(one));

/** Taking a text may come with dissent: what is taken binds, and what was said against it stays beside it. */
export function accept(
  dispute: Dispute,
  who: Who,
  { level, version, by, dissent }: { level: number; version: number; by: Speaker; dissent: string },
  { terms, clock }: { terms: Terms | undefined; clock: Clock },
): Decision<DisputeEvent> {
  const stopped = refused(mayAct(dispute, who, level, clock) ?? answerFirst(dispute));
  if (stopped) return stopped;
  if (dispute.text?.version !== version) return { refused: notOnTable(dispute.versions) };
  if (dispute.text.accepted.includes(who.party))
    return refuse(
      'text-taken-already',
      'Your side has accepted this proposal already.',
      'Wait for the others, or propose another solution.',
    );
  const said = wordsOf(dissent, 'dissent');
  if (said.refused) return { refused: said.refused };
  const { party } = who;
  const taken: DisputeEvent[] = [
    { type: 'TextAccepted', data: { version, party, level }, body: { by } },
    ...(said.text === '' ? [] : [dissentOf(party, version, by, dissent)]),
  ];
  if (!completes(dispute, party)) return { events: taken };
  if (!terms) throw new Error('A decision needs its terms');
  const late = terms.followUps.find(({ dueAt }) => clock.now >= dueAt);
  if (late)
    return refuse(
      'follow-up-day-over',
      `An action of this proposal is due by ${sayDay(late.by)}, and that day is over.`,
      'Propose it again with a day that is still to come.',
    );
  const how = dispute.text.as === 'ruling' ? 'referee' : 'agreement';
  const { vetoUntil, ...rest } = terms;
  // What a referee ruled is the end of the ladder: nobody vetoes it.
  const data = {
    version,
    level,
    how,
    ...rest,
    ...(how === 'agreement' && vetoUntil !== undefined && { vetoUntil }),
  } as const;
  return { events: [...taken, { type: 'DisputeDecided', data }] };
}

const dissentOf = (party: string, version: number, by: Speaker, words: string): DisputeEvent => ({
  type: 'DissentRecorded',
  data: { party, version },
  body: { by, words },
});

/** Word for word: not even the blanks around it are taken away. */
export function dissent(
  dispute: Dispute,
  who: Who,
  { by, words }: { by: Speaker; words: string },
): Decision<DisputeEvent> {
  // A decision that was vetoed when the MOU ended never bound anyone.
  const over = dispute.status === 'ended' ? notOpen(dispute) : undefined;
  if (over) return { refused: over };
  if (!dispute.decision)
    return refuse(
      'decision-missing',
      'There is no decision yet to dissent from.',
      'Say it in your position, or when you accept a proposal.',
    );
  if (!isSide(dispute, who.party))
    return refuse('not-in-dispute', 'Your agency is no party of this dispute.', 'Nothing is to be done.');
  const said = wordsOf(words, 'words', [
    'words-missing',
    'There are no words yet.',
    'Write what you dissent from, and why.',
  ]);
  return said.refused
    ? { refused: said.refused }
    : { events: [dissentOf(who.party, dispute.decision.version, by, words)] };
}
