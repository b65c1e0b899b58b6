/** A party is one entry over all versions: who holds an office holds it under each of them, and each version has its own offices. */
import { describe, expect, it } from 'vitest';
import {
  formerOffices,
  type KeptParty,
  keptWith,
  latestOf,
  partyIn,
  partyToSign,
  type RegisteredParty,
  withOffices,
} from './kept-party.rules.ts';

const holder = (name: string) => ({
  name,
  mailbox: `${name.toLowerCase()}@air.example`,
  capacity: 'incumbent' as const,
});
const party = (offices: Record<string, string>, changes: Partial<RegisteredParty> = {}): RegisteredParty => ({
  ...{
    party: 'air',
    name: 'Air',
    mailDomains: ['air.example'],
    signatory: 'head',
    signatories: ['head'],
    liaison: 'head',
  },
  ...{ levels: Object.keys(offices), mayVeto: false, structure: Object.keys(offices).join(), agency: 'agy_1' },
  offices: Object.fromEntries(
    Object.entries(offices).map(([key, name]) => [key, { title: `The ${key}`, holder: holder(name) }]),
  ),
  ...changes,
});
const first = (changes: Partial<RegisteredParty> = {}) =>
  keptWith(undefined, 1, party({ head: 'Ann', director: 'Bo' }, changes));
/** The second version drops the director and brings a chief. */
const second = (kept = first()) => keptWith(kept, 2, party({ head: 'Ann', chief: 'Cy' }));

describe('What is kept of a party', () => {
  it('is, in each version, what that version says of it', () => {
    expect(partyIn(second(), 1)).toEqual(party({ head: 'Ann', director: 'Bo' }));
    expect(partyIn(second(), 2)).toEqual(party({ head: 'Ann', chief: 'Cy' }));
    expect(partyIn(second(), 3)).toBeUndefined();
    expect(latestOf(second())).toEqual(party({ head: 'Ann', chief: 'Cy' }));
  });

  it('has one holder of an office under every version', () => {
    const replaced = keptWith(second(), 2, party({ head: 'Dee', chief: 'Cy' }));
    expect([1, 2].map((version) => partyIn(replaced, version)?.offices.head?.holder.name)).toEqual(['Dee', 'Dee']);
    expect(partyIn(replaced, 1)?.offices.director?.holder.name).toBe('Bo');
  });

  it('forgets a version that never held, with the offices that only it named', () => {
    const third = keptWith(second(), 3, party({ head: 'Ann' }), (version) => version !== 2);
    expect(partyIn(third, 2)).toBeUndefined();
    expect(Object.keys(third.offices).sort()).toEqual(['director', 'head']);
  });

  it('says once what versions say of it alike, whichever of them is forgotten or changed', () => {
    const same = party({ head: 'Ann', director: 'Bo' });
    const third = keptWith(keptWith(first(), 2, same), 3, same);
    expect(third.versions).toEqual({ 1: expect.anything(), 2: 1, 3: 1 });
    const forgotten = keptWith(third, 4, party({ head: 'Ann' }), (version) => version !== 1);
    expect(forgotten.versions).toEqual({ 2: expect.anything(), 3: 2, 4: expect.anything() });
    const changed = keptWith(third, 1, party({ head: 'Ann' }));
    for (const kept of [third, forgotten, changed])
      expect([2, 3].map((version) => partyIn(kept, version))).toEqual([same, same]);
    expect(partyIn(changed, 1)).toEqual(party({ head: 'Ann' }));
    const renamed = keptWith(third, 4, party({ head: 'Ann', director: 'Bo' }, { title: 'Another map' }));
    expect(partyIn(renamed, 4)?.title).toBe('Another map');
    expect(partyIn(renamed, 3)).not.toHaveProperty('title');
  });

  it('names the offices that only earlier versions have, whose holders can still be replaced', () => {
    expect(formerOffices(second(), 2)).toEqual({ director: { title: 'The director', holder: holder('Bo') } });
    expect(formerOffices(second(), 1)).toEqual({});
    expect(formerOffices(second(), 2, (version) => version !== 1)).toEqual({});
  });

  it('has another holder of such an office under each version that names it, and in no other office', () => {
    const third = keptWith(second(), 3, party({ head: 'Ann' }));
    const replaced = withOffices(third, { director: { title: 'The director', holder: holder('Eve') } });
    const after = keptWith(replaced, 3, party({ head: 'Ann' }));
    expect(partyIn(after, 1)?.offices.director?.holder.name).toBe('Eve');
    expect(partyIn(after, 2)).toEqual(partyIn(third, 2));
    expect(partyIn(after, 3)).toEqual(partyIn(third, 3));
  });

  it('says for whom a delegate signs, in the versions in which that office signs', () => {
    const own = party({ head: 'Ann', director: 'Bo' });
    const head = own.offices.head as RegisteredParty['offices'][string];
    const delegated = keptWith(undefined, 1, {
      ...own,
      offices: { ...own.offices, head: { ...head, delegator: holder('Ann') } },
    });
    const next = keptWith(
      delegated,
      2,
      party({ head: 'Ann', chief: 'Cy' }, { signatory: 'chief', signatories: ['chief'] }),
    );
    expect(partyIn(delegated, 1)?.offices.head?.delegator?.name).toBe('Ann');
    expect(partyIn(next, 2)?.offices.head).not.toHaveProperty('delegator');
  });

  it('counts its changes, so that what was read and has changed since is not overwritten', () =>
    expect([first(), second()].map(({ changes }) => changes)).toEqual([1, 2]));
});

describe('Whoever signs a version', () => {
  const leaves = (version: number, leaving: string[]) => ({ version, follows: { version: 1, leaving } });
  const one: KeptParty = first();

  it('is a party of it, or one that it leaves out, as the text before it has it', () => {
    expect(partyToSign(second(), leaves(2, []))).toEqual(party({ head: 'Ann', chief: 'Cy' }));
    expect(partyToSign(one, leaves(2, ['air']))).toEqual(party({ head: 'Ann', director: 'Bo' }));
  });

  it('is nobody else', () => {
    expect(partyToSign(one, leaves(2, []))).toBeUndefined();
    expect(partyToSign(undefined, leaves(2, ['air']))).toBeUndefined();
  });
});
