/** A text in force is followed by another only as its parties signed that it may be, and holds untouched until the other one does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aKpi } from '../../../kpis/testing/a-kpi.ts';
import { plus } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { execute } from '../../domain/agreement.rules.ts';
import { type Agreement, evolveAgreement, sentLast, versionOf } from '../../domain/agreement.state.ts';
import { hasEnded, inForce, overdue, preparedAt, textAt } from '../../domain/in-force.rules.ts';
import { nextMoment } from '../../domain/next-moment.rules.ts';
import { termOf } from '../../domain/term.rules.ts';
import { anAgreement, aTerm, executed, successor, voided } from '../../testing/an-agreement.ts';
import { mouOf } from '../../testing/an-mou.ts';
import matching from '../../testing/mous/6-computer-matching.json';
import { type Succeeding, succeed } from './successor.rules.ts';

const NOW = '2027-03-01T15:00:00.000Z';
const SECOND = successor().data.round;
const evolved = (agreement: Agreement, ...events: AgreementEvent[]) => events.reduce(evolveAgreement, agreement);
const out = (changes: Parameters<typeof successor>[0] = {}) => evolved(executed(), successor(changes));
const signedAt = (agreement: Agreement, now: string) => {
  const term = termOf(
    versionOf(agreement, SECOND) as Agreement,
    { id: SECOND, signatories: { air: {}, health: {} } },
    now,
    agreement,
  );
  return { term, ...execute(agreement, term) };
};
const signed = (agreement: Agreement, now: string) => evolved(agreement, ...(signedAt(agreement, now).events ?? []));

const succeeding = (changes: Partial<Succeeding> = {}): Succeeding => {
  const { data, body } = successor();
  return {
    ...{ organization: 'air.example', convenerDomains: ['air.example'], published: { data, body } },
    ...{
      before: [],
      after: [],
      kpis: { before: [], after: [] },
      sameSunset: true,
      sameText: false,
      renewable: {},
      sameRenewable: true,
      sameTerms: true,
      disputesOf: {},
      withdrawing: [],
    },
    ...changes,
  };
};
const codes = (agreement: Agreement, by: Succeeding, now = NOW) => {
  const decided = succeed(agreement, by, now);
  return 'findings' in decided ? decided.findings.map(({ code }) => code) : decided.events.map(({ type }) => type);
};

describe('What may follow a text in force', () => {
  const office = (title: string, agency = 'agy_1') => [{ party: 'air', agency, offices: { head: title } }];
  const of = (changes: Parameters<typeof successor>[0]) => ({
    published: { data: successor(changes).data, body: successor().body },
  });

  it.each<[string, Partial<Succeeding>, string]>([
    ['an amendment of other words', {}, 'SuccessorPublished'],
    ['not the same words', { sameText: true }, 'same-as-in-force'],
    ['not an amendment with another sunset', { sameSunset: false }, 'sunset-changed'],
    ['not under another number', of({ number: 'MOU-7' }), 'number-changed'],
    ['not by whoever does not speak for the party it names', { convenerDomains: ['sky.example'] }, 'not-the-convener'],
    [
      'not with a KPI that is counted otherwise under its old key',
      { kpis: { before: [aKpi()], after: [aKpi({ unit: 'hours' })] } },
      'kpi-key-changed',
    ],
    [
      'not with an office that became another',
      { before: office('Director'), after: office('Janitor') },
      'office-key-changed',
    ],
    [
      'not with a party that became another agency',
      { before: office('D'), after: office('D', 'agy_2') },
      'party-key-changed',
    ],
    ['an amendment that says something else of renewals', { sameRenewable: false }, 'SuccessorPublished'],
    [
      'not a renewal that says something else of renewals',
      { ...of({ kind: 'renewal' }), sameRenewable: false },
      'renewal-limits-changed',
    ],
    ['a renewal of other words', { ...of({ kind: 'renewal' }), sameTerms: false }, 'SuccessorPublished'],
    [
      'not a renewal of other words, where there is none but without change',
      { ...of({ kind: 'renewal' }), sameTerms: false, renewable: { unchanged: true } },
      'renewal-changes-text',
    ],
    [
      'an amendment of other words, where there is no renewal but without change',
      { sameTerms: false, renewable: { unchanged: true } },
      'SuccessorPublished',
    ],
    ['an amendment from a later day', of({ effectiveOn: '2027-06-01' }), 'SuccessorPublished'],
    ['not from a day that is over', of({ effectiveOn: '2027-02-28' }), 'effective-day-passed'],
    ['not from the last day on', of({ effectiveOn: '2028-05-24' }), 'effective-after-end'],
    ['without a party that is in no dispute', of({ leaving: ['forest'] }), 'SuccessorPublished'],
    [
      'not without a side of an open dispute',
      { ...of({ leaving: ['forest'] }), disputesOf: { forest: [3] } },
      'party-in-dispute',
    ],
    ['not a renewal before its time', { ...of({ kind: 'renewal' }), renewableFrom: '2027-11-26' }, 'renewal-too-early'],
    [
      'a renewal from its first day, though no word changed',
      { ...of({ kind: 'renewal' }), sameText: true, renewableFrom: '2027-03-01' },
      'SuccessorPublished',
    ],
  ])('%s', (_, changes, outcome) => expect(codes(executed(), succeeding(changes))).toEqual([outcome]));

  it.each<[string, Agreement, string, string]>([
    ['nothing follows what nobody has signed', anAgreement(), NOW, 'not-executed'],
    ['nor what was voided', voided(), NOW, 'not-executed'],
    ['nor what has ended', executed(), aTerm().endsAt ?? '', 'agreement-has-ended'],
    ['one at a time: another is out', out(), NOW, 'successor-under-way'],
    [
      'or was signed and takes effect later',
      signed(out({ effectiveOn: '2027-06-01' }), NOW),
      NOW,
      'successor-under-way',
    ],
    [
      'what was declined can be followed up',
      evolved(out(), { type: 'AgreementReturned', data: { round: SECOND, outcome: 'declined' } }),
      NOW,
      'SuccessorPublished',
    ],
  ])('%s', (_, agreement, now, outcome) => expect(codes(agreement, succeeding(), now)).toEqual([outcome]));

  it('what has taken effect is recorded before what follows it', () =>
    expect(codes(signed(out({ effectiveOn: '2027-03-01' }), '2027-02-01T15:00:00.000Z'), succeeding(), NOW)).toEqual([
      'VersionTookEffect',
      'SuccessorPublished',
    ]));
});

describe('An amendment', () => {
  it('holds from its last signature on and keeps the days of the text before it', () => {
    const { term, events } = signedAt(out(), NOW);
    const { sunset, ends, endsAt } = aTerm();
    expect(term).toMatchObject({ effectiveAt: NOW, sunset, ends, endsAt });
    expect(events?.map(({ type }) => type)).toEqual(['AgreementExecuted', 'VersionTookEffect']);
    expect(textAt(signed(out(), NOW), NOW).version).toBe(2);
  });

  it('that was signed before its day leaves the other text until that moment', () => {
    const agreement = signed(out({ effectiveOn: '2027-06-01' }), NOW);
    const begins = '2027-06-01T04:00:00.000Z';
    expect(nextMoment(agreement)).toBe(begins);
    expect([-1, 0, 1].map((ms) => textAt(agreement, plus(begins, ms)).version)).toEqual([1, 2, 2]);
    expect(overdue(agreement, plus(begins, -1))).toEqual([]);
    expect(overdue(agreement, begins).map(({ type }) => type)).toEqual(['VersionTookEffect']);
  });
});

describe('A renewal', () => {
  /** Ends on Tuesday, February 29, 2028, at 5 p.m. in New York. */
  const leap = executed({ ends: '2028-02-29', sunset: '2028-02-29', endsAt: '2028-02-29T22:00:00.000Z' });

  it('holds from the last moment of the text before it, and reckons from that text’s own last day', () => {
    const agreement = evolved(leap, successor({ kind: 'renewal' }));
    const { term, events } = signedAt(agreement, '2028-02-29T21:59:59.999Z');
    expect(events?.map(({ type }) => type)).toEqual(['AgreementExecuted']);
    expect(term).toMatchObject({ effectiveAt: '2028-02-29T22:00:00.000Z', ends: '2029-08-29', sunset: '2029-08-29' });
    const held = signed(agreement, '2028-02-29T21:59:59.999Z');
    expect([-1, 0].map((ms) => textAt(held, plus('2028-02-29T22:00:00.000Z', ms)).version)).toEqual([1, 2]);
    expect(hasEnded(held, '2028-03-01T00:00:00.000Z')).toBe(false);
  });

  it('that is signed at the last moment or after it is refused, though the end is not on record', () => {
    const agreement = evolved(leap, successor({ kind: 'renewal' }));
    expect(signedAt(agreement, '2028-02-29T22:00:00.000Z').refused?.code).toBe('agreement-has-ended');
  });
});

