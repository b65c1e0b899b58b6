/** Which office of an MOU is which of the register: what matches by title, what by short name, and what does not. */
import { describe, expect, it } from 'vitest';
import { aHolder } from '../../offices/testing/a-matter.ts';
import { anOffice } from '../testing/a-people.ts';
import { matchOffices, sameHolder, sameReviewers } from './match.rules.ts';

const inMou = (title: string, mailbox = 'someone@health.example') => ({ title, holder: aHolder({ mailbox }) });
const REGISTER = { director: anOffice('Director', 'new@health.example', ['old@health.example']) };

describe('An office of an MOU is that of the register', () => {
  it.each([
    ['of the same title, whatever its short name and its holder', { head: inMou('Director') }, { head: 'director' }],
    ['in capitals and with more spaces', { head: inMou(' DIRECTOR  ') }, { head: 'director' }],
    [
      'of the same short name, where a former holder has it',
      { director: inMou('State Director', 'OLD@health.example') },
      { director: 'director' },
    ],
    [
      'of the same short name, where today’s holder has it',
      { director: inMou('State Director', 'new@health.example') },
      { director: 'director' },
    ],
    ['not of the same short name alone: another may be meant', { director: inMou('Lab director') }, {}],
    ['not of the same holder alone', { lead: inMou('Map lead', 'new@health.example') }, {}],
    [
      'of the same title first: the other one of its short name is another office',
      { director: inMou('State Director', 'old@health.example'), head: inMou('Director') },
      { head: 'director' },
    ],
    [
      'of two with one title, the one with its short name',
      { director: inMou('Director'), head: inMou('Director') },
      { director: 'director' },
    ],
    ['of two with one title and other short names, neither', { a: inMou('Director'), b: inMou('Director') }, {}],
  ])('%s', (_, mou, expected) => expect(matchOffices(REGISTER, mou)).toEqual(expected));

  it('of a head for whom a delegate signs, by the head', () =>
    expect(
      matchOffices(REGISTER, {
        director: {
          ...inMou('State Director', 'delegate@health.example'),
          delegator: aHolder({ mailbox: 'old@health.example' }),
        },
      }),
    ).toEqual({ director: 'director' }));

  it('and no name of a JavaScript object is one', () =>
    expect(matchOffices(REGISTER, { constructor: inMou('Builder') })).toEqual({}));
});

describe('Nothing differs', () => {
  it('between holders whose mailboxes differ in capitals; a name, an order or a day is a difference', () => {
    const holder = aHolder({ mailbox: 'head@health.example' });
    expect(sameHolder(holder, { ...holder, mailbox: 'HEAD@health.example' })).toBe(true);
    for (const change of [
      { name: 'Other' },
      { instrument: 'Letter' },
      { to: '2027-01-01' },
      { mailbox: 'b@health.example' },
    ])
      expect(sameHolder(holder, { ...holder, ...change }), JSON.stringify(change)).toBe(false);
  });

  it('between reviewers who are the same and needed the same', () => {
    const counsel = { name: 'Ada', mailbox: 'ada@health.example', required: true };
    expect(sameReviewers({ counsel }, { counsel: { ...counsel, mailbox: 'ADA@health.example' } })).toBe(true);
    expect(sameReviewers({}, {})).toBe(true);
    expect(sameReviewers({ counsel }, {})).toBe(false);
    expect(sameReviewers({ counsel }, { counsel: { ...counsel, required: false } })).toBe(false);
  });
});
