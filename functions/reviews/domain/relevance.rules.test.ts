/** A mail of a review goes out while what it asks for is still to be done, and tells nothing that its end tells anew. */
import { describe, expect, it } from 'vitest';
import {
  answered,
  aReview,
  aStanding,
  choosingOpenly,
  closed,
  EARLIER,
  LATE,
  LEE,
  OPENED,
  PARTIES,
  RENEW,
  revealed,
} from '../testing/a-review.ts';
import type { Standing } from './choosing.rules.ts';
import { type About, type ToldIn, toReviewed } from './relevance.rules.ts';

const OPEN = aStanding(aReview());
const ANSWERED = aStanding(aReview(answered('air')));
const REVEALED = aStanding(aReview(revealed({ air: RENEW }, ['health'])));
const CLOSED = aStanding(aReview(closed()));
const PREPARED = aStanding(
  aReview({ type: 'AnswersPrepared', data: { party: 'air', prepared: 2 }, body: { by: LEE, answers: {} } }),
);

const TEXT: About['text'] = { version: 1, parties: PARTIES };

const chosen = (template: string, standing: Standing, changes: Partial<About> = {}) =>
  toReviewed(template, {
    ...{ standing, text: TEXT, name: 'air', party: 'air', act: {}, signed: false, now: EARLIER },
    ...changes,
  });
const goes = (...of: Parameters<typeof chosen>) => chosen(...of) !== undefined;

describe('A mail', () => {
  it.each<[string, string, Standing, Partial<About>, boolean]>([
    ['review-opened', 'while answers are sealed', OPEN, {}, true],
    ['review-opened', 'after the revealing', REVEALED, {}, false],
    ['answers-prepared', 'of what is prepared now', PREPARED, { act: { prepared: '2' } }, true],
    ['answers-prepared', 'of what was prepared before', PREPARED, { act: { prepared: '1' } }, false],
    ['answers-prepared', 'of a party that has left', { ...PREPARED, gone: ['air'] }, { act: { prepared: '2' } }, false],
    ['remind-answers', 'to whoever has not answered', OPEN, {}, true],
    ['remind-answers', 'to whoever has', ANSWERED, {}, false],
    ['remind-answers', 'after the revealing', REVEALED, { party: 'health' }, false],
    ['remind-unanswered', 'to whoever has not chosen', REVEALED, { party: 'health', now: LATE }, true],
    ['remind-unanswered', 'to whoever has', REVEALED, { now: LATE }, false],
    ['remind-signatures', 'to an office that has not signed', REVEALED, { now: LATE }, true],
    ['remind-signatures', 'to one that has', REVEALED, { signed: true, now: LATE }, false],
    ['answers-revealed', 'to everyone', REVEALED, { now: LATE }, true],
    ['code', 'while something can be chosen', OPEN, {}, true],
    ['code', 'when nothing can', aStanding(aReview(), { followed: 'signed' }), {}, false],
    ['long-code', 'likewise', OPEN, {}, true],
    ['drafting-taken-over', 'by whoever drafts now', REVEALED, { act: { party: 'health' } }, false],
    ['renewal-put-out', 'while it is out', { ...REVEALED, followed: 'out' }, {}, true],
    ['renewal-put-out', 'when it came back', REVEALED, {}, false],
    ['renewal-refused', 'while none is out', REVEALED, {}, true],
    ['renewal-refused', 'when one is', { ...REVEALED, followed: 'out' }, {}, false],
    ['review-closed', 'after its end', CLOSED, {}, true],
    ['chosen-openly', 'after its end', CLOSED, {}, false],
  ])('%s %s: %o', (template, _, standing, changes, expected) =>
    expect(goes(template, standing, changes)).toBe(expected),
  );
});

const ALL = aReview(revealed({ air: RENEW, health: RENEW, forest: RENEW }));
const out = (at: string, without: string[] = []): Standing =>
  aStanding({ ...ALL, renewal: { version: 2, without, at } }, { followed: 'out' });
const refused = (tries: number): Standing =>
  aStanding({ ...ALL, refused: { without: [], codes: ['annex-missing'], tries, at: EARLIER } });
const OPENLY = aReview(revealed({ air: RENEW }, ['health', 'forest']), choosingOpenly('health'));
const SOON: ToldIn = { toldIn: 'renewal-put-out', soon: true };

describe('What the email about the renewal says as well goes out no second time', () => {
  it.each<[string, string, Standing, Partial<About>, ReturnType<typeof chosen>]>([
    ['answers-revealed', 'where the renewal went out with it', out(EARLIER), {}, { toldIn: 'renewal-put-out' }],
    ['answers-revealed', 'where it is about to', aStanding(ALL, { renewsNow: true }), {}, SOON],
    ['answers-revealed', 'where it cannot go out', refused(1), {}, { toldIn: 'renewal-refused' }],
    ['answers-revealed', 'where that was said before', refused(2), {}, 'answers-revealed'],
    [
      'answers-revealed',
      'where the renewal came back already',
      { ...out(EARLIER), followed: undefined },
      {},
      'answers-revealed',
    ],
    ['answers-revealed', 'where some are left out of it', out(EARLIER, ['forest']), {}, 'answers-revealed'],
    ['answers-revealed', 'of a renewal before the revealing', out(OPENED), {}, 'answers-revealed'],
    [
      'chosen-openly',
      'where all go on by it',
      { ...aStanding(OPENLY), renewsNow: true },
      { act: { party: 'health' } },
      SOON,
    ],
    ['chosen-openly', 'where others are silent', aStanding(OPENLY), { act: { party: 'health' } }, 'chosen-openly'],
  ])('%s, %s', (template, _, standing, changes, expected) =>
    expect(chosen(template, standing, changes)).toEqual(expected),
  );
});

const CLOSED_AT = '2028-03-01T05:00:00.000Z';
const ended = (outcome: 'renewed' | 'ended' | 'reaffirmed', version?: number): Standing =>
  aStanding({ ...ALL, closed: { outcome, ...(version && { version }), at: CLOSED_AT } });
const text = (executedAt: string, effectiveAt: string, changes: Partial<About['text']> = {}): Partial<About> => ({
  text: { ...TEXT, version: 2, term: { executedAt, effectiveAt } as NonNullable<About['text']['term']>, ...changes },
});

const OVER: Partial<About> = { text: { ...TEXT, endedAt: CLOSED_AT } };

describe('What the email about the end says as well goes out no second time', () => {
  it.each<[string, Standing, Partial<About>, ReturnType<typeof chosen>]>([
    ['the MOU has ended', ended('ended'), OVER, { toldIn: 'ended' }],
    ['the end of the MOU is not on record', ended('ended'), {}, 'review-closed'],
    [
      'it ended without a party that had left',
      ended('ended'),
      { ...OVER, party: 'police', name: 'police' },
      'review-closed',
    ],
    ['the renewal took effect', ended('renewed', 2), text(LATE, CLOSED_AT), { toldIn: 'in-effect' }],
    ['the renewal takes effect later', ended('renewed', 2), text(LATE, '2028-04-01T05:00:00.000Z'), 'review-closed'],
    ['what follows held once it was signed', ended('renewed', 2), text(LATE, LATE), { toldIn: 'executed' }],
    [
      'the renewal is without its party',
      ended('renewed', 2),
      text(LATE, CLOSED_AT, { parties: ['health'] }),
      'review-closed',
    ],
    ['the term was reaffirmed', ended('reaffirmed'), {}, 'review-closed'],
  ])('%s', (_, standing, changes, expected) => expect(chosen('review-closed', standing, changes)).toEqual(expected));
});
