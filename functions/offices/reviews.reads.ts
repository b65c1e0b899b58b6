/** The reviews of one agency as its own people see them: who was asked, what each answered and wrote; and what the certificate tells everyone. */

import type { Instant } from '../shared/kernel.ts';
import type { ChainedEvent, SaltedBody } from '../shared/ledger/chain.ts';
import type { PartyState } from './domain/party.state.ts';
import { answered } from './domain/review.rules.ts';
import { REVIEWER_KINDS, type ReviewerKind } from './domain/reviewer-kinds.ts';

export interface GivenAnswer {
  answer: 'cleared' | 'returned';
  at: Instant;
  /** The answer was given to an earlier text. */
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

interface Answered {
  kind: ReviewerKind;
  answer: 'cleared' | 'returned';
  documentHash: string;
}

const answersIn = ({ events, bodies }: PartyHistory, documentHash: string): (GivenAnswer & { kind: ReviewerKind })[] =>
  events
    .filter(({ type }) => type === 'ReviewAnswered')
    .map(({ seq, at, data }) => {
      const { kind, answer, documentHash: hash } = data as Answered;
      const body = bodies.get(seq)?.body as { by: { name: string }; comments: string } | undefined;
      const words = body && { name: body.by.name, comments: body.comments };
      return { kind, answer, at, earlier: hash !== documentHash, ...words };
    });

/** Every review of a party, in the order in which pages name them. Whoever no longer reviews is left out. */
export function reviewsOf(
  state: PartyState | undefined,
  reviewers: Readonly<Record<string, { name: string }>> | undefined,
  documentHash: string,
  history: PartyHistory,
): ReviewView[] {
  const given = answersIn(history, documentHash);
  return REVIEWER_KINDS.flatMap((kind) => {
    const review = state?.reviewers[kind];
    if (!review) return [];
    const name = reviewers?.[kind]?.name;
    const answer = answered(review, documentHash);
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
  documentHash: string,
  history: PartyHistory,
): Clearance[] =>
  reviewsOf(state, undefined, documentHash, history).map(({ kind, required, answer, at, answers }) => {
    const last = answers.findLast((one) => !one.earlier);
    const cleared = answer === 'cleared' && at !== undefined;
    const name = cleared ? last?.name : undefined;
    return { party, kind, required, clearedAt: cleared ? at : null, ...(name !== undefined && { name }) };
  });
