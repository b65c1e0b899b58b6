/** What another agency may learn of a clearance: a count, and nothing from which a return could be told. */
import { describe, expect, it } from 'vitest';
import {
  anAnswer,
  aParty,
  asked,
  confirmedBy,
  FIRST,
  NOON,
  noticed,
  OTHER_TEXT,
  partyAfter,
  SECOND,
  TEXT,
} from '../testing/a-reviewed-party.ts';
import { clearanceInWords, readByOthers } from './confidence.rules.ts';
import { PartyEvent } from './party.events.ts';
import { answerReview, type ReviewAnswer } from './review.rules.ts';

/** A party's whole history with these answers, one after the other. */
const historyOf = (...answers: ReviewAnswer[]): PartyEvent[] => {
  const events: PartyEvent[] = [confirmedBy({ counsel: 'required' }), noticed];
  for (const one of answers) {
    const about = asked(one.documentHash === TEXT ? FIRST : SECOND);
    events.push(...(answerReview(partyAfter(undefined, events), about, one, NOON).events ?? []));
  }
  return events;
};
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);

describe('Another agency', () => {
  it('reads the same of a text that was cleared at once and of one that was returned twice, mailed about and cleared', () => {
    const report: PartyEvent = {
      type: 'PartyMailReported',
      data: { to: 'liaison', report: 'delivered', template: 'review-returned', messageId: 'm-1' },
    };
    const again: PartyEvent = { type: 'MailAskedAgain', data: { to: 'counsel' } };
    const returned = [anAnswer('counsel', 'returned'), anAnswer('counsel', 'returned')];
    const smooth = historyOf(anAnswer('counsel'));
    const rough = [...historyOf(anAnswer('counsel'), ...returned, anAnswer('counsel')), report, again];
    expect(rough.length).toBeGreaterThan(smooth.length + 4);
    expect(readByOthers(rough)).toEqual(readByOthers(smooth));
    expect(types(readByOthers(rough))).toEqual(['OfficesConfirmed', 'NoticeConfirmed', 'PartyPrepared']);
  });

  it('reads of each text for which the party was prepared', () => {
    const next = anAnswer('counsel', 'cleared', { documentHash: OTHER_TEXT });
    expect(
      types(readByOthers(historyOf(anAnswer('counsel'), next))).filter((type) => type === 'PartyPrepared'),
    ).toHaveLength(2);
  });

  it('reads that words were removed by law where it reads the event that carried them', () => {
    const events = historyOf(anAnswer('counsel'));
    const removed = (seq: number) => ({ type: 'BodyRemoved', data: { seq, removal: 'rmv_1' } });
    const read = readByOthers([...events, removed(1), removed(3), removed(99)]);
    expect(types(events)[2]).toBe('ReviewAnswered');
    expect(read.at(-1)).toEqual(removed(1));
  });

  it('never reads an event that no one has thought about', () => {
    const known = PartyEvent.options.map(({ shape }) => shape.type.value);
    const secret = known.filter((type) => readByOthers([{ type, data: {} }]).length === 0);
    expect(secret).toEqual(['ReviewAnswered', 'MailAskedAgain', 'PartyMailReported']);
    expect(readByOthers([{ type: 'SomethingNew', data: {} }])).toEqual([]);
  });
});

describe('The count', () => {
  const two = { counsel: 'required', budget: 'required', privacy: 'advisory' } as const;
  const answeredBy = (...answers: ReviewAnswer[]) =>
    answers.reduce(
      (state, one) => partyAfter(state, answerReview(state, asked(), one, NOON).events ?? []),
      aParty(two),
    );

  it.each([
    ['nobody has answered', answeredBy(), FIRST, 'In clearance: 0 of 2 required cleared'],
    ['one has cleared', answeredBy(anAnswer('counsel')), FIRST, 'In clearance: 1 of 2 required cleared'],
    ['one has returned', answeredBy(anAnswer('counsel', 'returned')), FIRST, 'In clearance: 0 of 2 required cleared'],
    ['an advisory one has cleared', answeredBy(anAnswer('privacy')), FIRST, 'In clearance: 0 of 2 required cleared'],
    ['both have cleared', answeredBy(anAnswer('counsel'), anAnswer('budget')), FIRST, 'Cleared: 2 of 2 required'],
    [
      'both have cleared another text',
      answeredBy(anAnswer('counsel'), anAnswer('budget')),
      SECOND,
      'In clearance: 0 of 2 required cleared',
    ],
    [
      'both have cleared the same words in another version',
      answeredBy(anAnswer('counsel'), anAnswer('budget')),
      { ...FIRST, version: 3 },
      'In clearance: 0 of 2 required cleared',
    ],
    ['nobody is required', aParty({ privacy: 'advisory' }), FIRST, undefined],
    ['nobody was named yet', undefined, FIRST, undefined],
  ])('%s', (_, state, text, words) => expect(clearanceInWords(state, text)).toBe(words));
});
