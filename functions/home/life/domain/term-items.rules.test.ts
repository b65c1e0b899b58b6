/** Reviews, notices of withdrawal and the closing in the picture of an MOU's life. */
import { describe, expect, it } from 'vitest';
import { aTerm, published, SIGNED } from '../../../agreements/testing/an-agreement.ts';
import { aDuty, aText, begun, thereafter } from '../../../closing/testing/a-closing.ts';
import type { Review } from '../../../reviews/domain/review.state.ts';
import { aReview, OPENED, WINDOWS } from '../../../reviews/testing/a-review.ts';
import { AGREEMENT, facts, sent, signed, sunsetSet, told } from '../testing/a-life.ts';
import { type Item, isSpan } from './item.ts';
import { itemsOf } from './items.rules.ts';

const ENDS = aTerm().endsAt ?? '';
/** Look, what, how, from and until of each in the lane of the term. */
const seen = (items: readonly Item[]) =>
  items
    .filter(({ lane }) => lane === 'term')
    .map((item) => [item.look, item.what, item.how, item.at, ...(isSpan(item) ? [item.until] : [])]);

describe('A review', () => {
  const began = told(OPENED, { type: 'ReviewBegan', data: { review: 1, kind: 'scheduled', sunset: '2028-05-24' } });
  const of = (changes: Partial<Review> = {}) =>
    seen(
      itemsOf(
        facts({
          ...{ now: '2027-10-15T12:00:00.000Z', told: [sent, signed, sunsetSet, began] },
          reviews: [{ ...aReview(), ...changes }],
        }),
      ),
    ).filter(([, what]) => what !== 'The MOU ends');

  it('that has begun runs from its opening, with the day on which answers are due', () =>
    expect(of()).toEqual([
      ['hatch', 'Sunset review 1', 'Open', OPENED, WINDOWS.closesAt],
      ['ahead', 'Sunset review 1: answers due', 'Revealed to all at once', WINDOWS.answersBy],
    ]));

  it('is told once: as the one that is to open only until it has opened', () =>
    expect(seen(itemsOf(facts({ told: [sent, signed, sunsetSet] }))).map(([, what]) => what)).toEqual([
      ...['Sunset review', 'The MOU ends'],
    ]));

  it('has the moment at which its answers were revealed, and what it came to', () => {
    const revealedAt = '2027-10-01T15:00:00.000Z';
    const at = '2027-12-01T15:00:00.000Z';
    expect(of({ revealedAt, closed: { outcome: 'reaffirmed', at } })).toEqual([
      ['hatch', 'Sunset review 1', 'Reaffirmed', OPENED, at],
      ['told', 'Sunset review 1: answers revealed', 'All read them', revealedAt],
      ['good', 'Sunset review 1: its outcome', 'Reaffirmed', at],
    ]);
  });

  it('that is owed longer has no end', () =>
    expect(of({ leftOpenAt: '2027-10-10T15:00:00.000Z' })[0]).toEqual([
      ...['hatch', 'Sunset review 1', 'Unanswered', OPENED, undefined],
    ]));
});

describe('A notice of withdrawal', () => {
  const GIVEN = '2027-03-01T15:00:00.000Z';
  const first = (parties: string[]) => ({ ...sent, data: { ...published().data, parties } }) as typeof sent;
  const noticed = (to: string[]) =>
    told(GIVEN, {
      type: 'WithdrawalNoticed',
      data: {
        ...{ withdrawal: 1, version: 1, party: 'health', days: 90, noticedAt: GIVEN, to },
        ...{ zone: 'America/New_York', jurisdiction: { country: 'US' }, calendar: 'law@1' },
      },
      body: { by: { name: '', mailbox: '', office: '', title: '' }, reason: '' },
    });
  const of = (parties: string[], now: string, ...then: ReturnType<typeof told>[]) => {
    const to = parties.filter((party) => party !== 'health');
    return seen(itemsOf(facts({ now, told: [first(parties), signed, noticed(to), ...then] })));
  };
  const last = '2027-06-07T21:00:00.000Z';
  const what = 'Notice of withdrawal 1: Birch health';

  it('runs to its last day, then the party has left', () => {
    expect(of(['air', 'health', 'forest'], '2027-03-02T12:00:00.000Z')[0]).toEqual([
      ...['line', what, 'The notice days run, to that day at the latest', GIVEN, last],
    ]);
    expect(of(['air', 'health', 'forest'], '2027-07-02T12:00:00.000Z')[0]).toEqual([
      ...['line', what, 'The agency has left', GIVEN, last],
    ]);
  });

  it('that is taken back ends there', () => {
    const at = '2027-04-01T15:00:00.000Z';
    const back = told(at, {
      type: 'WithdrawalRetracted',
      data: { withdrawal: 1, lastAt: last },
      body: { by: { name: '', mailbox: '', office: '', title: '' } },
    });
    expect(of(['air', 'health', 'forest'], '2027-05-02T12:00:00.000Z', back)[0]).toEqual([
      ...['line', what, 'Taken back', GIVEN, at],
    ]);
  });

  it('that ends the MOU moves its end, before and after', () => {
    const end = 'By notice of withdrawal, at the latest, unless it is taken back';
    expect(of(['air', 'health'], '2027-05-02T12:00:00.000Z').at(-1)).toEqual(['end', 'The MOU ends', end, last]);
    const after = of(['air', 'health'], '2027-07-02T12:00:00.000Z');
    expect(after).toEqual([
      ['line', what, 'The MOU ended by it', GIVEN, last],
      ['end', 'The MOU ended', 'Ended', last],
    ]);
  });
});

describe('A closing', () => {
  const ended = told(ENDS, { type: 'AgreementEnded', data: { version: 1, endedAt: ENDS } });
  const closing = begun(aText([aDuty('data', 20)]));
  const until = closing.began?.until ?? '';
  const of = (one: typeof closing, now: string) => itemsOf(facts({ now, told: [sent, signed, ended], closing: one }));

  it('runs to the end of its clause, and then has its report', () => {
    expect(seen(of(closing, '2028-05-30T12:00:00.000Z')).slice(-3)).toEqual(
      [
        ['end', 'The MOU ended', 'Ended', ENDS],
        ['bar', 'Closing', 'Only its duties run', ENDS, until],
        ['ahead', 'The closing ends', 'Its report is made then, or as soon as all is done', until],
      ].sort(([, , , one = ''], [, , , other = '']) => (one < other ? -1 : 0)),
    );
    const at = '2028-06-05T15:00:00.000Z';
    const reported = thereafter(closing, at, {
      type: 'ClosingReported',
      data: { reportHash: 'a'.repeat(64), duties: {} },
    });
    expect(seen(of(reported, '2028-07-01T12:00:00.000Z')).slice(-2)).toEqual([
      ['bar', 'Closing', 'Over', ENDS, at],
      ['told', 'Closing report', 'Being sealed', at],
    ]);
  });

  it('leads to its page', () => {
    const pages = of(closing, '2028-05-30T12:00:00.000Z').filter(({ lane, at }) => lane === 'term' && at >= ENDS);
    expect(new Set(pages.map(({ page }) => page))).toEqual(new Set([`/agreements/${AGREEMENT}/closing`]));
  });
});

it('What is signed is signed: nothing of it moves by what comes after', () =>
  expect(itemsOf(facts({ told: [sent, signed] })).find(({ id }) => id.startsWith('out'))).toMatchObject({
    until: SIGNED,
  }));
