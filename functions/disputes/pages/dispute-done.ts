/** What the page of a dispute says after an act that led there: what happened, and what comes next, by when and by whom. */
import { sayDay, sayDayOf } from '../../shared/time-words.ts';
import { answerDue, deadlineOf, levelName, ownersOf, reasonDue, vetoEnds } from '../domain/ladder.rules.ts';
import { proposalName } from './act/act-words.ts';
import type { DisputeView } from './dispute-view.ts';
import { listed } from './dispute-words.ts';

type View = Pick<DisputeView, 'dispute' | 'clock' | 'who' | 'names'>;

/** Whether it only asks, or has moved: a wish ends with its level. */
const climbDone = ({ dispute, clock, who }: View): string => {
  const { ladder, level, number, status, zone } = dispute;
  if (dispute.sides[who?.party ?? '']?.asksClimb)
    return 'It is recorded that your agency asks. The dispute moves when the other side asks too.';
  if (status === 'impasse') return `Dispute ${number} ended without a decision.`;
  const until = sayDayOf(deadlineOf(dispute, clock.pauses), zone);
  return `Dispute ${number} moved to ${levelName(ladder, level)}. They have until ${until}.`;
};

const proposeDone = ({ dispute }: View): string =>
  dispute.status === 'decided'
    ? 'Your decision is recorded, and the others are told.'
    : `Your ${proposalName(dispute.versions, dispute.text?.as)} is recorded, and the others are told.`;

const acceptDone = ({ dispute }: View): string =>
  dispute.status === 'decided'
    ? 'Accepted: dispute decided.'
    : `You accepted ${proposalName(dispute.versions, dispute.text?.as)}.`;

const DONE: Record<string, string | ((view: View) => string)> = {
  raise: ({ dispute }) => `Dispute ${dispute.number} is raised. Both sides get an email now.`,
  answer: 'Your answer is shown beside the claim.',
  join: 'Your agency is in this dispute now.',
  withdraw: 'The dispute is withdrawn.',
  propose: proposeDone,
  accept: acceptDone,
  climb: climbDone,
  veto: 'The veto is recorded.',
  'veto-reason': 'The reason of your veto is recorded, and the decision falls. The reason is owed an answer.',
  'veto-answer': 'Your answer to the veto is recorded.',
  dissent: 'Your dissent is recorded, word for word.',
  evidence: 'The file is added to the evidence. Whoever reads this dispute can open it.',
};

const decidedNext = ({ dispute, clock, names }: View): string => {
  const { decision, zone, watchEnded } = dispute;
  const { followUps = [] } = decision ?? {};
  const [first] = followUps.toSorted((one, other) => (one.by < other.by ? -1 : 1));
  const ends = vetoEnds(dispute, clock.pauses);
  const veto =
    ends !== undefined && !watchEnded && clock.now < ends
      ? `An agency with a veto can stop it until ${sayDayOf(ends, zone)}.`
      : undefined;
  const actions =
    first &&
    (followUps.length === 1
      ? `1 action is due: by ${names.party(first.party)}, on ${sayDay(first.by)}.`
      : `${followUps.length} actions are due, the first by ${names.party(first.party)}, on ${sayDay(first.by)}.`);
  return [actions, veto].filter(Boolean).join(' ') || 'Nothing more is to be done.';
};

/** What comes next, however it came to stand there. */
function sayNext(view: View): string {
  const { dispute, clock, names } = view;
  const { status, zone, against, level } = dispute;
  const reason = reasonDue(dispute, clock.pauses);
  switch (status) {
    case 'decided':
      return decidedNext(view);
    case 'vetoed':
      return `Its reason is due by ${sayDayOf(reason ?? clock.now, zone)}, or the veto lapses.`;
    case 'open': {
      const answer = answerDue(dispute, clock.pauses);
      if (dispute.answeredAt === undefined && level === 0 && clock.now < answer)
        return `${names.party(against)} has until ${sayDayOf(answer, zone)} to answer.`;
      const waits = listed([...new Set(ownersOf(dispute))].map(names.office));
      return `Next: ${waits}, by ${sayDayOf(deadlineOf(dispute, clock.pauses), zone)}.`;
    }
    case 'impasse':
      return 'The operating board takes it up.';
    default:
      return 'Nothing more is to be done.';
  }
}

export const sayDone = (view: View & Pick<DisputeView, 'done'>): string | undefined => {
  const said = Object.hasOwn(DONE, view.done ?? '') ? DONE[view.done ?? ''] : undefined;
  if (said === undefined) return undefined;
  const what = typeof said === 'function' ? said(view) : said;
  // Of a level that was left, its sentence says already who has it until when.
  return view.done === 'climb' && view.dispute.status === 'open' ? what : `${what} ${sayNext(view)}`;
};
