/** Every guard of naming reviewers and of sending a mail again, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { afterwards, aReviewer, confirmed, DOCUMENT, NOW, said, tested } from '../testing/a-matter.ts';
import type { Matter } from './matter.rules.ts';
import { evolveParty } from './party.state.ts';
import { askMailAgain, nameReviewers, type Reviewers } from './reviewers.rules.ts';

const both = { counsel: aReviewer('counsel'), budget: aReviewer('budget') };
const cleared = (matter: Matter, documentHash = DOCUMENT, version = 1): Matter => ({
  ...matter,
  state: evolveParty(
    matter.state,
    {
      type: 'ReviewAnswered',
      data: { kind: 'counsel', answer: 'cleared', documentHash, version },
      body: { by: aReviewer('counsel'), comments: '', source: '', browser: '' },
    },
    NOW,
  ),
});

describe('Until the head is asked, the liaison changes who clears the text', () => {
  it.each<[string, Matter, Reviewers, string[]]>([
    ['adding one', tested(), both, ['ReviewersNamed']],
    ['dropping all, which may prepare the party', tested({ reviewers: both }), {}, ['ReviewersNamed', 'PartyPrepared']],
    [
      'not as an outsider',
      tested(),
      { counsel: { ...both.counsel, mailbox: 'c@law.example' } },
      ['reviewers.counsel.mailbox: The email address c@law.example is not in an email domain of your agency.'],
    ],
    [
      'not as the head',
      tested(),
      { counsel: { ...both.counsel, mailbox: 'head@health.example' } },
      ['reviewers.counsel.mailbox: This is the email address of the office that signs.'],
    ],
    [
      'not once the head is asked',
      { ...tested(), turns: { head: 'asked' } },
      both,
      ['Your agency’s head has been asked already: who clears the text cannot change any more.'],
    ],
    [
      'not before the offices are confirmed',
      { ...tested(), state: undefined },
      both,
      ['The offices of your agency are not confirmed yet.'],
    ],
    [
      'not when it is over',
      { ...tested(), status: 'returned' },
      both,
      ['This agreement is returned: nothing is prepared for it any more.'],
    ],
  ])('%s', (_, matter, reviewers, outcome) => expect(said(nameReviewers(matter, reviewers))).toEqual(outcome));

  it('whose person stays keeps the answer, another person is asked anew', () => {
    const matter = cleared(tested({ reviewers: both }));
    const renamed = afterwards(
      matter,
      nameReviewers(matter, { ...both, counsel: { ...both.counsel, name: 'Married now' } }),
    );
    expect(renamed.state?.reviewers.counsel?.answer).toBe('cleared');
    const other = nameReviewers(matter, { ...both, counsel: { ...both.counsel, mailbox: 'other@health.example' } });
    expect(other.events?.[0]?.data).toMatchObject({ changed: ['counsel'] });
    expect(afterwards(matter, other).state?.reviewers.counsel).toEqual({ required: true });
  });
});

describe('A mail is sent again while something waits for its reader', () => {
  const asked: Matter = { ...tested({ reviewers: both }), turns: { head: 'asked' } };
  it.each<[string, Matter, string, boolean, string[]]>([
    ['the test mail, until its word came back', confirmed(), 'signatory', true, ['MailAskedAgain']],
    ['not after that', tested(), 'signatory', true, ['to: Nothing waits for this email address now.']],
    ['the link, while the head is asked', asked, 'signatory', true, ['MailAskedAgain']],
    [
      'not after it signed',
      { ...asked, turns: { head: 'signed' } },
      'signatory',
      true,
      ['to: Nothing waits for this email address now.'],
    ],
    ['the mail to a reviewer', asked, 'counsel', true, ['MailAskedAgain']],
    [
      'not after it cleared this text',
      cleared(asked),
      'counsel',
      true,
      ['to: Nothing waits for this email address now.'],
    ],
    ['after it cleared another', cleared(asked, 'e'.repeat(64)), 'counsel', true, ['MailAskedAgain']],
    [
      'after it cleared the same words in another version',
      cleared(asked, DOCUMENT, 2),
      'counsel',
      true,
      ['MailAskedAgain'],
    ],
    ['not to who was not named', asked, 'privacy', true, ['to: Nothing waits for this email address now.']],
    [
      'not to a word that every object answers to',
      asked,
      'constructor',
      true,
      ['to: Nothing waits for this email address now.'],
    ],
    ['not the sixth of a day', asked, 'counsel', false, ['to: Email was sent again 5 times today.']],
    [
      'not when it is over',
      { ...asked, status: 'executed' },
      'counsel',
      true,
      ['This agreement is executed: nothing is prepared for it any more.'],
    ],
  ])('%s', (_, matter, to, left, outcome) => expect(said(askMailAgain(matter, to, left))).toEqual(outcome));
});
