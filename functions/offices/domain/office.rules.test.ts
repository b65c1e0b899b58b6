/** An office that only an earlier version names is tended while something runs under it; a key of both versions is one office. */
import { describe, expect, it } from 'vitest';
import { afterwards, aHolder, aMatter, aRegister, aReplacement, confirmed, said } from '../testing/a-matter.ts';
import { endAlternate, nameAlternate } from './alternate.rules.ts';
import type { Matter, Office } from './matter.rules.ts';
import { isFormer, officeNamed, withOffice } from './office.rules.ts';
import { replaceHolder } from './succession.rules.ts';

const BUREAU: Office = { title: 'Bureau', holder: aHolder({ name: 'Bo', mailbox: 'bureau@health.example' }) };
const NEW = aHolder({ name: 'Cy', mailbox: 'cy@health.example' });
const tending = (matter: Matter = confirmed()): Matter => ({ ...matter, former: { bureau: BUREAU } });
const replacing = (changes: object = {}) => aReplacement({ office: 'bureau', holder: NEW, ...changes });
const naming = (mailbox = 'dee@health.example') => ({
  ...{ office: 'bureau', reason: 'On leave.' },
  alternate: { name: 'Dee', mailbox, from: '2026-11-04', to: '2026-11-20' },
});
/** The text at hand brings offices that nobody has vouched for yet. */
const unconfirmed = (): Matter => {
  const matter = tending();
  return { ...matter, version: 2, register: aRegister({ structure: 'b'.repeat(64), since: 2 }) };
};

describe('An office that only an earlier version names', () => {
  it('is no other one where the text at hand names it, too', () => {
    const both = { ...tending(), former: { bureau: BUREAU, head: BUREAU } };
    expect(['bureau', 'head', 'toString'].map((key) => isFormer(both, key))).toEqual([true, false, false]);
    expect(officeNamed(both, 'head')?.title).toBe('Secretary');
    expect(officeNamed(both, 'toString')).toBeUndefined();
    const { register, former } = withOffice(both, 'head', BUREAU);
    expect([register.offices.head, former]).toEqual([BUREAU, both.former]);
  });

  it('gets another holder, and the offices of the text at hand stay as they are', () => {
    const before = tending();
    const after = afterwards(before, replaceHolder(before, replacing()));
    expect(after.former.bureau).toEqual({ ...BUREAU, holder: NEW });
    expect(after.register).toEqual(before.register);
    expect(after.state?.epoch).toBe(0);
  });

  it.each<[string, Matter, object, string[]]>([
    ['while the text at hand is voided', { ...tending(), status: 'voided' }, {}, ['HolderReplaced']],
    ['before its own offices are confirmed', unconfirmed(), {}, ['HolderReplaced']],
    [
      'whatever the office that signs has done meanwhile',
      { ...tending(), turns: { head: 'signed' } },
      { seen: 'asked' },
      ['HolderReplaced'],
    ],
    [
      'not outside the mail domains of the agency',
      tending(),
      { holder: aHolder({ mailbox: 'cy@other.example' }) },
      ['mailbox: The email address cy@other.example is not in an email domain of your agency.'],
    ],
    ['not when nothing would change', tending(), { holder: BUREAU.holder }, ['name: Nothing would change.']],
    ['not without a reason', tending(), { reason: '' }, ['reason: There is no reason yet.']],
    ['not when nothing runs under it', { ...tending(), former: {} }, {}, ['office: There is no such office.']],
  ])('%s', (_, matter, changes, outcome) => expect(said(replaceHolder(matter, replacing(changes)))).toEqual(outcome));

  it('ends the links of whoever signed for it under the earlier version', () => {
    const { deputy } = aRegister().offices;
    const register = aRegister({
      ...{ structure: 'b'.repeat(64), since: 2, signatories: ['deputy'] },
      offices: { deputy: deputy as Office },
    });
    const matter: Matter = { ...tending(), version: 2, register, former: { head: BUREAU } };
    const after = afterwards(matter, replaceHolder(matter, replacing({ office: 'head' })));
    expect(after.state?.signatories).toMatchObject([{ office: 'head', epoch: 1 }]);
  });

  it('has an alternate, who no longer stands in as soon as the office is theirs', () => {
    const named = afterwards(tending(unconfirmed()), nameAlternate(tending(unconfirmed()), naming()));
    expect(named.former.bureau?.alternate).toMatchObject({ name: 'Dee' });
    const ended = afterwards(named, endAlternate(named, { office: 'bureau', reason: 'Back.' }));
    expect(ended.former.bureau).not.toHaveProperty('alternate');
    const taken = replaceHolder(named, replacing({ holder: aHolder({ name: 'Dee', mailbox: 'dee@health.example' }) }));
    expect(said(taken)).toEqual(['HolderReplaced', 'AlternateEnded']);
    expect(afterwards(named, taken).former.bureau).not.toHaveProperty('alternate');
  });
});

describe('Offices of a text that is signed', () => {
  it('can be tended while a set of another version, signed or not, has been confirmed after them', () => {
    const signed: Matter = { ...unconfirmed(), status: 'executed', turns: { head: 'signed' } };
    expect(said(replaceHolder(signed, aReplacement({ seen: 'signed' })))).toEqual(['HolderReplaced']);
    expect(said(replaceHolder({ ...signed, status: 'out for signature' }, aReplacement({ seen: 'signed' })))).toEqual([
      'The offices of your agency are not confirmed yet.',
    ]);
    expect(said(replaceHolder(aMatter({ status: 'executed' }), aReplacement()))).toEqual([
      'The offices of your agency are not confirmed yet.',
    ]);
  });
});
