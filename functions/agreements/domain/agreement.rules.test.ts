/** Every guard of an agreement's life with its yes and its no, and when it is in force to the millisecond. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, plus } from '../../shared/kernel.ts';
import {
  adopted,
  anAgreement,
  aSeal,
  aTerm,
  executed,
  published,
  returned,
  SIGNED,
  voided,
} from '../testing/an-agreement.ts';
import { agreementEffect } from './agreement.effects.ts';
import { AgreementEvent } from './agreement.events.ts';
import { copyTravels, execute, giveBack, publish, setSeal, setSunset, voidAgreement } from './agreement.rules.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { inForce } from './in-force.rules.ts';

const said = ({ events, refused }: Decision<AgreementEvent>) =>
  refused?.wrong ?? events?.map(({ type }) => type).join();
const sunset = { sunsetAt: '2028-05-24T21:00:00.000Z', endsAt: '2031-11-25T22:00:00.000Z', calendar: 'c@1' };

describe('A convener puts agreements of its own agency out for signature', () => {
  const by = (organization: string, convenerDomains: string[]) => ({
    organization,
    convenerDomains,
    published: published(),
  });
  it.each<[string, Agreement | undefined, string, string[], string | RegExp]>([
    ['its own', undefined, 'air.example', ['air.example'], 'AgreementPublished'],
    [
      'its own, by any of its mail domains',
      undefined,
      'air.example',
      ['x.example', 'air.example'],
      'AgreementPublished',
    ],
    ['not in the name of another agency', undefined, 'water.example', ['air.example'], /speaks for water.example/],
    ['not by a domain that only ends alike', undefined, 'air.example', ['clean-air.example'], /speaks for air.example/],
    ['not when the party it names has no mail domain', undefined, 'air.example', [], /speaks for air.example/],
    ['not twice', anAgreement(), 'air.example', ['air.example'], /out for signature already/],
  ])('%s', (_, existing, organization, domains, outcome) => {
    const answer = said(publish(existing, by(organization, domains)));
    if (outcome instanceof RegExp) expect(answer).toMatch(outcome);
    else expect(answer).toBe(outcome);
  });

  it('names the field that is wrong', () =>
    expect(publish(undefined, by('water.example', [])).refused).toMatchObject({ field: 'convener' }));
});

describe('Each act has its time', () => {
  const refusedOnce = (status: string) => `This agreement is ${status} already.`;
  const cases: [string, (agreement: Agreement) => Decision<AgreementEvent>, Record<Agreement['status'], string>][] = [
    [
      'the last signature executes what is out for signature, and nothing else',
      (agreement) => execute(agreement, aTerm()),
      {
        'out for signature': 'AgreementExecuted',
        'being confirmed': 'This agreement is being confirmed and cannot be executed.',
        executed: 'This agreement is executed and cannot be executed.',
        returned: 'This agreement is returned and cannot be executed.',
        voided: 'This agreement is voided and cannot be executed.',
      },
    ],
    [
      'the convener voids until the last has signed, and never after',
      (agreement) => voidAgreement(agreement, 'A party was missing.'),
      {
        'out for signature': 'AgreementVoided',
        'being confirmed': 'AgreementVoided',
        executed: 'This agreement is executed and in force: it cannot be voided.',
        returned: refusedOnce('returned'),
        voided: refusedOnce('voided'),
      },
    ],
    [
      'a round that ended gives the matter back once',
      (agreement) => giveBack(agreement, 'lapsed'),
      {
        'out for signature': 'AgreementReturned',
        'being confirmed': refusedOnce('being confirmed'),
        executed: refusedOnce('executed'),
        returned: refusedOnce('returned'),
        voided: refusedOnce('voided'),
      },
    ],
    [
      'only what is executed gets a sunset',
      (agreement) => setSunset(agreement, sunset),
      {
        'out for signature': 'Only an executed agreement has a sunset date.',
        'being confirmed': 'Only an executed agreement has a sunset date.',
        executed: 'SunsetSet',
        returned: 'Only an executed agreement has a sunset date.',
        voided: 'Only an executed agreement has a sunset date.',
      },
    ],
    [
      'only what is executed has a copy to seal',
      (agreement) => setSeal(agreement, aSeal()),
      {
        'out for signature': 'Only an executed agreement has an executed copy.',
        'being confirmed': 'Only an executed agreement has an executed copy.',
        executed: 'CopySealed',
        returned: 'Only an executed agreement has an executed copy.',
        voided: 'Only an executed agreement has an executed copy.',
      },
    ],
  ];
  const standing = {
    'out for signature': anAgreement(),
    'being confirmed': adopted(),
    ...{ executed: executed(), returned: returned(), voided: voided() },
  };

  it.each(cases)('%s', (_, act, outcomes) => {
    for (const [status, outcome] of Object.entries(outcomes))
      expect(said(act(standing[status as Agreement['status']])), status).toBe(outcome);
  });

  it('the reason of a void stands in the body, which can be removed by law', () => {
    const [event] = voidAgreement(anAgreement(), 'A party was missing.').events ?? [];
    expect(event?.body).toEqual({ reason: 'A party was missing.' });
    expect(JSON.stringify(event?.data)).not.toContain('missing');
  });

  it('the sunset is set once and moves the end to an hour when offices are open', () => {
    const set = evolveAgreement(executed(), { type: 'SunsetSet', data: { version: 1, ...sunset } });
    expect(set.sunsetAt).toBe(sunset.sunsetAt);
    expect(set.term).toEqual(aTerm({ endsAt: sunset.endsAt }));
    expect(said(setSunset(set, { ...sunset, sunsetAt: '2029-01-01T00:00:00.000Z' }))).toBe('');
  });
});

describe('The executed copy', () => {
  const sealed = (seal = {}, agreement = executed()) =>
    evolveAgreement(agreement, { type: 'CopySealed', data: aSeal(seal) });

  it('is sealed once: every party holds the same bytes', () =>
    expect(said(setSeal(sealed(), aSeal({ pdfHash: 'f'.repeat(64) })))).toBe(''));

  it.each<[string, Agreement, boolean]>([
    ['goes out with the mail', sealed(), true],
    ['not when it is for named people', sealed({}, { ...executed(), handling: 'named' }), false],
    ['not when it has 3 MB', sealed({ pdfBytes: 3_000_000 }), false],
    ['when it has a byte less', sealed({ pdfBytes: 2_999_999 }), true],
    ['not before it is sealed', executed(), false],
  ])('%s', (_, agreement, travels) => expect(copyTravels(agreement)).toBe(travels));
});

describe('In force is computed', () => {
  const { effectiveAt, endsAt = '' } = aTerm({ effectiveAt: '2027-01-01T05:00:00.000Z' });
  const { ends: _, endsAt: __, ...endless } = aTerm({ effectiveAt });
  const later = executed({ effectiveAt });
  it.each<[string, Agreement, string, boolean]>([
    ['from its first moment', later, effectiveAt, true],
    ['not a moment before, though executed', later, plus(effectiveAt, -1), false],
    ['to its last moment', later, plus(endsAt, -1), true],
    ['not at its end', later, endsAt, false],
    ['on and on where no end is agreed', { ...later, term: endless }, '2060-01-01T00:00:00.000Z', true],
    ['and not before its first moment then either', { ...later, term: endless }, plus(effectiveAt, -1), false],
    ['at once when it is effective by the last signature', executed(), SIGNED, true],
    ['not while it is out for signature', anAgreement(), effectiveAt, false],
    ['not when it was given back', returned(), effectiveAt, false],
    ['not when it was voided', voided(), effectiveAt, false],
    ['not by its dates alone, when it is not executed', { ...later, status: 'voided' }, effectiveAt, false],
    ['not without a term', { ...later, term: undefined } as never, effectiveAt, false],
  ])('%s', (_, agreement, now, expected) => expect(inForce(agreement, now)).toBe(expected));
});

describe('Laws of an agreement', () => {
  const acts = fc.constantFrom(
    (agreement: Agreement) => execute(agreement, aTerm()),
    (agreement: Agreement) => voidAgreement(agreement, 'A reason.'),
    (agreement: Agreement) => giveBack(agreement, 'declined'),
    (agreement: Agreement) => giveBack(agreement, 'lapsed'),
    (agreement: Agreement) => setSunset(agreement, sunset),
    (agreement: Agreement) => setSeal(agreement, aSeal()),
  );

  it('it ends its time out for signature once, and what is signed never changes', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 12 }), (history) => {
        const recorded: AgreementEvent[] = [];
        const last = history.reduce((state, act) => {
          const { events = [] } = act(state);
          recorded.push(...events);
          return events.reduce(evolveAgreement, state);
        }, anAgreement());
        const ends = recorded.filter(({ type }) => type !== 'SunsetSet' && type !== 'CopySealed');
        expect(ends.length).toBeLessThanOrEqual(1);
        expect(recorded.length - ends.length).toBeLessThanOrEqual(last.status === 'executed' ? 2 : 0);
        for (const event of recorded) expect(AgreementEvent.parse(event)).toEqual(event);
        const { documentHash, textHash, htmlHash, parties, version } = anAgreement();
        expect(last).toMatchObject({ documentHash, textHash, htmlHash, parties, version });
      }),
      { seed: 20261102 },
    );
  });

  it('every end is told to the organizer’s liaisons, every office that signs and the other liaisons, an execution with the sealed copy, and a start starts the signing of its round', () => {
    const { convener, parties } = anAgreement();
    const others = parties.filter((party) => party !== convener).map((party) => `${party}/liaison`);
    const tell = { kind: 'mail', family: 'signing', to: [`${convener}/liaison`, 'air', 'health', 'forest', ...others] };
    const [start] =
      publish(undefined, { organization: 'a', convenerDomains: ['a'], published: published() }).events ?? [];
    expect(start && agreementEffect(start, anAgreement())).toEqual({
      kind: 'start',
      machine: 'signing',
      stream: anAgreement().round,
      name: anAgreement().round,
      input: { agreement: anAgreement().id, round: anAgreement().round },
    });
    for (const act of [
      setSeal(executed(), aSeal()),
      giveBack(anAgreement(), 'lapsed'),
      voidAgreement(anAgreement(), 'No.'),
    ])
      expect(act.events?.map((event) => agreementEffect(event, anAgreement()))).toEqual([
        expect.objectContaining(tell),
      ]);
  });

  it('nothing happens to an agreement that was never published', () =>
    expect(() => evolveAgreement(undefined, { type: 'SunsetSet', data: { version: 1, ...sunset } })).toThrow(
      /cannot be the first/,
    ));

  it('is small: sixty parties with the longest keys and every date stay under 10 KB', () => {
    const parties = Array.from({ length: 60 }, (_, index) => `${'k'.repeat(38)}${String(index).padStart(2, '0')}`);
    const data = published({ parties, convener: parties[0] ?? '', organization: `${'o'.repeat(245)}.example` });
    const full = (
      [
        { type: 'AgreementExecuted', data: aTerm() },
        { type: 'SunsetSet', data: { version: 1, ...sunset } },
        { type: 'CopySealed', data: aSeal({ timestampAuthority: `https://${'t'.repeat(500)}.example` }) },
      ] as const
    ).reduce(
      (state: Agreement, event) => evolveAgreement(state, event),
      evolveAgreement(undefined, { type: 'AgreementPublished', ...data }),
    );
    expect(JSON.stringify(full).length).toBeLessThan(10_000);
  });
});
