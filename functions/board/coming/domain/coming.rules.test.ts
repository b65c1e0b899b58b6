/** What comes due for a person, and under which names a calendar has it. */
import { describe, expect, it } from 'vitest';
import type { AgreementEvent } from '../../../agreements/domain/agreement.events.ts';
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { staysUntil } from '../../../agreements/leaving/domain/departures.rules.ts';
import { among, noticedBy, takenBack } from '../../../agreements/leaving/testing/a-withdrawal.ts';
import { anAgreement, aTerm, SIGNED, successor } from '../../../agreements/testing/an-agreement.ts';
import type { Closing } from '../../../closing/domain/closing.state.ts';
import { aDuty, aText, begun } from '../../../closing/testing/a-closing.ts';
import type { CommitmentEvent } from '../../../commitments/domain/commitment.events.ts';
import { agreeing, LEE, lived, stated, taken, thereafter } from '../../../commitments/testing/a-commitment.ts';
import type { Values } from '../../../kpis/domain/recorded.rules.ts';
import { aKpi, aLife, aSum, onClock } from '../../../kpis/testing/a-kpi.ts';
import type { Review } from '../../../reviews/domain/review.state.ts';
import { aReview } from '../../../reviews/testing/a-review.ts';
import type { Round } from '../../../signing/domain/round.state.ts';
import { comingIn } from './coming.rules.ts';
import type { ComingFacts } from './coming.ts';

const NOW = '2027-06-01T12:00:00.000Z';
const ID = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
const OPENS = '2027-11-26T14:00:00.000Z';
const ENDS = aTerm().endsAt ?? '';
const executed: AgreementEvent[] = [
  { type: 'AgreementExecuted', data: aTerm() },
  { type: 'SunsetSet', data: { version: 1, sunsetAt: OPENS, endsAt: ENDS, calendar: 'law@1' } },
];
const facts = (changes: Partial<ComingFacts> = {}, ...then: AgreementEvent[]): ComingFacts => ({
  ...{ now: NOW, agreement: { state: anAgreement(...executed, ...then), seq: 5 }, rounds: [], mine: ['air'] },
  ...{ commitments: [], reviews: [], says: () => undefined, nameOf: (party) => `Birch ${party}` },
  ...changes,
});
const seen = (of: ComingFacts) =>
  comingIn(of).map(({ uid, at, summary, fell }) => [
    ...[uid.replace(`${ID}-`, '').replace('@concord', ''), at, summary.replace('MOU-2026-014: ', '')],
    ...(fell ? ['fell'] : []),
  ]);

describe('The term of an MOU', () => {
  const review = ['review-2028-05-24', OPENS, 'sunset review opens'];

  it('has the opening of its review and its end', () => {
    expect(seen(facts())).toEqual([review, ['end', ENDS, 'the MOU ends unless it is renewed']]);
    expect(comingIn(facts())[0]).toMatchObject({
      what: 'Sunset review opens',
      page: `/agreements/${ID}/reviews`,
      sequence: 5,
    });
  });

  it('that is renewed ends later under the same name, and the new term has a review of its own', () => {
    const round = 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-2';
    const later = { sunset: '2029-11-24', ends: '2029-11-24', endsAt: '2029-11-26T22:00:00.000Z' };
    const renewed: AgreementEvent[] = [
      successor({ kind: 'renewal' }),
      { type: 'AgreementExecuted', data: aTerm({ ...later, effectiveAt: ENDS, effective: '2028-05-24', round }) },
      {
        type: 'SunsetSet',
        data: { version: 2, sunsetAt: '2029-05-25T13:00:00.000Z', endsAt: later.endsAt, calendar: 'law@1' },
      },
    ];
    expect(seen(facts({ now: '2027-12-01T12:00:00.000Z' }, ...renewed))).toEqual([
      ['effect-2', ENDS, 'version 2 takes effect'],
      ['review-2029-11-24', '2029-05-25T13:00:00.000Z', 'sunset review opens'],
      ['end', later.endsAt, 'the MOU ends unless it is renewed'],
    ]);
    expect(
      seen(facts({}, ...renewed)).map(([name]) => name),
      'two years from today',
    ).toEqual(['review-2028-05-24', 'effect-2', 'review-2029-11-24']);
  });

  it('keeps its names when it is amended', () => {
    const round = 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-2';
    const amended: AgreementEvent[] = [
      successor(),
      { type: 'AgreementExecuted', data: aTerm({ effectiveAt: '2027-03-01T15:00:00.000Z', round }) },
    ];
    expect(seen(facts({}, ...amended)).map(([name]) => name)).toEqual(['review-2028-05-24', 'end']);
  });

  it('that ended before its days has neither any more, and says so to calendars that have them', () => {
    const ended: AgreementEvent = { type: 'AgreementEnded', data: { version: 1, endedAt: '2027-05-03T21:00:00.000Z' } };
    expect(seen(facts({}, ended))).toEqual([
      [...review, 'fell'],
      ['end', ENDS, 'the MOU ends unless it is renewed', 'fell'],
    ]);
  });

  it('is nothing to whoever only joins', () => expect(seen(facts({ mine: [] }))).toEqual([]));
});

