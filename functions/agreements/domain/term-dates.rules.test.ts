/** The days that an MOU has ahead: of its texts, of notices under them, and after its end. */
import { describe, expect, it } from 'vitest';
import { among, having, noticedBy } from '../leaving/testing/a-withdrawal.ts';
import { aTerm, executed } from '../testing/an-agreement.ts';
import type { Agreement } from './agreement.state.ts';
import { datesAhead } from './term-dates.rules.ts';

const NOW = '2026-12-01T15:00:00.000Z';
const ahead = (agreement: Agreement, now = NOW) =>
  datesAhead(agreement, now).map(({ is, at }) => `${is} ${at.slice(0, 10)}`);

const withReview = (agreement: Agreement): Agreement =>
  having(agreement, [
    {
      type: 'SunsetSet',
      data: { version: 1, sunsetAt: '2027-11-26T14:00:00.000Z', endsAt: aTerm().endsAt, calendar: 'US-1' },
    },
  ]);
const ended = having(executed(), [
  {
    type: 'AgreementEnded',
    data: { version: 1, endedAt: '2028-05-24T21:00:00.000Z', closesBy: '2028-06-23T21:00:00.000Z' },
  },
]);
const LATER = '2028-06-01T15:00:00.000Z';

describe('Ahead of an MOU', () => {
  it.each<[string, Agreement, string, string[]]>([
    [
      'is its first day, if that has not come',
      executed(),
      '2026-11-24T18:00:00.000Z',
      ['effect 2026-11-24', 'end 2028-05-24'],
    ],
    ['are the opening of its review and its end', withReview(executed()), NOW, ['review 2027-11-26', 'end 2028-05-24']],
    [
      'is the last day of a party that gave notice',
      noticedBy(among(['air', 'health', 'forest']), 'health', NOW),
      NOW,
      ['leaves 2027-03-08', 'end 2028-05-24'],
    ],
    [
      'is an earlier end, and no review, where too few would be left',
      noticedBy(withReview(among(['air', 'health'])), 'health', NOW),
      NOW,
      ['end 2027-03-08'],
    ],
    ['is the end of its closing, once it has ended', ended, LATER, ['closing 2028-06-23']],
    [
      'is nothing once that is over',
      having(ended, [{ type: 'AgreementClosed', data: { closedAt: LATER } }]),
      LATER,
      [],
    ],
  ])('%s', (_, agreement, now, expected) => expect(ahead(agreement, now)).toEqual(expected));
});
