/** The commitments of one party as their events leave them: what happened to each, and never what it says. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { isDuty } from './duty.rules.ts';
import { disputeOf, isFollowUp, isOfDecision } from './follow-up.rules.ts';
import { type Stage, stageAt } from './moments.rules.ts';

type Data<Type extends CommitmentEvent['type']> = Extract<CommitmentEvent, { type: Type }>['data'];
export type Taken = Data<'CommitmentsTaken'>;
export type Stated = Taken['commitments'][number];

export interface Delivery {
  number: number;
  at: Instant;
  /** What was said of it last. */
  answer?: { party: string; is: 'accepted' | 'disputed' };
}

/** What the party has asked for, and who has agreed so far. */
export interface Asked {
  number: number;
  to?: { by: PlainDay; dueAt: Instant };
  measure?: true;
  agreed: string[];
}

export interface Commitment {
  /** A party's key, or `all`; absent of a follow-up, which is for the other sides of its dispute. */
  to?: string;
  terms?: string;
  /** Only named people may read what it says. */
  named?: true;
  /** The decision that it follows is vetoed, and does not bind before the veto is settled. */
  stayed?: true;
  /** Closed when a party left: it was due after its last day, or on none. */
  left?: true;
  /** By the text, or as agreed since; without them it is open-ended. */
  by?: PlainDay | undefined;
  dueAt?: Instant | undefined;
  /** How far those who must know were told of its day. */
  told?: Stage;
  delivery?: Delivery;
  asked?: Asked;
  /** By number, what was asked for and holds: the last day, and the last measure. */
  changed?: { day?: number; measure?: number };
}

export interface Commitments {
  agreement: string;
  party: string;
  /** The text that they stand in; 0 where none was taken up yet. */
  version: number;
  calendar: Calendar;
  commitments: Record<string, Commitment>;
  /** Who was in the disputes in which follow-ups were agreed. */
  sides?: Record<string, readonly string[]>;
  deliveries: number;
  asks: number;
  /** Withdrawals that were followed under this text, by number. */
  left?: number[];
  closed?: true;
  /** Until when closing duties run; absent before the MOU has ended. */
  dutiesUntil?: Instant;
}

/** Reminders whose time has passed are not sent late: who has just signed knows the day. */
export const toldAt = (calendar: Calendar, one: Pick<Commitment, 'by' | 'dueAt'>, at: Instant) => {
  const stage = stageAt(calendar, one, at);
  return stage && { told: stage };
};

const agreedInDisputes = (of: Commitments['commitments'] = {}): [string, Commitment][] =>
  Object.entries(of).filter(([key]) => isFollowUp(key));

/** What no text brings and none takes away. */
const besideTexts = (of: Commitments['commitments'] = {}): [string, Commitment][] =>
  Object.entries(of).filter(([key]) => isFollowUp(key) || isDuty(key));

/** Until a text was taken up, what stood in the one before it counts for nothing; what was agreed in disputes goes on. */
export const underVersion = (state: Commitments, version: number): Commitments =>
  state.version === version ? state : { ...state, commitments: Object.fromEntries(besideTexts(state.commitments)) };

/** What a text says of a commitment anew begins anew; what it leaves as it was goes on, and so does what was agreed in disputes. */
const taken = (before: Commitments | undefined, { from, ...data }: Taken): Commitments => {
  const calendar = { zone: data.zone, ...data.calendar };
  const commitments = data.commitments.map(({ key, ...one }): [string, Commitment] => {
    const own = before?.commitments[key];
    // What was closed when a party left begins anew with a text that says it again.
    return [key, own?.terms === one.terms && !own.left ? own : { ...one, ...toldAt(calendar, one, from) }];
  });
  return {
    ...{ agreement: data.agreement, party: data.party, version: data.version, calendar },
    commitments: Object.fromEntries([...besideTexts(before?.commitments), ...commitments]),
    ...(before?.sides && { sides: before.sides }),
    ...(before?.closed && { closed: before.closed }),
    ...(before?.dutiesUntil !== undefined && { dutiesUntil: before.dutiesUntil }),
    ...{ deliveries: before?.deliveries ?? 0, asks: before?.asks ?? 0 },
  };
};

/** So many follow-ups stand with one tip, of disputes with so many sides in all. */
export const MOST_HELD = 20;
export const MOST_SIDES = 80;

/** Without sides of disputes of which nothing is left. */
function withFollowUps(state: Commitments, followUps: readonly (readonly [string, Commitment])[]): Commitments {
  const ofText = Object.entries(state.commitments).filter(([key]) => !isFollowUp(key));
  const { sides, ...rest } = state;
  const disputes = new Set(followUps.map(([key]) => String(disputeOf(key))));
  const left = Object.entries(sides ?? {}).filter(([dispute]) => disputes.has(dispute));
  return {
    ...rest,
    commitments: Object.fromEntries([...ofText, ...followUps]),
    ...(left.length > 0 && { sides: Object.fromEntries(left) }),
  };
}

/** Whether what it holds of disputes has room in the tip. */
export const hasRoom = ({ commitments, sides = {} }: Commitments): boolean =>
  agreedInDisputes(commitments).length <= MOST_HELD && Object.values(sides).flat().length <= MOST_SIDES;

/** What was accepted makes room, the oldest first: its dispute and the record tell of it. */
function folded(state: Commitments): Commitments {
  const all = agreedInDisputes(state.commitments);
  const [[oldest] = []] = all
    .filter(([, { delivery }]) => delivery?.answer?.is === 'accepted')
    .sort(([, one], [, other]) => ((one.delivery?.at ?? '') < (other.delivery?.at ?? '') ? -1 : 1));
  return hasRoom(state) || oldest === undefined
    ? state
    : folded(
        withFollowUps(
          state,
          all.filter(([key]) => key !== oldest),
        ),
      );
}