it('Signing ends on its day, or was over before', () => {
  const round = (status: Round['status']) => ({
    state: { version: 2, deadline: '2027-06-20T21:00:00.000Z', status } as Round,
    seq: 3,
  });
  const at = (status: Round['status']) => seen(facts({ rounds: [round(status)] }))[0];
  expect(at('open')).toEqual(['signing-2', '2027-06-20T21:00:00.000Z', 'signing of version 2 ends']);
  expect(at('executed')?.at(-1)).toBe('fell');
  expect(at('declined')?.at(-1)).toBe('fell');
});

describe('Figures', () => {
  const month = aSum({ frequency: 'month' });
  const acres = aSum({ key: 'acres', frequency: 'month' });
  const other = aKpi({ key: 'other', reporters: [{ party: 'fire', office: 'lead' }] });
  const figures = (values: Values = {}, pauses: Parameters<typeof onClock>[1] = []): ComingFacts['figures'] => ({
    life: aLife([month, acres, other], { first: '2027-04-01', last: '2027-07-31' }),
    ...{ clock: onClock(NOW, pauses), values: { air: values }, seq: 10 },
  });
  const own = (...of: Parameters<typeof figures>) =>
    seen(facts({ figures: figures(...of) as NonNullable<ComingFacts['figures']> })).filter(([name]) =>
      name?.startsWith('figures'),
    );

  it('of the reader’s own agency are due together where they are due at one moment, to the last period', () =>
    expect(own().map(([name, , summary]) => [name, summary])).toEqual([
      ['figures-air-2027-05-31-15', 'figures due: 2 KPIs, May 2027'],
      ['figures-air-2027-06-30-15', 'figures due: 2 KPIs, Jun 2027'],
      ['figures-air-2027-07-31-15', 'figures due: 2 KPIs, Jul 2027'],
    ]));

  it('that were reported are due no more', () => {
    const recorded = { figure: { value: '3' }, firstAt: NOW, at: NOW };
    expect(own({ burns: { '2027-05': recorded } })[0]?.[2]).toBe('figures due: 1 KPI, May 2027');
    expect(own({ burns: { '2027-05': recorded }, acres: { '2027-05': recorded } })[0]?.at(-1)).toBe('fell');
  });

  it('move with a suspension under the same name', () => {
    const pause = { from: '2027-06-07T12:00:00.000Z', until: '2027-06-14T12:00:00.000Z' };
    const [[name, moved] = [], [before, at] = []] = [own({}, [pause])[0], own()[0]];
    expect(name).toBe(before);
    expect(moved && at && moved > at).toBe(true);
  });
});

describe('A commitment', () => {
  const state = lived([taken([stated('minutes', '2027-07-01', { to: 'health' }), stated('open')]), SIGNED]);
  const seq = 4;
  const due = '2027-07-01T21:00:00.000Z';
  const of = (mine: string[], commitments = state) =>
    comingIn(facts({ mine, commitments: [{ state: commitments, seq }], says: () => 'Sends its minutes.' })).filter(
      ({ uid }) => uid.includes('commitment'),
    );

  it('is due for the agency that gave it, and for the one to which it was given', () => {
    expect(of(['air'])).toMatchObject([
      { uid: `${ID}-commitment-air-minutes@concord`, at: due, summary: 'MOU-2026-014: commitment due', sequence: 4 },
    ]);
    expect(of(['air'])[0]?.what).toBe('Commitment due: Sends its minutes.');
    expect(of(['health'])[0]).toMatchObject({
      summary: 'MOU-2026-014: commitment to your agency due',
      what: 'Commitment of Birch air due: Sends its minutes.',
    });
    expect(of(['forest'])).toEqual([]);
  });

  it('is due no more once it was delivered, and again when the delivery is disputed', () => {
    const delivered: CommitmentEvent = {
      type: 'CommitmentDelivered',
      data: { commitment: 'minutes', delivery: 1 },
      body: { by: LEE, what: 'All.' },
    };
    const disputed: CommitmentEvent = {
      type: 'DeliveryDisputed',
      data: { commitment: 'minutes', delivery: 1, party: 'health' },
      body: { by: LEE, reason: 'Not all.' },
    } as CommitmentEvent;
    expect(of(['air'], thereafter(state, NOW, delivered))[0]?.fell).toBe(true);
    expect(of(['air'], thereafter(state, NOW, delivered, disputed))[0]?.fell).toBe(undefined);
  });

  it('that was agreed in a dispute is told as a deadline of that dispute, and not twice', () =>
    expect(of(['air'], lived([agreeing(1, 2), NOW]))).toEqual([]));
});

