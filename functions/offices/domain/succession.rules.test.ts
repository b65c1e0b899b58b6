/** Every guard of replacing a holder and of delegating, with its yes and its no, and what random successions never do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seatOf } from '../../agreements/domain/seats.rules.ts';
import {
  aConfirmation,
  afterwards,
  aHolder,
  aNotice,
  aRegister,
  aReplacement,
  aReviewer,
  confirmed,
  LIAISON,
  NOW,
  said,
  signedByTwo,
  tested,
} from '../testing/a-matter.ts';
import type { Holder } from './holder.rules.ts';
import { LONGEST_WORDS, type Matter, type Outcome } from './matter.rules.ts';
import { PartyEvent } from './party.events.ts';
import { confirmNotice, confirmOffices } from './party.rules.ts';
import { evolveParty, holderAt, signingAt } from './party.state.ts';
import { askedOf, lacks } from './readiness.rules.ts';
import { endDelegation, nameDelegate, type Replacement, replaceHolder } from './succession.rules.ts';

const DELEGATE = aHolder({ name: 'Ann Ito', mailbox: 'ann@health.example', instrument: 'Letter of Nov 3' });
const delegating = (changes: Partial<Replacement> = {}) => aReplacement({ holder: DELEGATE, ...changes });
const delegated = (matter: Matter = tested()) => afterwards(matter, nameDelegate(matter, delegating()));
const holder = (changes: Partial<Holder>) => ({ holder: aHolder({ name: 'Ike Varga', ...changes }) });

describe('A holder is replaced by the liaison', () => {
  it.each<[string, Matter, Partial<Replacement>, string[]]>([
    ['of the office that signs', tested(), {}, ['HolderReplaced']],
    ['of another office', tested(), { office: 'deputy' }, ['HolderReplaced']],
    ['while the head is asked', { ...tested(), turns: { head: 'asked' } }, { seen: 'asked' }, ['HolderReplaced']],
    ['after the party has signed', { ...tested(), turns: { head: 'signed' } }, { seen: 'signed' }, ['HolderReplaced']],
    [
      'while the agreement is in force',
      { ...tested(), status: 'executed', turns: { head: 'signed' } },
      { seen: 'signed' },
      ['HolderReplaced'],
    ],
    [
      'not when a signature has come in meanwhile',
      { ...tested(), turns: { head: 'signed' } },
      { seen: 'asked' },
      ['Your agency has signed in the meantime.'],
    ],
    [
      'whatever came in meanwhile, of another office',
      { ...tested(), turns: { head: 'signed' } },
      { office: 'deputy' },
      ['HolderReplaced'],
    ],
    ['not without a reason', tested(), { reason: '\n ' }, ['reason: There is no reason yet.']],
    [
      'not with a book for a reason',
      tested(),
      { reason: 'x'.repeat(LONGEST_WORDS + 1) },
      ['reason: The text has 2,001 characters; at most 2,000 fit here.'],
    ],
    [
      'by an acting one with an instrument',
      tested(),
      holder({ capacity: 'acting', instrument: 'Order 7' }),
      ['HolderReplaced'],
    ],
    [
      'not without it',
      tested(),
      holder({ capacity: 'acting' }),
      ['instrument: The holder is acting, and no appointing order says so.'],
    ],
    [
      'not by a mailbox elsewhere',
      tested(),
      holder({ mailbox: 'ike@forest.example' }),
      ['mailbox: The email address ike@forest.example is not in an email domain of your agency.'],
    ],
    [
      'not by the reviewer who clears the text',
      tested({ reviewers: { counsel: aReviewer('counsel') } }),
      holder({ mailbox: 'Counsel@health.example' }),
      ['mailbox: Someone with this email address clears the text for your agency.'],
    ],
    [
      'not by a delegate in passing',
      tested(),
      holder({ capacity: 'delegated', instrument: 'Order 7' }),
      ['capacity: A delegate is not named here.'],
    ],
    ['not by the same', tested(), { holder: aHolder() }, ['name: Nothing would change.']],
    [
      'only to correct the mailbox',
      tested(),
      { holder: aHolder({ mailbox: 'maren@health.example' }) },
      ['HolderReplaced'],
    ],
    ['not of an office that does not exist', tested(), { office: 'chair' }, ['office: There is no such office.']],
    [
      'nor of a word that every object answers to',
      tested(),
      { office: 'constructor' },
      ['office: There is no such office.'],
    ],
    ['not while someone signs by delegation', delegated(), {}, ['Someone signs for this office by delegation.']],
    [
      'not before the offices are confirmed',
      { ...confirmed(), state: undefined },
      {},
      ['The offices of your agency are not confirmed yet.'],
    ],
    [
      'not of an agreement that was voided',
      { ...tested(), status: 'voided' },
      {},
      ['This agreement is voided: nothing is prepared for it any more.'],
    ],
  ])('%s', (_, matter, changes, outcome) =>
    expect(said(replaceHolder(matter, aReplacement(changes)))).toEqual(outcome),
  );

  it('the one who signs: earlier links are dead, and the new mailbox is tested', () => {
    const after = afterwards(tested(), replaceHolder(tested(), aReplacement()));
    expect(after.state).toMatchObject({ epoch: 1, signatories: [{ office: 'head', epoch: 1, heldSince: NOW }] });
    expect(lacks(after.state, askedOf(after, after.register))).toEqual(['notice']);
    expect(after.register.offices.head?.holder.name).toBe('Ike Varga');
  });

  it('another one: nothing about the signature changes', () => {
    const before = tested();
    const after = afterwards(before, replaceHolder(before, aReplacement({ office: 'deputy' })));
    expect(after.state).toEqual(before.state);
    expect(after.register.offices.deputy?.holder.name).toBe('Ike Varga');
  });

  it('and the record keeps both, the reason and who said so', () => {
    const [event] = replaceHolder(tested(), aReplacement()).events ?? [];
    expect(PartyEvent.parse(event).body).toEqual({
      by: LIAISON,
      before: aHolder(),
      after: aReplacement().holder,
      reason: 'The Secretary left the agency.',
    });
  });
});

describe('A head delegates through the liaison', () => {
  it.each<[string, Matter, Partial<Replacement>, string[]]>([
    ['with an instrument', tested(), {}, ['DelegateNamed']],
    ['while asked', { ...tested(), turns: { head: 'asked' } }, { seen: 'asked' }, ['DelegateNamed']],
    [
      'not without it',
      tested(),
      { holder: { ...DELEGATE, instrument: undefined } },
      ['instrument: The holder is delegated, and no appointing order says so.'],
    ],
    [
      'not to another agency',
      tested(),
      { holder: { ...DELEGATE, mailbox: 'ann@forest.example' } },
      ['mailbox: The email address ann@forest.example is not in an email domain of your agency.'],
    ],
    [
      'not to the head',
      tested(),
      { holder: { ...DELEGATE, mailbox: 'head@health.example' } },
      ['mailbox: This is the head’s own email address.'],
    ],
    [
      'a delegate names no delegate',
      delegated(),
      {},
      ['Today’s holder is a delegate, and a delegate names no delegate.'],
    ],
    [
      'nor does one who was confirmed anew with other offices',
      confirmed({}, { ...delegated(), register: { ...delegated().register, structure: 'b'.repeat(64) } }),
      { holder: { ...DELEGATE, mailbox: 'bo@health.example' } },
      ['Today’s holder is a delegate, and a delegate names no delegate.'],
    ],
    [
      'not after signing',
      { ...tested(), turns: { head: 'signed' } },
      { seen: 'signed' },
      ['Your agency has answered already.'],
    ],
    [
      'not when the signature came in meanwhile',
      { ...tested(), turns: { head: 'signed' } },
      {},
      ['Your agency has signed in the meantime.'],
    ],
    [
      'not once the agreement is executed',
      { ...tested(), status: 'executed' },
      {},
      ['This agreement is executed: nothing is prepared for it any more.'],
    ],
  ])('%s', (_, matter, changes, outcome) => expect(said(nameDelegate(matter, delegating(changes)))).toEqual(outcome));

  it('the register knows for whom, and ending it brings the head back', () => {
    const during = delegated();
    expect(during.register).toMatchObject({
      offices: { head: { holder: { name: 'Ann Ito', capacity: 'delegated' }, delegator: aHolder() } },
    });
    const ended = afterwards(
      during,
      endDelegation(during, { office: 'head', reason: 'The head is back.', seen: 'waiting' }),
    );
    expect(ended.register.offices.head?.holder).toEqual(aHolder());
    expect(ended.register.offices.head?.delegator).toBeUndefined();
    expect(ended.state).toMatchObject({ epoch: 2, signatories: [{ capacity: 'incumbent' }] });
  });

  it('an ending needs a delegation and a reason', () => {
    expect(said(endDelegation(tested(), { office: 'head', reason: 'No.', seen: 'waiting' }))).toEqual([
      'Nobody signs by delegation.',
    ]);
    expect(said(endDelegation(delegated(), { office: 'head', reason: '', seen: 'waiting' }))).toEqual([
      'reason: There is no reason yet.',
    ]);
  });
});

describe('Of several offices that sign', () => {
  const both = (): Matter => {
    const matter = confirmed({}, signedByTwo());
    return ['head', 'deputy'].reduce(
      (before, office) => afterwards(before, confirmNotice(before, aNotice('amber river', true, office))),
      matter,
    );
  };
  const named = (matter: Matter, office: string) =>
    holderAt(matter.state, seatOf('health', office, ['head', 'deputy']));

  it('one has a new holder: its links are dead and its mailbox untested, those of the other live on', () => {
    const before = both();
    const after = afterwards(before, replaceHolder(before, aReplacement({ office: 'deputy' })));
    expect([named(before, 'head')?.epoch, named(before, 'deputy')?.epoch]).toEqual([0, 0]);
    expect([named(after, 'head')?.epoch, named(after, 'deputy')?.epoch]).toEqual([0, 1]);
    expect(after.state?.signatories.map(({ noticeAt }) => noticeAt)).toEqual([NOW, undefined]);
    expect([signingAt(after.state, 'health')?.office, signingAt(after.state, 'health_deputy')?.office]).toEqual([
      'head',
      'deputy',
    ]);
  });

  it('each names a delegate of its own, who signs for its holder alone', () => {
    const before = both();
    const holder = { ...DELEGATE, mailbox: 'bo@health.example' };
    const after = afterwards(before, nameDelegate(before, delegating({ office: 'deputy', holder })));
    expect(after.register.offices.head?.delegator).toBeUndefined();
    expect(after.register.offices.deputy?.delegator?.name).toBe('Ann Ito');
    const again = delegating({ holder: { ...DELEGATE, mailbox: 'cy@health.example' } });
    expect(said(nameDelegate(after, again))).toEqual(['DelegateNamed']);
    expect(said(endDelegation(after, { office: 'head', reason: 'No.', seen: 'waiting' }))).toEqual([
      'Nobody signs by delegation.',
    ]);
  });

  it('the signature of one stops nothing of the other', () => {
    const signed: Matter = { ...both(), turns: { head: 'signed', deputy: 'asked' } };
    expect(said(replaceHolder(signed, aReplacement({ office: 'deputy', seen: 'asked' })))).toEqual(['HolderReplaced']);
    expect(said(replaceHolder(signed, aReplacement({ office: 'head', seen: 'asked' })))).toEqual([
      'This office has signed in the meantime.',
    ]);
  });

  it('whoever holds an office that the party no longer signs through is another', () => {
    const before = both();
    const alone = { ...before, register: aRegister({ structure: 'b'.repeat(64), since: 2 }) };
    const after = afterwards(alone, confirmOffices(alone, aConfirmation()));
    expect([signingAt(after.state, 'health_deputy'), holderAt(after.state, 'health_deputy')?.epoch]).toEqual([
      undefined,
      1,
    ]);
  });
});

describe('Whatever succeeds whatever', () => {
  type Act = 'replace' | 'replace deputy' | 'delegate' | 'end';
  const acts = fc.array(
    fc.tuple(fc.constantFrom<Act>('replace', 'replace deputy', 'delegate', 'end'), fc.nat({ max: 3 })),
    {
      maxLength: 30,
    },
  );
  const doing = (matter: Matter, act: Act, who: number): Outcome => {
    const one = aHolder({ name: `Number ${who}`, mailbox: `number-${who}@health.example` });
    if (act === 'replace') return replaceHolder(matter, aReplacement({ holder: one }));
    if (act === 'replace deputy') return replaceHolder(matter, aReplacement({ office: 'deputy', holder: one }));
    if (act === 'delegate') return nameDelegate(matter, delegating({ holder: { ...one, instrument: 'Letter' } }));
    return endDelegation(matter, { office: 'head', reason: 'Back.', seen: 'waiting' });
  };

  it('a delegate’s delegator is nobody’s delegate, each new signer kills the links before, and the stream tells the same as the register', () =>
    fc.assert(
      fc.property(acts, (sequence) => {
        let matter = tested();
        for (const [act, who] of sequence) {
          const outcome = doing(matter, act, who);
          if (outcome.refused) continue;
          const before = matter;
          matter = afterwards(matter, outcome);
          const signs = act !== 'replace deputy';
          expect((matter.state?.epoch ?? 0) - (before.state?.epoch ?? 0)).toBe(signs ? 1 : 0);
          expect(matter.register.offices.head?.delegator?.capacity).not.toBe('delegated');
          const holder = matter.register.offices.head?.holder;
          expect(matter.state?.signatories[0]?.capacity).toBe(holder?.capacity);
          expect(holder?.capacity === 'delegated').toBe(matter.register.offices.head?.delegator !== undefined);
          const stored = outcome.events.map((event) => PartyEvent.parse(JSON.parse(JSON.stringify(event))));
          expect(stored.reduce((state, event) => evolveParty(state, event, NOW), before.state)).toEqual(matter.state);
        }
      }),
      { numRuns: 200, seed: 20261104 },
    ));
});
