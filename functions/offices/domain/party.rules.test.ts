/** Every guard of vouching and of the test notice, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import {
  aConfirmation,
  afterwards,
  aHolder,
  aMatter,
  aNotice,
  aRegister,
  aReviewer,
  confirmed,
  DOCUMENT,
  LIAISON,
  NOW,
  said,
  signedByTwo,
  tested,
} from '../testing/a-matter.ts';
import type { Matter } from './matter.rules.ts';
import { LONGEST_WORDS } from './matter.rules.ts';
import { PartyEvent } from './party.events.ts';
import { type Confirmation, confirmNotice, confirmOffices } from './party.rules.ts';
import { evolveParty } from './party.state.ts';
import { askedOf, lacks } from './readiness.rules.ts';

const vouch = (changes: Partial<Confirmation> = {}, matter: Matter = aMatter()) =>
  confirmOffices(matter, aConfirmation(changes));
/** The Secretary has a delegate on record. */
const aDelegated = () => {
  const { head, ...others } = aRegister().offices;
  return aRegister({ offices: { head: { title: '', holder: aHolder(), ...head, delegator: aHolder() }, ...others } });
};

const head = (changes: Parameters<typeof aHolder>[0]) => ({ holders: { head: aHolder(changes) } });

describe('A liaison vouches for the offices of its party', () => {
  it.each<[string, Partial<Confirmation>, Matter, string[]]>([
    ['as they were named', {}, aMatter(), ['OfficesConfirmed']],
    ['with another holder', head({ name: 'Ike Varga', mailbox: 'ike@phs.example' }), aMatter(), ['OfficesConfirmed']],
    [
      'not with a mailbox of another agency',
      head({ mailbox: 'head@forest.example' }),
      aMatter(),
      ['offices.head.mailbox: The email address head@forest.example is not in an email domain of your agency.'],
    ],
    [
      'nor for an office that does not sign',
      { holders: { deputy: aHolder({ mailbox: 'deputy@forest.example' }) } },
      aMatter(),
      ['offices.deputy.mailbox: The email address deputy@forest.example is not in an email domain of your agency.'],
    ],
    [
      'not for an acting head without an instrument',
      head({ capacity: 'acting' }),
      aMatter(),
      ['offices.head.instrument: The holder is acting, and no appointing order says so.'],
    ],
    [
      'not for a term that is over',
      head({ to: '2026-11-03' }),
      aMatter(),
      ['offices.head.to: The last day of this term has passed.'],
    ],
    [
      'not for a delegate of nobody',
      head({ capacity: 'delegated', instrument: 'Order 7' }),
      aMatter(),
      ['offices.head.capacity: A delegate signs for a head, and no head is named.'],
    ],
    [
      'for the delegate of a head who is on record',
      head({ capacity: 'delegated', instrument: 'Order 7' }),
      aMatter({ register: aDelegated() }),
      ['OfficesConfirmed'],
    ],
    ['for a term that ends today', head({ to: '2026-11-04' }), aMatter(), ['OfficesConfirmed']],
    ['not without the authority', { authority: ' ' }, aMatter(), ['authority: The authority is missing.']],
    [
      'not with an authority that nobody would read',
      { authority: 'x'.repeat(LONGEST_WORDS + 1) },
      aMatter(),
      ['authority: The text has 2,001 characters; at most 2,000 fit here.'],
    ],
    [
      'not with another authority than the text names',
      { authority: 'Health Code 12.4' },
      aMatter(),
      ['authority: The text names another authority: Health Code 12.3.'],
    ],
    [
      'with that one, however its lines are broken',
      { authority: ' Health Code\r\n12.3 ' },
      aMatter(),
      ['OfficesConfirmed'],
    ],
    [
      'not with a reviewer elsewhere',
      { reviewers: { counsel: { ...aReviewer('counsel'), mailbox: 'counsel@law.example' } } },
      aMatter(),
      ['reviewers.counsel.mailbox: The email address counsel@law.example is not in an email domain of your agency.'],
    ],
    [
      'not with the head as its own counsel',
      { reviewers: { counsel: { ...aReviewer('counsel'), mailbox: 'HEAD@health.example' } } },
      aMatter(),
      ['reviewers.counsel.mailbox: This is the email address of the office that signs.'],
    ],
    [
      'ignoring offices that the MOU does not have',
      { holders: { ...head({}).holders, chair: aHolder({ mailbox: 'x@forest.example' }) } },
      aMatter(),
      ['OfficesConfirmed'],
    ],
    [
      'not for a party without a registered agency',
      {},
      aMatter({ register: aRegister({ agency: undefined }) }),
      ['Your agency has no office that signs.'],
    ],
    ['once', {}, confirmed(), ['The offices are confirmed already.']],
    [
      'again when the set of offices has changed',
      {},
      { ...confirmed(), register: aRegister({ structure: 'b'.repeat(64) }) },
      ['OfficesConfirmed'],
    ],
    [
      'not when the agreement was voided',
      {},
      aMatter({ status: 'voided' }),
      ['This agreement is voided: nothing is prepared for it any more.'],
    ],
    [
      'nor when it is executed',
      {},
      aMatter({ status: 'executed' }),
      ['This agreement is executed: nothing is prepared for it any more.'],
    ],
  ])('%s', (_, changes, matter, outcome) => expect(said(vouch(changes, matter))).toEqual(outcome));

  it('the record says who vouched, for whom and by what authority; the data name nobody', () => {
    const reviewers = { budget: aReviewer('budget', false), counsel: aReviewer('counsel') };
    const [event] =
      vouch({ reviewers, ...head({ capacity: 'acting', instrument: 'Order 7', to: '2027-01-31' }) }).events ?? [];
    expect(PartyEvent.parse(event)).toMatchObject({
      data: {
        party: 'health',
        documentHash: DOCUMENT,
        signatories: [{ office: 'head', capacity: 'acting', to: '2027-01-31' }],
        reviewers: [
          { kind: 'counsel', required: true },
          { kind: 'budget', required: false },
        ],
      },
      body: { by: LIAISON, authority: 'Health Code 12.3', offices: { head: { holder: { instrument: 'Order 7' } } } },
    });
    expect(JSON.stringify(event?.data)).not.toMatch(/@|Oduya|Ito/);
  });

  it.each<[string, Partial<Confirmation>, string | undefined]>([
    ['is kept with the delegate', head({ capacity: 'delegated', instrument: 'Order 7' }), 'Maren Oduya'],
    ['is forgotten when the office is the head’s own again', head({ capacity: 'incumbent' }), undefined],
  ])('whom a delegate stands in for %s', (_, changes, name) => {
    const matter = aMatter({ register: aDelegated() });
    expect(afterwards(matter, vouch(changes, matter)).register.offices.head?.delegator?.name).toBe(name);
  });

  it('another set of offices is vouched for anew: the word of the notice must come back again, and earlier links are dead', () => {
    const before = tested();
    const matter = { ...before, register: aRegister({ structure: 'b'.repeat(64), since: 2 }) };
    const after = afterwards(matter, vouch({}, matter));
    expect(after.state).toMatchObject({ epoch: 1, since: 2 });
    expect(lacks(after.state, askedOf(after, after.register))).toEqual(['notice']);
  });
});

