/** A new version takes the place of the one before while nobody is bound, and leaves each party what it has said of its own offices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holder } from '../mou/domain/holder.schema.ts';
import { anAgreement, executed, published, returned, voided } from '../testing/an-agreement.ts';
import { agreementEffect } from './agreement.effects.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { annexesMissing } from './annex.rules.ts';
import { becomesAnother, registerAfter, revise } from './revision.rules.ts';

const ROUND = 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-2';

const revised = (changes: Parameters<typeof published>[0] = {}) => {
  const { data, body } = published({ version: 2, round: ROUND, documentHash: 'e'.repeat(64), ...changes });
  return {
    data: { ...data, previousRound: published().data.round },
    body: { ...body, note: 'Two sentences clearer.' },
  };
};
const domains = ['air.example'];
const event = (changes?: Parameters<typeof published>[0]) => ({
  type: 'AgreementRevised' as const,
  ...revised(changes),
});

describe('A new version', () => {
  it.each<[string, Agreement]>([
    ['while it is out for signature', anAgreement()],
    ['after it was returned', returned()],
  ])('is taken %s', (_, agreement) =>
    expect(revise(agreement, { convenerDomains: domains, revised: revised() })).toEqual({ events: [event()] }),
  );

  it.each<[string, Agreement, ReturnType<typeof revised>, string[], string, string | undefined]>([
    ['of an executed agreement', executed(), revised(), domains, 'is executed', undefined],
    ['of a voided agreement', voided(), revised(), domains, 'is voided', undefined],
    [
      'under another number',
      anAgreement(),
      revised({ number: 'MOU-7' }),
      domains,
      'cannot have the number MOU-7',
      'number',
    ],
    [
      'organized by another party',
      anAgreement(),
      revised({ convener: 'health' }),
      domains,
      'cannot change who organizes',
      'convener',
    ],
    [
      'that takes the convener’s domain away',
      anAgreement(),
      revised(),
      ['sky.example'],
      'speaks for air.example',
      'convener',
    ],
    [
      'of the same text',
      anAgreement(),
      revised({ documentHash: 'd'.repeat(64) }),
      domains,
      'Nothing has changed',
      undefined,
    ],
    [
      'of the same text after a refusal',
      returned(),
      revised({ documentHash: 'd'.repeat(64) }),
      domains,
      'Nothing has',
      undefined,
    ],
  ])('is refused %s', (_, agreement, next, convenerDomains, wrong, field) => {
    const { refused } = revise(agreement, { convenerDomains, revised: next });
    expect(refused).toMatchObject({ wrong: expect.stringContaining(wrong), remedy: expect.stringMatching(/\.$/) });
    expect(refused?.field).toBe(field);
  });

  it('is the agreement from then on, out for signature, with the round that its workflow is named after', () => {
    const agreement = evolveAgreement(returned(), event({ parties: ['air', 'police'] }));
    expect(agreement).toMatchObject({
      version: 2,
      status: 'out for signature',
      round: ROUND,
      parties: ['air', 'police'],
    });
    expect(Object.keys(agreement).sort()).toEqual(Object.keys(anAgreement()).sort());
    const input = { agreement: agreement.id, round: ROUND };
    expect(agreementEffect(event(), agreement)).toEqual({
      ...{ kind: 'start', machine: 'signing', stream: ROUND, name: ROUND, input },
    });
  });

  it('has the annexes at hand that the version before had', () => {
    const [kept, missing, added] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
    const before = evolveAgreement(anAgreement(), event({ annexes: [kept, missing] }));
    const half = evolveAgreement(before, { type: 'AnnexKept', data: { sha256: kept, bytes: 1 } });
    const after = evolveAgreement(half, event({ version: 3, annexes: [kept, missing, added] }));
    expect(annexesMissing(after)).toEqual([missing, added]);
    expect(evolveAgreement(half, event({ version: 3 })).annexes).toBeUndefined();
  });
});

describe('A party that has confirmed its offices', () => {
  it.each<[string, string | undefined, string, boolean]>([
    ['stays its agency', 'agy_1', 'agy_1', false],
    ['becomes no other', 'agy_1', 'agy_2', true],
    ['nor one that is not known', 'agy_1', '', true],
    ['and may become one before', undefined, 'agy_2', false],
  ])('%s', (_, before, after, refused) => {
    const told = becomesAnother('health', before, after);
    expect(told?.code).toBe(refused ? 'party-of-another-agency' : undefined);
  });
});

type Register = NonNullable<Parameters<typeof registerAfter>[0]>;
const holder = (name: string, domain = 'air.example'): Holder => ({
  name,
  mailbox: `${name.toLowerCase()}@${domain}`,
  capacity: 'incumbent',
});
const register = (changes: Partial<Register> = {}): Register => ({
  structure: 'a',
  name: 'Air Quality',
  mailDomains: ['air.example'],
  liaison: 'head',
  signatory: 'head',
  signatories: ['head'],
  levels: ['head'],
  mayVeto: true,
  offices: { head: { title: 'Director', holder: holder('Filed') } },
  ...changes,
});
const kept = (changes: Partial<Register> = {}) =>
  register({
    offices: { head: { title: 'Director', holder: holder('Own'), delegator: holder('Incumbent') } },
    reviewers: { counsel: { mailbox: 'law@air.example' } },
    ...changes,
  });

describe('A party’s register after a new version', () => {
  it('is the file’s for a party that is new', () =>
    expect(registerAfter(undefined, register(), false, 2)).toEqual(register()));

  it.each<[string, string]>([
    ['the same', 'a'],
    ['others', 'b'],
  ])('is the file’s while nobody of the party has confirmed it, with offices that are %s', (_, structure) =>
    expect(
      registerAfter(
        register({ offices: { head: { title: 'Director', holder: holder('Typo') } } }),
        register({ structure }),
        false,
        2,
      ),
    ).toEqual(register({ structure })),
  );

  it('stays for a party whose offices are the same; only what the text calls it moves', () =>
    expect(registerAfter(kept({ shortName: 'AQ', liaison: 'head' }), register({ name: 'Air' }), true, 2)).toEqual({
      ...kept(),
      name: 'Air',
    }));

  it('takes the new offices and keeps the holders of those that stay, with the reviewers and who was stood in for', () => {
    const offices = {
      head: { title: 'Secretary', holder: holder('Filed') },
      deputy: { title: 'Deputy', holder: holder('Deputy') },
    };
    const { reviewers } = kept();
    expect(registerAfter(kept(), register({ structure: 'b', offices }), true, 2)).toEqual({
      ...register({ structure: 'b', since: 2 }),
      offices: { ...offices, head: { ...kept().offices.head, title: 'Secretary' } },
      reviewers,
    });
  });

  it.each(['a', 'b'])('keeps the count of holders, with offices that are %s', (structure) =>
    expect(registerAfter({ ...kept(), epoch: 3 }, register({ structure }), true, 2)).toMatchObject({
      structure,
      epoch: 3,
    }),
  );

  it('does not keep a mailbox that the party’s domains no longer cover', () => {
    const moved = register({
      structure: 'b',
      mailDomains: ['sky.example'],
      offices: { head: { title: 'Director', holder: holder('Filed', 'sky.example') } },
    });
    expect(registerAfter(kept(), moved, true, 2)).toEqual({ ...moved, since: 2, reviewers: {} });
  });

  it('keeps who stands in for an office that stays, as long as holder and mailbox are the party’s', () => {
    const alternate = { name: 'Bo', mailbox: 'bo@air.example' };
    const before = kept({ offices: { head: { title: 'Director', holder: holder('Own'), alternate } } });
    expect(registerAfter(before, register({ structure: 'b' }), true, 2).offices.head).toMatchObject({ alternate });
    const elsewhere = { ...alternate, mailbox: 'bo@sky.example' };
    const moved = kept({ offices: { head: { title: 'Director', holder: holder('Own'), alternate: elsewhere } } });
    expect(registerAfter(moved, register({ structure: 'b' }), true, 2).offices.head).not.toHaveProperty('alternate');
  });

  it.each(['a', 'b'])('stands on the new ladder and has the new veto, with offices that are %s', (structure) =>
    expect(
      registerAfter(
        kept({ levels: ['head'], mayVeto: true }),
        register({ structure, levels: ['deputy', 'head'], mayVeto: false }),
        true,
        2,
      ),
    ).toMatchObject({ levels: ['deputy', 'head'], mayVeto: false }),
  );

  it('says which version brought a set of offices, so that one that comes back is not taken for the one that was confirmed', () => {
    const chief = register({
      structure: 'b',
      ...{ signatory: 'chief', signatories: ['chief'] },
      offices: { chief: { title: 'C', holder: holder('Chief') } },
    });
    const second = registerAfter(kept(), chief, true, 2) as Register;
    expect(registerAfter(second, chief, true, 3)).toMatchObject({ structure: 'b', since: 2 });
    const third = registerAfter(second, register(), true, 3);
    expect(third).toMatchObject({ structure: 'a', since: 3 });
    expect(third.offices.head?.holder).toEqual(holder('Filed'));
  });

  it('forgets whom a delegate stood in for when another office signs', () => {
    const offices = { ...register().offices, chief: { title: 'Chief', holder: holder('Chief') } };
    expect(
      registerAfter(kept(), register({ structure: 'b', signatory: 'chief', signatories: ['chief'], offices }), true, 2)
        .offices.head,
    ).not.toHaveProperty('delegator');
  });
});

describe('Laws', () => {
  const domain = fc.constantFrom('air.example', 'sky.example');
  const someHolder = fc.tuple(fc.constantFrom('Ann', 'Bo', 'Cy'), domain).map(([name, at]) => holder(name, at));
  const someOffices = fc.dictionary(
    fc.constantFrom('head', 'deputy', 'clerk', 'constructor'),
    fc.record({ title: fc.constantFrom('One', 'Two'), holder: someHolder }),
    { minKeys: 1 },
  );
  const some = fc
    .record({
      structure: fc.constantFrom('a', 'b'),
      offices: someOffices,
      mailDomains: fc.uniqueArray(domain, { minLength: 1 }),
    })
    .map((parts) => {
      const [signatory = ''] = Object.keys(parts.offices);
      return register({ ...parts, signatory, signatories: [signatory] });
    });

  it('offices are the file’s by key and title, and a holder is the party’s own or the file’s', () =>
    fc.assert(
      fc.property(some, some, (own, filed) => {
        const after = registerAfter(own, filed, true, 2);
        if (own.structure === filed.structure) {
          expect(after.offices).toEqual(own.offices);
          return;
        }
        expect(Object.keys(after.offices)).toEqual(Object.keys(filed.offices));
        for (const [office, { title, holder: who }] of Object.entries(after.offices)) {
          const before = Object.hasOwn(own.offices, office) ? own.offices[office]?.holder : undefined;
          expect(title).toBe(filed.offices[office]?.title);
          expect([before, filed.offices[office]?.holder]).toContainEqual(who);
        }
      }),
    ));

  it('the same file twice moves nothing more', () =>
    fc.assert(
      fc.property(some, some, (own, filed) => {
        const once = registerAfter(own, filed, true, 2);
        expect(registerAfter(once, filed, true, 2)).toEqual(once);
      }),
    ));
});
