/** A review as its events leave it. What a party chose is in it only once everybody may read it. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ReviewEvent } from './review.events.ts';

type Data<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];
type Opened = Data<'ReviewOpened'>;
export type Chosen = Data<'AnswersRevealed'>['choices'][string] & {
  /** Given openly, after the others were revealed. */
  open?: true;
};

export interface Review extends Omit<Opened, 'zone' | 'calendar'> {
  calendar: Calendar;
  openedAt: Instant;
  /** How often the liaison of a party wrote down what its office might answer. */
  prepared: Record<string, number>;
  /** Who has answered, by party; never what. */
  answered: Record<string, { office: string; answer: number; at: Instant }>;
  revealedAt?: Instant;
  /** Empty until all are revealed. */
  choices: Record<string, Chosen>;
  /** The party that drafts the amendment in the place of the organizing one. */
  drafting?: string;
  /** The renewal that the service put out last. */
  renewal?: Data<'RenewalPutOut'> & { at: Instant };
  /** Why it could not put one out, the last time that it tried. */
  refused?: Data<'RenewalRefused'> & { at: Instant };
  /** When those who owe something were last reminded of it. */
  reminded: Partial<Record<Data<'ReviewReminded'>['of'], Instant>>;
  /** Its day passed, and it is owed all the same. */
  leftOpenAt?: Instant;
  /** The newest one. */
  evidence?: Omit<Data<'EvidenceFrozen'>, 'streams'> & { frozenAt: Instant };
  closed?: Data<'ReviewClosed'> & { at: Instant };
  /** Counts the executions that watched over it one after the other; the first one is none. */
  watch?: number;
  /** Since when this one does. */
  watchedSince: Instant;
  stalled?: true;
  /** Mailboxes from which mail came back, or once had, by party: the last report. */
  mail?: Record<string, Record<string, Data<'ReviewMailReported'>['report']>>;
}

export function evolveReview(state: Review | undefined, event: ReviewEvent, at: Instant): Review {
  if (event.type === 'ReviewOpened') {
    const { zone, calendar, ...opened } = event.data;
    return {
      ...opened,
      calendar: { zone, ...calendar },
      ...{ openedAt: at, prepared: {}, answered: {}, choices: {}, reminded: {}, watchedSince: at },
    };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of a review`);
  // Whatever happens shows that its workflow gets on.
  const { stalled: _, ...review } = state;
  switch (event.type) {
    case 'AnswersPrepared':
      return { ...review, prepared: { ...review.prepared, [event.data.party]: event.data.prepared } };
    // Neither says that its workflow gets on.
    case 'CodeRequested':
      return state;
    case 'ReviewMailReported': {
      const { party, to, report } = event.data;
      return { ...state, mail: { ...state.mail, [party]: { ...state.mail?.[party], [to]: report } } };
    }
    case 'Answered': {
      const { party, office, answer } = event.data;
      return { ...review, answered: { ...review.answered, [party]: { office, answer, at } } };
    }
    case 'AnswersRevealed':
      return { ...review, revealedAt: at, choices: event.data.choices };
    case 'ChosenOpenly': {
      const { party, office, answer, ...chosen } = event.data;
      return {
        ...review,
        answered: { ...review.answered, [party]: { office, answer, at } },
        choices: { ...review.choices, [party]: { ...chosen, open: true } },
      };
    }
    case 'DraftingTakenOver':
      return { ...review, drafting: event.data.party };
    case 'RenewalPutOut':
      return { ...review, renewal: { ...event.data, at } };
    case 'RenewalRefused':
      return { ...review, refused: { ...event.data, at } };
    case 'ReviewReminded':
      return { ...review, reminded: { ...review.reminded, [event.data.of]: at } };
    case 'ReviewLeftOpen':
      return { ...review, leftOpenAt: at };
    case 'ReviewClosed':
      return { ...review, closed: { ...event.data, at } };
    case 'EvidenceFrozen': {
      const { evidence: number, hash, at: until } = event.data;
      // A liaison may ask for it, which says nothing of the workflow.
      return { ...state, evidence: { evidence: number, hash, at: until, frozenAt: at } };
    }
    case 'WatchHandedOver':
      return { ...review, watch: event.data.watch, watchedSince: at };
    case 'ReviewStalled':
      return { ...review, stalled: true };
  }
}
