/** The commitments of one party as their events leave them: what happened to each, and never what it says. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { CommitmentEvent } from './commitment.events.ts';
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
  /** A party's key, or `all`. */
  to: string;
  terms: string;
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
  /** The text that they stand in. */
  version: number;
  calendar: Calendar;
  commitments: Record<string, Commitment>;
  deliveries: number;
  asks: number;
  closed?: true;
}

/** Reminders whose time has passed are not sent late: who has just signed knows the day. */
export const toldAt = (calendar: Calendar, one: Pick<Commitment, 'by' | 'dueAt'>, at: Instant) => {
  const stage = stageAt(calendar, one, at);
  return stage && { told: stage };
};

/** What a text says of a commitment anew begins anew; what it leaves as it was goes on. */
const taken = (before: Commitments | undefined, { from, ...data }: Taken): Commitments => {
  const calendar = { zone: data.zone, ...data.calendar };
  const commitments = data.commitments.map(({ key, ...one }): [string, Commitment] => {
    const own = before?.commitments[key];
    return [key, own?.terms === one.terms ? own : { ...one, ...toldAt(calendar, one, from) }];
  });
  return {
    ...{ agreement: data.agreement, party: data.party, version: data.version, calendar },
    commitments: Object.fromEntries(commitments),
    ...{ deliveries: before?.deliveries ?? 0, asks: before?.asks ?? 0 },
  };
};

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
  if (!state) throw new Error(`${event.type} cannot be the first event of commitments`);
  if (event.type === 'CommitmentsClosed') return { ...state, closed: true };
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