describe('A renewal goes no further than the text in force says', () => {
  const ENDS = aTerm().endsAt ?? '';
  const renewal = (changes: Parameters<typeof successor>[0] = {}) => successor({ kind: 'renewal', ...changes });
  /** Signed by all before the text in force ended, and in effect. */
  const follows = (agreement: Agreement, event: ReturnType<typeof successor>) => {
    const [version, now] = [agreement.latest + 1, plus(agreement.term?.endsAt ?? '', -86_400_000)];
    const round = `sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-${version}`;
    const out = evolved(agreement, { ...event, data: { ...event.data, version, round } });
    const term = termOf(versionOf(out, round) as Agreement, { id: round, signatories: {} }, now, out);
    const held = evolved(out, ...(execute(out, term).events ?? []));
    return evolved(held, ...overdue(held, term.effectiveAt));
  };
  const once = follows(executed(), renewal());
  const asked = (
    agreement: Agreement,
    renewable: Succeeding['renewable'],
    changes: object = {},
    more: Partial<Succeeding> = {},
  ) => {
    const { data, body } = renewal({ sunset: { ...successor().data.sunset, ...changes } });
    return codes(
      agreement,
      succeeding({ published: { data, body }, renewable, ...more }),
      plus(agreement.term?.endsAt ?? '', -1),
    );
  };

  it.each<[string, Agreement, Succeeding['renewable'], string]>([
    ['once, where it says nothing', executed(), {}, 'SuccessorPublished'],
    ['again, where it says nothing', once, {}, 'SuccessorPublished'],
    ['once, where it says once', executed(), { most: 1 }, 'SuccessorPublished'],
    ['not twice, where it says once', once, { most: 1 }, 'renewals-used-up'],
    ['twice, where it says twice', once, { most: 2 }, 'SuccessorPublished'],
    ['not thrice, where it says twice', follows(once, renewal()), { most: 2 }, 'renewals-used-up'],
    ['not twice, with an amendment after the first', follows(once, successor()), { most: 1 }, 'renewals-used-up'],
    [
      'not twice, with an amendment before the first',
      follows(follows(executed(), successor()), renewal()),
      { most: 1 },
      'renewals-used-up',
    ],
  ])('it is renewed %s', (_, agreement, renewable, code) => expect(asked(agreement, renewable)).toEqual([code]));

  it('and a renewal that was not signed counts for nothing', () => {
    const lapsed = evolved(executed(), renewal(), {
      type: 'AgreementReturned',
      data: { round: SECOND, outcome: 'lapsed' },
    });
    expect(asked(lapsed, { most: 1 })).toEqual(['SuccessorPublished']);
  });

  it('and one whose text is changed while it is out counts once', () => {
    const { kind: _, follows: __, ...terms } = renewal().data;
    const again = { ...terms, version: 3, round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-3', previousRound: SECOND };
    const revised = evolved(executed(), renewal(), { type: 'AgreementRevised', data: again, body: renewal().body });
    expect([revised.renewals, revised.next?.renewals]).toEqual([undefined, 1]);
  });

  it.each<[string, object, object, string]>([
    ['for the months that it allows', { months: 12 }, { months: 12 }, 'SuccessorPublished'],
    ['not for one more', { months: 12 }, { months: 13 }, 'renewal-too-long'],
    ['to the day on which they end', { months: 12 }, { then: 'goes-on', endsOn: '2029-05-24' }, 'SuccessorPublished'],
    ['not to the day after it', { months: 12 }, { then: 'goes-on', endsOn: '2029-05-25' }, 'renewal-too-long'],
    ['not without an end', { months: 12 }, { then: 'goes-on' }, 'renewal-too-long'],
    ['without an end where it says nothing', {}, { then: 'goes-on' }, 'SuccessorPublished'],
    [
      'not to the day on which it ends by itself',
      {},
      { then: 'goes-on', endsOn: '2028-05-24' },
      'renewal-outlasts-nothing',
    ],
  ])('it is renewed %s', (_, renewable, sunset, code) => expect(asked(executed(), renewable, sunset)).toEqual([code]));

  it('which of a computer matching agreement is once, for a year, without change', () => {
    const { renewal: allowed } = mouOf(matching).sunset;
    if (!allowed) throw new Error('A computer matching agreement says what its renewal may be');
    const a = { months: 12, opensDaysBefore: 90 };
    expect(asked(executed(), allowed, a)).toEqual(['SuccessorPublished']);
    expect(asked(executed(), allowed, { ...a, months: 18 })).toEqual(['renewal-too-long']);
    expect(asked(once, allowed, a)).toEqual(['renewals-used-up']);
    expect(asked(executed(), allowed, a, { sameTerms: false })).toEqual(['renewal-changes-text']);
  });

  it('and runs to the day that it names, or goes on without one', () => {
    const to = (sunset: object) =>
      follows(executed(), renewal({ sunset: { ...successor().data.sunset, ...sunset } })).term;
    expect(to({ then: 'goes-on', endsOn: '2031-12-31' })).toMatchObject({
      ...{ effectiveAt: ENDS, sunset: '2029-11-24', ends: '2031-12-31' },
    });
    expect(to({ then: 'goes-on' })).not.toHaveProperty('ends');
  });
});

describe('The end', () => {
  it('is recorded once, after what took effect, however late', () => {
    const late = '2029-01-01T00:00:00.000Z';
    const agreement = signed(out({ effectiveOn: '2027-06-01' }), NOW);
    const events = overdue(agreement, late);
    expect(events.map(({ type }) => type)).toEqual(['VersionTookEffect', 'AgreementEnded']);
    const ended = evolved(agreement, ...events);
    expect([overdue(ended, late), nextMoment(ended), inForce(ended, late)]).toEqual([[], undefined, false]);
    expect(ended.endedAt).toBe(aTerm().endsAt);
  });

  it('never comes for what goes on without a last day', () => {
    const { ends: _, endsAt: __, ...endless } = aTerm();
    const agreement = anAgreement({ type: 'AgreementExecuted', data: endless });
    expect([nextMoment(agreement), inForce(agreement, '2060-01-01T00:00:00.000Z')]).toEqual([undefined, true]);
  });
});

describe('A successor that comes to nothing', () => {
  it.each<[string, AgreementEvent]>([
    ['declined', { type: 'AgreementReturned', data: { round: SECOND, outcome: 'declined' } }],
    ['lapsed', { type: 'AgreementReturned', data: { round: SECOND, outcome: 'lapsed' } }],
    ['voided', { type: 'AgreementVoided', data: { round: SECOND }, body: { reason: 'No.' } }],
  ])('%s, leaves the text in force as it was, to the letter', (_, event) => {
    const { next, latest: __, ...holds } = evolved(out(), event);
    const { latest: ___, ...before } = executed();
    expect(holds).toEqual(before);
    expect(next?.version).toBe(2);
    expect(preparedAt(evolved(out(), event), NOW).version).toBe(1);
    expect(sentLast(evolved(out(), event)).version).toBe(2);
  });
});

describe('Laws of versions', () => {
  const moments = fc.integer({ min: 0, max: 600 }).map((days) => plus('2026-11-24T18:30:00.000Z', days * 86_400_000));

  it('at each moment one text holds or none, and never the earlier one after the later', () =>
    fc.assert(
      fc.property(
        fc.constantFrom<'amendment' | 'renewal'>('amendment', 'renewal'),
        moments,
        fc.array(moments),
        (kind, when, times) => {
          const { events, refused } = signedAt(out({ kind }), when);
          const agreement = evolved(out({ kind }), ...(events ?? []));
          const versions = [...times]
            .sort()
            .map((now) => (inForce(agreement, now) ? textAt(agreement, now).version : 0));
          const held = versions.filter((version) => version > 0);
          expect(held).toEqual([...held].sort());
          // Once it has ended, it never holds again.
          const last = versions.findLastIndex((version) => version > 0);
          expect(
            versions
              .slice(
                versions.findIndex((version) => version > 0),
                last + 1,
              )
              .every((version) => version > 0),
          ).toBe(true);
          if (refused) expect(held.every((version) => version === 1)).toBe(true);
        },
      ),
      { seed: 20270301 },
    ));
});
