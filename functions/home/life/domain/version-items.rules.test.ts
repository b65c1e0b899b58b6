/** The texts of an MOU, its reviews and its end, as its picture has them. */
import { describe, expect, it } from 'vitest';
import { aTerm, SIGNED } from '../../../agreements/testing/an-agreement.ts';
import { amendment, OPENS, renewal, SENT, sent, signed, sunsetSet, told } from '../testing/a-life.ts';
import { type Item, isSpan } from './item.ts';
import { versionItems } from './version-items.rules.ts';

const ENDS = aTerm().endsAt ?? '';
const NOW = '2027-06-01T12:00:00.000Z';
/** Look, what, how, from and until of each. */
const seen = (items: readonly Item[]) =>
  items.map((item) => [item.look, item.what, item.how, item.at, isSpan(item) ? item.until : undefined]);
const of = (events: Parameters<typeof versionItems>[0]['told'], now = NOW) => seen(versionItems({ told: events, now }));

describe('An MOU', () => {
  it('is out until all have signed, holds until its end, and is reviewed before it', () =>
    expect(of([sent, signed, sunsetSet])).toEqual([
      ['line', 'Version 1 out for signature', 'Signed by all', SENT, SIGNED],
      ['bar', 'Version 1 in force', 'In force', SIGNED, ENDS],
      ['hatch', 'Sunset review', 'Not open yet', OPENS, ENDS],
      ['end', 'The MOU ends', 'Unless all sign its renewal or amendment before', ENDS, undefined],
    ]));

  it('that nobody has signed yet is out, and nothing else is known of it', () =>
    expect(of([sent])).toEqual([['line', 'Version 1 out for signature', 'Not signed by all yet', SENT, undefined]]));

  it('has one review and one end however often it is amended: an amendment keeps the days', () => {
    const at = '2027-03-01T15:00:00.000Z';
    const items = of([sent, signed, sunsetSet, ...amendment('2027-02-01T15:00:00.000Z', at)]);
    expect(items).toContainEqual(['bar', 'Version 1 in force', 'Over', SIGNED, at]);
    expect(items).toContainEqual(['bar', 'Version 2, an amendment, in force', 'In force', at, ENDS]);
    expect(items.filter(([look]) => look === 'hatch')).toEqual([
      ['hatch', 'Sunset review', 'Not open yet', OPENS, ENDS],
    ]);
    expect(items.filter(([look]) => look === 'end')).toHaveLength(1);
  });

  it('that is renewed has a review in each term, and ends with the last', () => {
    const events = [sent, signed, sunsetSet, ...renewal('2028-01-10T15:00:00.000Z', '2028-02-01T15:00:00.000Z')];
    const items = of(events, '2028-03-01T12:00:00.000Z');
    expect(items.filter(([look]) => look === 'hatch').map(([, , how, at]) => [how, at])).toEqual([
      ['Open', OPENS],
      ['Not open yet', '2029-05-25T13:00:00.000Z'],
    ]);
    expect(items).toContainEqual([
      'bar',
      'Version 2, a renewal, in force',
      'Signed, not in force yet',
      ENDS,
      '2029-11-26T22:00:00.000Z',
    ]);
    expect(items.filter(([look]) => look === 'end').map(([, , , at]) => at)).toEqual(['2029-11-26T22:00:00.000Z']);
  });

  it('that ended before its day has nothing after that', () => {
    const endedAt = '2027-05-03T21:00:00.000Z';
    const items = of([
      sent,
      signed,
      sunsetSet,
      told(endedAt, { type: 'AgreementEnded', data: { version: 1, endedAt } }),
    ]);
    expect(items).toContainEqual(['bar', 'Version 1 in force', 'Over', SIGNED, endedAt]);
    expect(items).toContainEqual(['end', 'The MOU ended', 'Ended', endedAt, undefined]);
    expect(items.filter(([look]) => look === 'hatch')).toEqual([]);
  });

  it('that goes on without an end has a review, and no end', () => {
    const { ends: _, endsAt: __, ...term } = aTerm();
    const items = of([sent, told(SIGNED, { type: 'AgreementExecuted', data: term }), sunsetSet].slice(0, 2));
    expect(items).toContainEqual(['bar', 'Version 1 in force', 'In force', SIGNED, undefined]);
    expect(items.filter(([look]) => look === 'end')).toEqual([]);
  });
});

describe('A version that nobody executed', () => {
  const at = '2026-11-20T15:00:00.000Z';
  const { round } = aTerm();
  it.each([
    ['was declined', told(at, { type: 'AgreementReturned', data: { round, outcome: 'declined' } }), 'Declined'],
    ['lapsed', told(at, { type: 'AgreementReturned', data: { round, outcome: 'lapsed' } }), 'Not signed in time'],
    ['was voided', told(at, { type: 'AgreementVoided', data: { round }, body: { reason: '.' } }), 'Voided'],
  ] as const)('because it %s ends in a cross on that day', (_, event, how) => {
    const [item, ...more] = versionItems({ told: [sent, event], now: NOW });
    expect(item).toMatchObject({ look: 'line', ends: 'fell', how, at: SENT, until: at });
    expect(more).toEqual([]);
  });

  it('because another took its place, too', () => {
    const data = { ...sent.data, version: 2, round: `${round}2`, previousRound: round };
    const revised = told(at, { type: 'AgreementRevised', data, body: { title: '', register: [] } } as never);
    const [first, second] = versionItems({ told: [sent, revised], now: NOW });
    expect(first).toMatchObject({ ends: 'fell', how: 'Replaced by version 2', until: at });
    expect(second).toMatchObject({ what: 'Version 2 out for signature', at });
  });
});
