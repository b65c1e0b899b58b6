/** All parties confirm, or one refuses: nothing else puts in force here what was signed elsewhere. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/kernel.ts';
import { agreementEffect } from '../../domain/agreement.effects.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { AgreementEvent as schema } from '../../domain/agreement.events.ts';
import { evolveAgreement } from '../../domain/agreement.state.ts';
import { inForce, overdue } from '../../domain/in-force.rules.ts';
import { nextMoment } from '../../domain/next-moment.rules.ts';
import { revise } from '../../domain/revision.rules.ts';
import { keyDatesOf, statusOf } from '../../domain/status.rules.ts';
import { maySucceed } from '../../successors/domain/successor.rules.ts';
import {
  adopted,
  anAdoption,
  anAgreement,
  aSunset,
  confirmedBy,
  published,
  refusedBy,
} from '../../testing/an-agreement.ts';
import { confirmAdoption, refuseAdoption, termOfAdopted } from './answer.rules.ts';
import { toAdopting } from './relevance.rules.ts';

const NOW = '2026-11-02T15:00:00.000Z';
const by = { name: 'Lee', mailbox: 'lee@health.example' };
const confirm = (agreement: ReturnType<typeof adopted>, party = 'health', now = NOW) =>
  confirmAdoption(agreement, { party, by, compared: true }, now);
const told = ({ events, refused }: Decision<AgreementEvent>) => refused?.code ?? events?.map(({ type }) => type).join();
const others = [confirmedBy('air'), confirmedBy('forest')];
const after = (agreement: ReturnType<typeof adopted>, { events = [] }: Decision<AgreementEvent>) =>
  events.reduce(evolveAgreement, agreement);
const taken = () => {
  const before = adopted({}, ...others);
  return after(before, confirm(before));
};

describe('A liaison confirms what the party signed elsewhere', () => {
  it.each([
    ['first', adopted(), 'PartyConfirmedAdoption'],
    ['last, which puts it in force', adopted({}, ...others), 'PartyConfirmedAdoption,AgreementExecuted,SunsetSet'],
    ['twice, which is nothing new', adopted({}, confirmedBy('health')), ''],
    ['twice, and last of all', taken(), ''],
    ['not once another party has refused', adopted({}, refusedBy('air')), 'adoption-refused'],
    [
      'not once it was voided',
      adopted({}, { type: 'AgreementVoided', data: { round: published().data.round }, body: { reason: 'x' } }),
      'not-being-confirmed',
    ],
    [
      'not before the signed original is here',
      adopted({ annexes: ['a'.repeat(64), 'f'.repeat(64)] }),
      'original-missing',
    ],
    ['not of an MOU that is signed here', anAgreement(), 'not-being-confirmed'],
  ])('%s', (_, agreement, outcome) => expect(told(confirm(agreement))).toBe(outcome));

  it('not without having compared the two', () =>
    expect(told(confirmAdoption(adopted(), { party: 'health', by, compared: false }, NOW))).toBe('comparison-missing'));

  it('not after it ended by its own terms while it waited', () => {
    const ends = adopted({ sunset: aSunset({ then: 'ends' }) }, ...others);
    expect(told(confirm(ends, 'health', '2027-09-01T15:00:00.000Z'))).toContain('AgreementExecuted');
    expect(told(confirm(ends, 'health', '2027-09-02T15:00:00.000Z'))).toBe('ended-elsewhere');
  });

  it('in events that fit the record', () => {
    for (const event of confirm(adopted({}, ...others)).events ?? []) expect(schema.parse(event)).toEqual(event);
  });

  it('and names the text and the original', () =>
    expect(confirm(adopted()).events?.[0]?.data).toEqual({
      party: 'health',
      documentHash: published().data.documentHash,
      pdfHash: anAdoption().pdf.sha256,
    }));
});

describe('A liaison refuses', () => {
  const no = (agreement: ReturnType<typeof adopted>, reason = 'We signed ten days.') =>
    refuseAdoption(agreement, { party: 'health', by, reason });
  it.each([
    ['with a reason', no(adopted({}, ...others)), 'PartyRefusedAdoption'],
    ['not without one', no(adopted(), ' '), 'reason-missing'],
    ['not with a reason beyond all bounds', no(adopted(), 'x'.repeat(4_001)), 'text-too-long'],
    ['not what the party has confirmed', no(adopted({}, confirmedBy('health'))), 'adoption-confirmed'],
    ['not what is in force', no(taken()), 'not-being-confirmed'],
  ])('%s', (_, decision, outcome) => expect(told(decision)).toBe(outcome));

  it('which ends it for all', () => {
    const refused = after(adopted({}, ...others), no(adopted({}, ...others)));
    expect([refused.status, refused.adopted?.refusedBy, statusOf(refused, NOW)]).toEqual([
      'returned',
      'health',
      'Refused',
    ]);
  });
});

describe('What was signed elsewhere and confirmed', () => {
  it('is in force here since the first moment of its day', () => {
    const agreement = taken();
    expect(agreement.term).toMatchObject({ effective: '2026-03-02', effectiveAt: '2026-03-02T05:00:00.000Z' });
    expect([inForce(agreement, NOW), statusOf(agreement, NOW)]).toEqual([true, 'In force']);
  });

  it('has confirmations and no signatures', () =>
    expect(taken().term).toMatchObject({ signatures: 0, confirmations: 3 }));

  it('is being confirmed before, and in force nowhere', () =>
    expect([inForce(adopted({}, ...others), NOW), statusOf(adopted(), NOW), keyDatesOf(adopted(), NOW)]).toEqual([
      false,
      'Being confirmed',
      [],
    ]));

  it.each<[string, object, string, object]>([
    ['on the next mark that leaves the review its days', {}, '2026-03-02', { sunset: '2027-09-02' }],
    ['on the mark after one that comes too soon', {}, '2025-09-02', { sunset: '2028-09-02' }],
    ['on the one that begins tomorrow, and not on the one of today', {}, '2025-11-01', { sunset: '2028-11-01' }],
    ['many years on', {}, '2009-02-28', { sunset: '2028-08-28' }],
    ['and no later than it ends', { endsOn: '2027-01-15' }, '2026-03-02', { sunset: '2027-01-15', ends: '2027-01-15' }],
  ])('is reviewed for the first time %s', (_, sunset, since, days) => {
    const agreement = adopted({ sunset: aSunset({ then: 'goes-on', ...sunset }), adopted: anAdoption({ since }) });
    expect(termOfAdopted({ ...agreement, adopted: { ...anAdoption({ since }), confirmed: [] } }, NOW)).toMatchObject(
      days,
    );
  });

  it('ends as it was signed, however soon', () => {
    const ends = adopted(
      { sunset: aSunset({ then: 'ends' }), adopted: anAdoption({ since: '2025-06-02' }) },
      ...others,
    );
    const agreement = after(ends, confirm(ends));
    expect(agreement.term).toMatchObject({
      sunset: '2026-12-02',
      ends: '2026-12-02',
      endsAt: '2026-12-02T22:00:00.000Z',
    });
    expect(statusOf(agreement, NOW)).toBe('Review due');
    expect(overdue(agreement, '2026-12-02T22:00:00.000Z').map(({ type }) => type)).toEqual(['AgreementEnded']);
  });

  it('is no text that is out for signature, and can be amended once it is in force', () => {
    const by = {
      convenerDomains: ['air.example'],
      revised: { ...published(), data: { ...published().data, previousRound: 'x' } },
    };
    expect(told(revise(adopted(), by))).toBe('signed-elsewhere');
    expect(maySucceed(adopted(), NOW)?.remedy).toBe('Wait until every party has confirmed it.');
    expect(maySucceed(taken(), NOW)).toBeUndefined();
  });
});

describe('Whoever has not answered', () => {
  const { remindAt } = anAdoption();
  it('is reminded once, after a week', () => {
    const agreement = adopted({}, confirmedBy('air'));
    expect(overdue(agreement, NOW)).toEqual([]);
    const reminded = overdue(agreement, remindAt);
    expect(reminded).toEqual([{ type: 'AdoptionReminded', data: { parties: ['health', 'forest'] } }]);
    const later = reminded.reduce(evolveAgreement, agreement);
    expect([nextMoment(agreement), nextMoment(later), overdue(later, '2027-01-01T00:00:00.000Z')]).toEqual([
      remindAt,
      undefined,
      [],
    ]);
  });

  it('is reminded of nothing once it is refused, in force or voided', () =>
    expect([nextMoment(adopted({}, refusedBy('air'))), overdue(taken(), remindAt)]).toEqual([undefined, []]));
});

describe('Mail', () => {
  const of = (event: AgreementEvent, agreement: ReturnType<typeof adopted>) => {
    const effect = agreementEffect(event, agreement);
    return effect?.kind === 'mail' ? [effect.family, effect.template, effect.to.length] : effect?.kind;
  };
  const kept: AgreementEvent = { type: 'AnnexKept', data: anAdoption().pdf };
  it.each<[string, AgreementEvent, ReturnType<typeof adopted>, unknown]>([
    ['goes to liaisons with the signed original', kept, adopted(), ['adoption', 'confirm', 3]],
    ['waits for the last document', kept, adopted({ annexes: ['a'.repeat(64), 'f'.repeat(64)] }), undefined],
    ['tells liaisons of a refusal', refusedBy('air'), adopted({}, refusedBy('air')), ['adoption', 'refused', 3]],
    [
      'tells offices, too, that it is in force',
      { type: 'AgreementExecuted', data: taken().term as never },
      taken(),
      ['adoption', 'in-force', 6],
    ],
    ['starts no workflow', { type: 'SunsetSet', data: {} as never }, taken(), undefined],
  ])('%s', (_, event, agreement, effect) => expect(of(event, agreement)).toEqual(effect));

  it.each([
    ['confirm', adopted(), 'confirm'],
    ['reminder', adopted({}, confirmedBy('air')), 'reminder'],
    ['reminder', adopted({}, confirmedBy('health')), undefined],
    ['confirm', adopted({}, refusedBy('air')), undefined],
    ['in-force', taken(), 'in-force'],
  ])('“%s” goes out while it is needed', (template, agreement, sent) =>
    expect(toAdopting(template, agreement, 'health')).toBe(sent),
  );
});