describe('A review', () => {
  const opened: Review = { ...aReview(), kind: 'early' };
  const of = (changes: Partial<Review> = {}) =>
    seen(facts({ reviews: [{ state: { ...opened, ...changes }, windows: opened.windows, seq: 7 }] })).filter(([name]) =>
      /^review-1-/.test(name ?? ''),
    );
  const { answersBy, closesAt } = opened.windows;

  it('has the day on which answers are due, and its last day where the MOU does not end with it', () =>
    expect(of()).toEqual([
      ['review-1-answers', answersBy, 'answers in the early review due'],
      ['review-1-closes', closesAt, 'the early review closes'],
    ]));

  it('asks no more for what was answered or revealed, and says so to calendars that have it', () => {
    const answered = { air: { office: 'head', answer: 1, at: NOW } };
    expect(of({ answered })[0]).toEqual(['review-1-answers', answersBy, 'answers in the early review due', 'fell']);
    expect(of({ revealedAt: NOW })[0]?.at(-1)).toBe('fell');
    expect(of({ closed: { outcome: 'reaffirmed', at: NOW } }).map((one) => one.at(-1))).toEqual(['fell', 'fell']);
  });

  it('counts in a calendar what the reader may know of it, and not what others prepared or answered anew', () => {
    const sequence = (changes: Partial<Review>) =>
      comingIn(facts({ reviews: [{ state: { ...opened, ...changes }, windows: opened.windows, seq: 7 }] })).find(
        ({ uid }) => uid.includes('answers'),
      )?.sequence;
    const answer = { office: 'head', answer: 3, at: NOW };
    expect(sequence({})).toBe(7);
    expect(sequence({ answered: { health: answer }, prepared: { health: NOW } as never })).toBe(7);
    expect(sequence({ answered: { air: answer } })).toBe(8);
    expect(sequence({ answered: { air: answer }, revealedAt: NOW })).toBe(9);
  });

  it('is nothing to an agency that it does not ask', () => expect(of({ parties: ['health', 'forest'] })).toEqual([]));
});

describe('A notice of withdrawal', () => {
  const given = (parties: string[]) => noticedBy(among(parties), 'health', '2027-05-03T15:00:00.000Z', 90);
  const of = (state: Agreement) =>
    seen(facts({ agreement: { state, seq: 9 } })).filter(([name]) => name === 'end' || name?.startsWith('withdrawal'));
  const last = staysUntil(
    given(['air', 'health', 'forest']),
    given(['air', 'health', 'forest']).leaving?.open[0] as never,
  );

  it('has its last day', () =>
    expect(of(given(['air', 'health', 'forest']))).toEqual([
      ['withdrawal-1', last, 'last day of an agency that withdraws'],
      ['end', ENDS, 'the MOU ends unless it is renewed'],
    ]));

  it('that was taken back has it no more, and calendars are told', () =>
    expect(of(takenBack(given(['air', 'health', 'forest']), 'health', NOW))[0]).toEqual([
      ...['withdrawal-1', last, 'last day of an agency that withdraws', 'fell'],
    ]));

  it('that ends the MOU moves its end', () =>
    expect(of(given(['air', 'health']))).toEqual([
      ['end', last, 'the MOU ends by notice of withdrawal'],
      ['withdrawal-1', last, 'last day of an agency that withdraws', 'fell'],
    ]));
});

it('A closing ends on its last day, or with its report', () => {
  const { began } = begun(aText([aDuty('data', 20)]));
  const closing = (changes: Partial<Closing> = {}): ComingFacts['closing'] => ({
    state: { agreement: ID, proposed: 0, proposals: {}, ...(began && { began }), ...changes },
    seq: 3,
  });
  const of = (one: ComingFacts['closing']) =>
    seen(facts({ now: began?.endedAt ?? '', closing: one })).filter(([name]) => name === 'closing');
  expect(of(closing())).toEqual([['closing', began?.until, 'the closing ends']]);
  expect(of(closing({ reported: { reportHash: '', duties: {}, at: NOW } }))[0]?.at(-1)).toBe('fell');
  expect(of(undefined)).toEqual([]);
});