function takenOver(before: Commitments | undefined, data: Data<'FollowUpsTaken'>, at: Instant): Commitments {
  const { agreement, party, dispute, sides, named, zone, calendar: jurisdiction, followUps } = data;
  const calendar = { zone, ...jurisdiction };
  const state = before ?? { agreement, party, version: 0, calendar, commitments: {}, deliveries: 0, asks: 0 };
  const taking = followUps.map(({ key, ...one }): [string, Commitment] => [
    key,
    { ...one, ...(named && { named }), ...toldAt(state.calendar, one, at) },
  ]);
  return folded({
    ...state,
    commitments: { ...state.commitments, ...Object.fromEntries(taking) },
    sides: { ...state.sides, [dispute]: sides },
  });
}

/** Whoever had no commitments has these. */
function dutiesTaken(before: Commitments | undefined, data: Data<'DutiesTaken'>, at: Instant): Commitments {
  const { agreement, party, until, zone, calendar: jurisdiction, duties } = data;
  const calendar = { zone, ...jurisdiction };
  const state = before ?? { agreement, party, version: 0, calendar, commitments: {}, deliveries: 0, asks: 0 };
  const taking = duties.map(({ key, ...one }): [string, Commitment] => [
    key,
    { to: 'all', ...one, ...toldAt(state.calendar, one, at) },
  ]);
  return {
    ...state,
    commitments: { ...state.commitments, ...Object.fromEntries(taking) },
    ...{ closed: true, dutiesUntil: until },
  };
}

function vetoed(state: Commitments, { veto, ...of }: Data<'FollowUpsVetoed'>): Commitments {
  const reached = agreedInDisputes(state.commitments).flatMap(([key, one]): [string, Commitment][] => {
    if (!isOfDecision(key, of)) return [[key, one]];
    const { stayed: _, ...binding } = one;
    return veto === 'reasoned' ? [] : [[key, veto === 'cast' ? { ...one, stayed: true } : binding]];
  });
  return withFollowUps(state, reached);
}

const closedWith = (state: Commitments, { withdrawal, closed }: Data<'CommitmentsLeft'>): Commitments => ({
  ...state,
  left: [...(state.left ?? []), withdrawal],
  commitments: Object.fromEntries(
    Object.entries(state.commitments).map(([key, one]) => {
      const { asked: _, ...rest } = one;
      return [key, closed.includes(key) ? { ...rest, left: true as const } : one];
    }),
  ),
});

function changedBy(state: Commitments, one: Commitment, event: CommitmentEvent, at: Instant): Commitment {
  const { asked, ...rest } = one;
  switch (event.type) {
    case 'CommitmentDelivered':
      return { ...rest, delivery: { number: event.data.delivery, at } };
    case 'DeliveryAccepted':
    case 'DeliveryDisputed': {
      const is = event.type === 'DeliveryAccepted' ? 'accepted' : 'disputed';
      return one.delivery ? { ...one, delivery: { ...one.delivery, answer: { party: event.data.party, is } } } : one;
    }
    case 'RenegotiationAsked': {
      const { asked: number, to, measure } = event.data;
      return {
        ...rest,
        asked: { number, ...(to && { to: { by: to.by, dueAt: to.dueAt } }), ...(measure && { measure }), agreed: [] },
      };
    }
    case 'RenegotiationAgreed': {
      if (!asked) return one;
      if (!event.data.holds) return { ...one, asked: { ...asked, agreed: [...asked.agreed, event.data.party] } };
      const { told: _, ...untold } = rest;
      const changed = {
        ...rest.changed,
        ...(asked.to && { day: asked.number }),
        ...(asked.measure && { measure: asked.number }),
      };
      return asked.to
        ? { ...untold, ...asked.to, ...toldAt(state.calendar, asked.to, at), changed }
        : { ...rest, changed };
    }
    case 'RenegotiationRefused':
    case 'RenegotiationTakenBack':
      return rest;
    default:
      return one;
  }
}

export function evolveCommitments(state: Commitments | undefined, event: CommitmentEvent, at: Instant): Commitments {
  if (event.type === 'CommitmentsTaken') return taken(state, event.data);
  if (event.type === 'FollowUpsTaken') return takenOver(state, event.data, at);
  if (event.type === 'DutiesTaken') return dutiesTaken(state, event.data, at);
  if (!state) throw new Error(`${event.type} cannot be the first event of commitments`);
  if (event.type === 'CommitmentsClosed') return { ...state, closed: true };
  if (event.type === 'CommitmentsLeft') return closedWith(state, event.data);
  if (event.type === 'FollowUpsVetoed') return vetoed(state, event.data);
  if (event.type === 'CommitmentsTold') {
    const told = (['month', 'week', 'late'] as const).flatMap((stage) =>
      event.data[stage].flatMap((key): [string, Commitment][] => {
        const one = state.commitments[key];
        return one ? [[key, { ...one, told: stage }]] : [];
      }),
    );
    return { ...state, commitments: { ...state.commitments, ...Object.fromEntries(told) } };
  }
  const { commitment } = event.data;
  const one = state.commitments[commitment];
  return {
    ...state,
    ...(event.type === 'CommitmentDelivered' && { deliveries: event.data.delivery }),
    ...(event.type === 'RenegotiationAsked' && { asks: event.data.asked }),
    commitments: one ? { ...state.commitments, [commitment]: changedBy(state, one, event, at) } : state.commitments,
  };
}
