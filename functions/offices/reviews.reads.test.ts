/** What an agency's own people see of its reviews, and what the certificate tells everyone. */
import { describe, expect, it } from 'vitest';
import { chain, GENESIS, type SaltedBody } from '../shared/ledger/chain.ts';
import type { PartyEvent } from './domain/party.events.ts';
import type { PartyState } from './domain/party.state.ts';
import { answerReview, type ReviewAnswer } from './domain/review.rules.ts';
import { clearancesOf, reviewsOf } from './reviews.reads.ts';
import {
  anAnswer,
  aParty,
  asked,
  FIRST,
  NOON,
  OTHER_TEXT,
  partyAfter,
  SECOND,
  TEXT,
} from './testing/a-reviewed-party.ts';

const named = { counsel: 'required', budget: 'required', privacy: 'advisory' } as const;
const REGISTER = { counsel: { name: 'Dana Whitfield' }, budget: { name: 'Ana Ruiz' }, privacy: { name: 'Jo Lin' } };

/** A party after these answers, with the stream they left. */
function answered(...answers: ReviewAnswer[]) {
  let state: PartyState = aParty(named);
  const recorded: PartyEvent[] = [];
  for (const one of answers) {
    const events = answerReview(state, asked(one.documentHash === TEXT ? FIRST : SECOND), one, NOON).events ?? [];
    state = partyAfter(state, events);
    recorded.push(...events);
  }
  const events = recorded.map(({ type, data }, index) =>
    chain({ stream: 'pty_1-health', seq: index + 1, type, at: NOON, actor: 'a', data, body: null, previous: GENESIS }),
  );
  const bodies = new Map<number, SaltedBody>(
    recorded.flatMap(({ body }, index) => (body ? [[index + 1, { salt: 's', body }] as const] : [])),
  );
  return { state, history: { events, bodies } };
}

describe('Reviews of an agency', () => {
  it('tell every answer with its comments, the oldest first, and mark those to an earlier text', () => {
    const { state, history } = answered(
      anAnswer('counsel', 'returned', { documentHash: OTHER_TEXT, comments: 'The old text is vague.' }),
      anAnswer('counsel', 'returned'),
      anAnswer('counsel', 'cleared', { comments: 'Fine now.' }),
    );
    const [counsel, budget, privacy] = reviewsOf(state, REGISTER, FIRST, history);
    expect(counsel).toMatchObject({ kind: 'counsel', name: 'Dana Whitfield', answer: 'cleared', at: NOON });
    expect(counsel?.answers.map(({ answer, earlier, comments }) => [answer, earlier, comments])).toEqual([
      ['returned', true, 'The old text is vague.'],
      ['returned', false, 'Section 4 must name the appropriation.'],
      ['cleared', false, 'Fine now.'],
    ]);
    expect(budget).toEqual({ kind: 'budget', name: 'Ana Ruiz', required: true, answers: [] });
    expect(privacy).toMatchObject({ kind: 'privacy', required: false });
  });

  it('are empty before anyone was named', () => {
    const { history } = answered();
    expect(reviewsOf(undefined, undefined, FIRST, history)).toEqual([]);
  });
});

describe('The certificate', () => {
  it('names who cleared this text and when, and says nothing of what was returned before', () => {
    const { state, history } = answered(
      anAnswer('counsel', 'returned'),
      anAnswer('counsel'),
      anAnswer('budget', 'cleared', { documentHash: OTHER_TEXT }),
      anAnswer('privacy', 'returned'),
    );
    expect(clearancesOf('health', state, FIRST, history)).toEqual([
      { party: 'health', kind: 'counsel', name: 'The counsel', required: true, clearedAt: NOON },
      { party: 'health', kind: 'budget', required: true, clearedAt: null },
      { party: 'health', kind: 'privacy', required: false, clearedAt: null },
    ]);
  });

  it('counts no clearance of the same words in another version', () => {
    const { state, history } = answered(anAnswer('counsel'));
    expect(clearancesOf('health', state, { ...FIRST, version: 3 }, history)[0]).toMatchObject({ clearedAt: null });
  });

  it('keeps a clearance whose name was removed by law', () => {
    const { state, history } = answered(anAnswer('counsel'));
    const [counsel] = clearancesOf('health', state, FIRST, { ...history, bodies: new Map() });
    expect(counsel).toEqual({ party: 'health', kind: 'counsel', required: true, clearedAt: NOON });
  });
});
