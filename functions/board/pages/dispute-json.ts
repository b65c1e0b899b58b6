/** A dispute as systems read it: how it stands, and, where all parties may read it, what was said. */
import type { HappenedTo } from '../../commitments/domain/happened.ts';
import { standingOf } from '../../commitments/domain/standing.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import {
  answerDue,
  type Clock,
  isOver,
  levelName,
  ownersOf,
  partiesOf,
  queuedAt,
} from '../../disputes/domain/ladder.rules.ts';
import type { FollowUpState } from '../../disputes/follow-up-states.reads.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';

/** Of a dispute for named people, that it exists. */
export type StateJson = ReturnType<typeof stateJson>;

const levels = ({ ladder, reached }: Dispute) =>
  reached.map(({ level, at }) => ({ level: level + 1, name: levelName(ladder, level), openedAt: at }));

/** What the decision makes its sides do, by its key among commitments, and where that stands now. */
const followUpJson = ({ key, party, by, dueAt, one }: FollowUpState, now: Instant) => ({
  ...{ key, party, by, dueAt },
  ...(one?.by !== undefined && one.by !== by && { movedTo: one.by }),
  stands: one ? standingOf(one, now) : 'accepted',
});

/** A deadline that has passed is told as it was. */
export function stateJson(dispute: Dispute, { pauses, now }: Clock, followUps: readonly FollowUpState[]) {
  const { id, number, handling, status, by, against, about, happenedOn, level, ladder, raisedAt, follows } = dispute;
  const open = !isOver(dispute);
  if (handling === 'named') return { number, handling, open };
  return {
    ...{ number, handling, open, status, id, by, against, about, happenedOn, raisedAt },
    parties: partiesOf(dispute),
    level: { level: level + 1, name: levelName(ladder, level) },
    levels: levels(dispute),
    turn: ownersOf(dispute),
    ...(open && status !== 'impasse' && { due: queuedAt(dispute, pauses) }),
    ...(dispute.answeredAt === undefined
      ? { answerDue: answerDue(dispute, pauses) }
      : { answeredAt: dispute.answeredAt }),
    ...(dispute.decision && {
      decision: { ...dispute.decision, followUps: followUps.map((one) => followUpJson(one, now)) },
    }),
    ...(dispute.veto && { veto: dispute.veto }),
    ...(dispute.endedAt !== undefined && { endedAt: dispute.endedAt }),
    ...(follows && { follows }),
  };
}

type Body = Record<string, unknown>;

interface Told {
  at: string;
  data: Record<string, unknown>;
  /** Who said it and what; empty where the words were removed by law. */
  body: Body;
}

/** Who spoke: the name and the office, without the mailbox. */
const speakerJson = ({ by }: Body) => {
  const { name, title } = (by ?? {}) as { name?: string; title?: string };
  return name === undefined ? {} : { by: { name, ...(title !== undefined && { title }) } };
};

const position = ({ at, data, body }: Told) => {
  const { happened, need, cannotAccept, offer, links } = body;
  return { party: data.party ?? data.by, at, ...speakerJson(body), happened, need, cannotAccept, offer, links };
};

function text({ at, data, body }: Told) {
  const promises = (data.followUps as { party: string; by: string }[]) ?? [];
  const words = (body.followUps as string[] | undefined) ?? [];
  const followUps = promises.map((one, index) => ({ ...one, what: words[index] }));
  return {
    version: data.version,
    party: data.party,
    as: data.as,
    at,
    ...speakerJson(body),
    text: body.text,
    followUps,
  };
}

const spoken =
  (name: string) =>
  ({ at, data, body }: Told) => ({
    party: data.party,
    version: data.version,
    at,
    ...speakerJson(body),
    [name]: body[name],
  });

/** What the parties said, each in the order in which it was said. */
export function wordsJson(events: readonly ChainedEvent[], bodies: ReadonlyMap<number, SaltedBody>) {
  const told = (...types: string[]): Told[] =>
    events
      .filter(({ type }) => types.includes(type))
      .map(({ at, data, seq }) => ({ at, data: data as Told['data'], body: (bodies.get(seq)?.body ?? {}) as Body }));
  return {
    positions: told('DisputeRaised', 'DisputeAnswered', 'PartyJoined').map(position),
    texts: told('TextProposed').map(text),
    dissent: told('DissentRecorded').map(spoken('words')),
    vetoes: told('VetoReasoned').map(spoken('reason')),
    answersToVetoes: told('VetoAnswered').map(spoken('answer')),
    handedUp: told('ClimbAsked').map(spoken('reason')),
    withdrawals: told('DisputeWithdrawn').map(spoken('reason')),
  };
}

/** What its party said when it delivered this, each time. */
export const deliveriesJson = (followUp: string, party: string, { entries }: HappenedTo) =>
  entries.flatMap(({ event, at, words }) =>
    event.type === 'CommitmentDelivered'
      ? [{ followUp, party, at, ...speakerJson({ ...words }), what: words.what }]
      : [],
  );
