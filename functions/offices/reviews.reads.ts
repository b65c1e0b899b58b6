/** The reviews of one agency as its own people see them: who was asked, what each answered and wrote; and what the certificate tells everyone. */

import type { Instant } from '../shared/kernel.ts';
import type { ChainedEvent, SaltedBody } from '../shared/ledger/chain.ts';
import type { PartyEvent } from './domain/party.events.ts';
import type { PartyState } from './domain/party.state.ts';
import { type AskedText, answered } from './domain/readiness.rules.ts';
import { REVIEWER_KINDS, type ReviewerKind } from './domain/reviewer-kinds.ts';

export interface GivenAnswer {
  answer: 'cleared' | 'returned';
  at: Instant;
  /** The answer was given to an earlier version. */
  earlier: boolean;
  /** Missing where the words were removed by law. */
  name?: string;
  comments?: string;
}

export interface ReviewView {
  kind: ReviewerKind;
  /** Who reviews today. */
  name?: string;
  required: boolean;
  /** What was answered to the text that is out now. */
  answer?: 'cleared' | 'returned';
  at?: Instant;
  /** Everything that was answered, the oldest first. */
  answers: GivenAnswer[];
}

interface PartyHistory {
  events: readonly ChainedEvent[];
  bodies: ReadonlyMap<number, SaltedBody>;
}

type Answered = Extract<PartyEvent, { type: 'ReviewAnswered' }>['data'];

const answersIn = ({ events, bodies }: PartyHistory, text: AskedText): (GivenAnswer & { kind: ReviewerKind })[] =>
  events
    .filter(({ type }) => type === 'ReviewAnswered')
    .map(({ seq, at, data }) => {
      const { kind, answer, documentHash, version } = data as Answered;
      const earlier = answered({ required: true, answer, documentHash, version }, text) === undefined;
      const body = bodies.get(seq)?.body as { by: { name: string }; comments: string } | undefined;
      const words = body && { name: body.by.name, comments: body.comments };
      return { kind, answer, at, earlier, ...words };
    });

/** Every review of a party, in the order in which pages name them. Whoever no longer reviews is left out. */
export function reviewsOf(
  state: PartyState | undefined,
  reviewers: Readonly<Record<string, { name: string }>> | undefined,
  text: AskedText,
  history: PartyHistory,
): ReviewView[] {
  const given = answersIn(history, text);
  return REVIEWER_KINDS.flatMap((kind) => {
    const review = state?.reviewers[kind];
    if (!review) return [];
    const name = reviewers?.[kind]?.name;
    const answer = answered(review, text);
    return {
      kind,
      required: review.required,
      ...(name !== undefined && { name }),
      ...(answer && { answer }),
      ...(answer && review.at && { at: review.at }),
      answers: given.filter((one) => one.kind === kind).map(({ kind: _, ...one }) => one),
    };
  });
}

export interface Clearance {
  party: string;
  kind: ReviewerKind;
  /** Who cleared; missing when nobody has, or where the name was removed by law. */
  name?: string;
  required: boolean;
  clearedAt: Instant | null;
}

/** Who was asked to clear this text for a party, and when each did: for the certificate, without a word of what was said. */
export const clearancesOf = (
  party: string,
  state: PartyState | undefined,
  text: AskedText,
  history: PartyHistory,
): Clearance[] =>
  reviewsOf(state, undefined, text, history).map(({ kind, required, answer, at, answers }) => {
    const last = answers.findLast((one) => !one.earlier);
    const cleared = answer === 'cleared' && at !== undefined;
    const name = cleared ? last?.name : undefined;
    return { party, kind, required, clearedAt: cleared ? at : null, ...(name !== undefined && { name }) };
  });