describe('Of several offices that sign for a party', () => {
  const testing = (matter: Matter, office: string) =>
    afterwards(matter, confirmNotice(matter, aNotice('amber river', true, office)));
  const lacking = (matter: Matter) => lacks(matter.state, askedOf(matter, matter.register));

  it('each is vouched for, in the order of the text', () =>
    expect(confirmed({}, signedByTwo()).state?.signatories).toEqual([
      { office: 'head', capacity: 'incumbent', epoch: 0 },
      { office: 'deputy', capacity: 'incumbent', epoch: 0 },
    ]));

  it('each mailbox is tested by a word of its own, and nobody is asked before all are', () => {
    const vouchedFor = confirmed({}, signedByTwo());
    const one = testing(vouchedFor, 'deputy');
    expect([lacking(vouchedFor), lacking(one)]).toEqual([['notice'], ['notice']]);
    expect(said(confirmNotice(one, aNotice('amber river', true, 'deputy')))).toEqual([
      'The mailbox is tested already.',
    ]);
    expect(said(confirmNotice(one, aNotice('amber river', true, 'head')))).toEqual([
      'NoticeConfirmed',
      'PartyPrepared',
    ]);
    expect(lacking(testing(one, 'head'))).toEqual([]);
  });

  it('no word tests the mailbox of an office that does not sign', () =>
    expect(said(confirmNotice(confirmed(), aNotice('amber river', true, 'deputy')))).toEqual([
      'There is no such office that signs.',
    ]));

  it('none is a delegate of nobody, and none clears the text', () => {
    const deputy = aHolder({ mailbox: 'deputy@health.example', capacity: 'delegated', instrument: 'Order 7' });
    expect(said(vouch({ holders: { deputy } }, signedByTwo()))).toEqual([
      'offices.deputy.capacity: A delegate signs for a head, and no head is named.',
    ]);
    const counsel = { ...aReviewer('counsel'), mailbox: 'deputy@health.example' };
    expect(said(vouch({ reviewers: { counsel } }, signedByTwo()))).toEqual([
      'reviewers.counsel.mailbox: This is the email address of the office that signs.',
    ]);
  });
});

