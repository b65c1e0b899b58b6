/** A dispute as its events leave it: only what is decided on, no name and no word. */
import type { Jurisdiction } from '../../shared/calendar/law.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { evolveDecision } from './decision.state.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import type { About, Ladder } from './dispute.schema.ts';
import { nameOf, officesOn } from './ladder.rules.ts';

/** A party of the dispute. */
export interface Side {
  /** Its position is on the record: it raised, answered or joined. */
  heard: boolean;
  /** It has done something on the level of today. */
  acted: boolean;
  /** It asks for the next level. */
  asksClimb: boolean;
}

export interface FollowUp {
  party: string;
  by: PlainDay;
  dueAt: Instant;
  remindAt: Instant;
  status: 'open' | 'done' | 'broken';
  reminded: boolean;
}

export interface Decision {
  version: number;
  level: number;
  how: 'agreement' | 'official' | 'referee';
  at: Instant;
  vetoUntil?: Instant;
  followUps: FollowUp[];
}

export interface Dispute {
  id: string;
  agreement: string;
  number: number;
  by: string;
  against: string;
  about: About;
  happenedOn: PlainDay;
  handling: 'parties' | 'named';
  people: string[];
  complained: { party: string; office: string }[];
  zone: string;
  /** Whose holidays count. */
  jurisdiction: Jurisdiction;
  ladder: Ladder;
  offices: Record<string, string[]>;
  vetoers: string[];
  follows?: { dispute: string; followUp: number } | undefined;

  status: 'open' | 'decided' | 'vetoed' | 'withdrawn' | 'impasse';
  /** Counted from 0; beyond the last level stands the referee. */
  level: number;
  raisedAt: Instant;
  answerBy: Instant;
  answeredAt?: Instant;
  /** The period that runs on this level. */
  opened: { at: Instant; deadline: Instant; remindAt: Instant[] };
  /** Reminders that went out in it. */
  reminded: number;
  sides: Record<string, Side>;
  /** What mail systems said on this level, by `party/office`. */
  mail: Record<string, 'reached' | 'refused'>;
  /** When each level opened, in order; levels that were never reached are not there. */
  reached: { level: number; at: Instant }[];
  endedAt?: Instant;
  /** Nothing of it falls due any more, and its decision cannot be vetoed: no workflow watches it. */
  watchEnded?: true;
  /** A step of the workflow failed. */
  stalled?: true;

  versions: number;
  /** The text that is on the table. */
  text?: {
    version: number;
    by: string;
    as: 'proposal' | 'ruling' | 'decision';
    accepted: string[];
    promises: { party: string; by: PlainDay }[];
  };
  decision?: Decision;
  /** Who took the text that was decided. */
  decidedBy?: string[];
  /** Who dissents from the last text: the one on the table, or the one that was decided. */
  dissent: string[];
  veto?: { party: string; version: number; right: number; at: Instant; reasonDue: Instant; answerOwed: boolean };
  /** Vetoes that were cast against the last text, `party/version`: each party may veto a version once. */
  vetoed: string[];
}

const UNHEARD: Side = { heard: false, acted: false, asksClimb: false };
const heard: Side = { heard: true, acted: true, asksClimb: false };

/** On a new level nobody has acted yet. */
const anew = (sides: Record<string, Side>): Record<string, Side> =>
  Object.fromEntries(
    Object.entries(sides).map(([party, side]) => [party, { ...side, acted: false, asksClimb: false }]),
  );

const acting = (state: Dispute, party: string, more: Partial<Side> = {}): Dispute => ({
  ...state,
  sides: { ...state.sides, ...(state.sides[party] && { [party]: { ...state.sides[party], acted: true, ...more } }) },
});

function raised({ data }: { data: DataOf<'DisputeRaised'> }, at: Instant): Dispute {
  const { dispute, deadline, remindAt, calendar: _, ...rest } = data;
  return {
    id: dispute,
    ...rest,
    status: 'open',
    level: 0,
    raisedAt: at,
    opened: { at, deadline, remindAt },
    reminded: 0,
    sides: { [data.by]: heard, [data.against]: UNHEARD },
    mail: {},
    reached: [{ level: 0, at }],
    versions: 0,
    dissent: [],
    vetoed: [],
  };
}

function climbed(state: Dispute, { to, deadline, remindAt }: DataOf<'LevelClimbed'>, at: Instant): Dispute {
  const { text: _, ...rest } = state;
  return {
    ...rest,
    level: to,
    opened: { at, deadline, remindAt },
    reminded: 0,
    sides: anew(state.sides),
    mail: {},
    dissent: [],
    reached: [...state.reached, { level: to, at }],
  };
}

/**
 * A mail that arrived on this level says that the office reads; one that came back counts until then, but for the copy of an alternate.
 * Only those who have it in hand now can hold it up: of sixty liaisons nothing is kept.
 */
const reported = (state: Dispute, { party, office, report, alternate }: DataOf<'DisputeMailReported'>): Dispute => {
  if (alternate && report !== 'delivered') return state;
  const name = nameOf(party, office);
  if (!officesOn(state, state.level).includes(name)) return state;
  const says = report === 'delivered' || state.mail[name] === 'reached' ? 'reached' : 'refused';
  return { ...state, mail: { ...state.mail, [name]: says } };
};

/** Whatever moves the dispute again shows that the failure before is mended. */
const MOVES: readonly DisputeEvent['type'][] = [
  'LevelClimbed',
  'LevelReminded',
  'ImpasseReached',
  'VetoLapsed',
  'FollowUpReminded',
  'FollowUpBroken',
  'WatchEnded',
];

export function evolveDispute(state: Dispute | undefined, event: DisputeEvent, at: Instant): Dispute {
  if (event.type === 'DisputeRaised') return raised(event, at);
  if (!state) throw new Error(`${event.type} cannot be the first event of a dispute`);
  const { stalled: _, ...going } = state;
  return evolved(MOVES.includes(event.type) ? going : state, event, at);
}

function evolved(state: Dispute, event: Exclude<DisputeEvent, { type: 'DisputeRaised' }>, at: Instant): Dispute {
  switch (event.type) {
    case 'DisputeAnswered':
      return { ...acting(state, event.data.party, { heard: true }), answeredAt: state.answeredAt ?? at };
    case 'PartyJoined': {
      const { party, offices } = event.data;
      return { ...state, offices: { ...state.offices, [party]: offices }, sides: { ...state.sides, [party]: heard } };
    }
    case 'EvidenceKept':
      return acting(state, event.data.party);
    case 'DisputeWithdrawn':
      return { ...state, status: 'withdrawn', endedAt: at };
    case 'ClimbAsked':
      return acting(state, event.data.party, { asksClimb: true });
    case 'LevelClimbed':
      return climbed(state, event.data, at);
    case 'ImpasseReached':
      return { ...state, status: 'impasse', endedAt: at };
    case 'LevelReminded':
      return { ...state, reminded: event.data.count };
    case 'DisputeMailReported':
      return reported(state, event.data);
    case 'WatchEnded':
      return { ...state, watchEnded: true };
    case 'DisputeStalled':
      return { ...state, stalled: true };
    default:
      return evolveDecision(state, event, at, acting);
  }
}
