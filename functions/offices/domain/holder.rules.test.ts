/** A holder acts within the term only, and is named within the party's own domains. */
import { describe, expect, it } from 'vitest';
import { aHolder } from '../testing/a-matter.ts';
import { type Holder, holderFindings, holderInTerm } from './holder.rules.ts';

describe('A holder acts from the first day to the last, both included', () => {
  it.each<[string, Partial<Holder>, string, string | undefined]>([
    ['who has no term, any day', {}, '2026-11-04', undefined],
    ['on the first day', { from: '2026-11-04' }, '2026-11-04', undefined],
    [
      'not the day before',
      { from: '2026-11-04' },
      '2026-11-03',
      'The term of this office’s holder begins on 2026-11-04.',
    ],
    ['on the last day', { to: '2026-11-04' }, '2026-11-04', undefined],
    ['not the day after', { to: '2026-11-04' }, '2026-11-05', 'The term of this office’s holder ended on 2026-11-04.'],
    ['within it', { from: '2026-11-01', to: '2026-11-30' }, '2026-11-15', undefined],
  ])('%s', (_, term, day, wrong) => expect(holderInTerm(aHolder(term), day).refused?.wrong).toBe(wrong));
});

describe('Naming a holder', () => {
  const domains = ['health.example'];
  it.each<[string, Partial<Holder>, string[]]>([
    ['is right within the domains', {}, []],
    ['whatever the case of the domain', { mailbox: 'head@Health.Example' }, []],
    ['not in another', { mailbox: 'head@forest.example' }, ['p.mailbox']],
    ['not in one that only ends so', { mailbox: 'head@evil-health.example' }, ['p.mailbox']],
    ['nor in one below it', { mailbox: 'head@mail.health.example' }, ['p.mailbox']],
    ['not acting without an instrument', { capacity: 'acting' }, ['p.instrument']],
    ['acting with one', { capacity: 'acting', instrument: 'Order 7 of 2026' }, []],
    ['not by delegation without an instrument', { capacity: 'delegated' }, ['p.instrument']],
    ['not with the last day before the first', { from: '2026-12-01', to: '2026-11-30' }, ['p.to']],
    ['for a single day', { from: '2026-12-01', to: '2026-12-01' }, []],
    [
      'tells everything that is wrong',
      { mailbox: 'a@b.example', capacity: 'acting', from: '2026-12-01', to: '2026-11-30' },
      ['p.mailbox', 'p.instrument', 'p.to'],
    ],
  ])('%s', (_, changes, fields) =>
    expect(holderFindings(aHolder(changes), domains, 'p.').map(({ field }) => field)).toEqual(fields),
  );
});