describe('Versions that give a party to another agency, and back', () => {
  const counsel = aReviewer('counsel');
  const cleared = (matter: Matter): Matter => {
    const { documentHash, version } = matter;
    const event: PartyEvent = {
      type: 'ReviewAnswered',
      data: { kind: 'counsel', answer: 'cleared', documentHash, version },
      body: { by: counsel, comments: '', source: '', browser: '' },
    };
    return { ...matter, state: evolveParty(matter.state, event, NOW) };
  };
  const first = () => cleared(tested({ reviewers: { counsel } }));
  const other = { mailDomains: ['forest.example'], agency: 'agy_2', structure: 'b'.repeat(64), since: 2 };
  const theirs = aHolder({ mailbox: 'head@forest.example' });
  const second = (): Matter => {
    const offices = { head: { title: 'Secretary', holder: theirs } };
    const swapped = {
      ...first(),
      documentHash: 'e'.repeat(64),
      version: 2,
      register: aRegister({ ...other, offices }),
    };
    const reviewers = { counsel: { ...counsel, mailbox: 'counsel@forest.example' } };
    const confirmedBy = confirmed({ reviewers }, swapped);
    return afterwards(confirmedBy, confirmNotice(confirmedBy, aNotice()));
  };

  it('leave no clearance of one agency’s counsel to the other', () => {
    expect(lacks(first().state, askedOf(first(), first().register))).toEqual([]);
    const third = { ...second(), documentHash: DOCUMENT, version: 3 };
    expect(lacks(third.state, askedOf(third, third.register))).toEqual(['counsel']);
  });

  it('leave nothing vouched for whose holders the file has named anew', () => {
    const back = { ...first(), version: 3, register: aRegister({ since: 3 }) };
    expect(lacks(back.state, askedOf(back, back.register))).toEqual(['offices']);
    expect(said(vouch({}, back))).toEqual(['OfficesConfirmed']);
  });
});

describe('The word of the test notice comes back through the liaison', () => {
  it.each<[string, Matter, Parameters<typeof aNotice>, string[]]>([
    ['as it was sent', confirmed(), ['amber river'], ['NoticeConfirmed', 'PartyPrepared']],
    ['however it is typed', confirmed(), [' Amber-RIVER. '], ['NoticeConfirmed', 'PartyPrepared']],
    [
      'before the reviewers have answered',
      confirmed({ reviewers: { counsel: aReviewer('counsel') } }),
      ['amber river'],
      ['NoticeConfirmed'],
    ],
    [
      'without waiting for one that is advisory',
      confirmed({ reviewers: { counsel: aReviewer('counsel', false) } }),
      ['amber river'],
      ['NoticeConfirmed', 'PartyPrepared'],
    ],
    ['not as another word', confirmed(), ['amber rover'], ['word: This is not the word of the test email.']],
    ['not as none', confirmed(), [''], ['word: This is not the word of the test email.']],
    ['not after ten wrong ones', confirmed(), ['amber river', false], ['word: There were too many wrong words today.']],
    [
      'not before the offices are confirmed',
      aMatter(),
      ['amber river'],
      ['The offices of your agency are not confirmed yet.'],
    ],
    ['not twice', tested(), ['amber river'], ['The mailbox is tested already.']],
    [
      'not for an agreement that has ended',
      { ...confirmed(), status: 'returned' },
      ['amber river'],
      ['This agreement is returned: nothing is prepared for it any more.'],
    ],
  ])('%s', (_, matter, notice, outcome) => expect(said(confirmNotice(matter, aNotice(...notice)))).toEqual(outcome));

  it('not before a notice was sent', () =>
    expect(said(confirmNotice(confirmed(), { ...aNotice(), words: [] }))).toEqual([
      'word: The test email has not been sent yet.',
    ]));
});
