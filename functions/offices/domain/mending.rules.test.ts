/** One field mends a mailbox: who holds what stays, links to the address before end, and nothing is asked for that nobody has read. */
import { describe, expect, it } from 'vitest';
import {
  afterwards,
  aHolder,
  aReplacement,
  aReviewer,
  confirmed,
  said,
  signedByTwo,
  tested,
} from '../testing/a-matter.ts';
import type { Matter } from './matter.rules.ts';
import { firstAct, type Mending, mendMailbox, mendReviewer, type Signing } from './mending.rules.ts';
import { PartyEvent } from './party.events.ts';
import { nameDelegate } from './succession.rules.ts';

const RIGHT = 'right@health.example';
const aMending = (changes: Partial<Mending> = {}): Mending => ({
  office: 'head',
  mailbox: RIGHT,
  seen: 'waiting',
  ...changes,
});
const mended = (matter: Matter, changes: Partial<Mending> = {}) =>
  afterwards(matter, mendMailbox(matter, aMending(changes)));

describe('The mailbox of an office', () => {
  it('is another one, and everything else of its holder is as it was', () => {
    const before = tested();
    const outcome = mendMailbox(before, aMending({ trouble: 'bounced' }));
    const [event] = outcome.events ?? [];
    expect(() => PartyEvent.parse(event)).not.toThrow();
    expect(event).toMatchObject({
      type: 'HolderReplaced',
      body: { reason: 'Email to the address before bounced; it was corrected.' },
    });
    const after = afterwards(before, outcome);
    expect(after.register.offices.head?.holder).toEqual({ ...before.register.offices.head?.holder, mailbox: RIGHT });
    expect(after.state?.signatories[0], 'its word counts for nothing at the new address').toMatchObject({ epoch: 1 });
    expect(after.state?.signatories[0]?.noticeAt).toBeUndefined();
  });

  it('of a delegate is mended for the same head', () => {
    const delegate = aHolder({ name: 'Ann Ito', mailbox: 'ann@health.example', instrument: 'Letter of Nov 3' });
    const matter = tested();
    const delegated = afterwards(matter, nameDelegate(matter, aReplacement({ holder: delegate })));
    expect(said(mendMailbox(delegated, aMending()))).toEqual(['DelegateNamed']);
    expect(mended(delegated).register.offices.head).toMatchObject({
      holder: { name: 'Ann Ito', mailbox: RIGHT, capacity: 'delegated', instrument: 'Letter of Nov 3' },
      delegator: { name: 'Maren Oduya' },
    });
  });

  it('of one of two offices that sign leaves the other as it was', () => {
    const matter = confirmed({}, signedByTwo());
    const [head, deputy] = mended(matter, { office: 'deputy' }).state?.signatories ?? [];
    expect([head?.epoch, deputy?.epoch]).toEqual([0, 1]);
  });

  it.each<[string, Matter, Partial<Mending>, string]>([
    ['the address on record', tested(), { mailbox: 'HEAD@health.example' }, 'mailbox: This is the address on record.'],
    [
      'an address of another agency',
      tested(),
      { mailbox: 'right@forest.example' },
      'mailbox: The email address right@forest.example is not in an email domain of your agency.',
    ],
    [
      'the address of whoever clears the text',
      confirmed({ reviewers: { counsel: aReviewer('counsel') } }),
      { mailbox: 'counsel@health.example' },
      'mailbox: Someone with this email address clears the text for your agency.',
    ],
    [
      'an office that has signed meanwhile',
      { ...tested(), turns: { head: 'signed' } },
      { seen: 'asked' },
      'Your agency has signed in the meantime.',
    ],
    ['an office that is not there', tested(), { office: 'nobody' }, 'office: There is no such office.'],
  ])('is not mended by %s', (_, matter, changes, wrong) =>
    expect(said(mendMailbox(matter, aMending(changes)))).toEqual([wrong]),
  );
});

describe('The mailbox of a reviewer', () => {
  const matter = confirmed({ reviewers: { counsel: aReviewer('counsel'), budget: aReviewer('budget', false) } });

  it('is another one, who is asked anew there; the others stay', () => {
    const outcome = mendReviewer(matter, 'counsel', RIGHT);
    expect(outcome.events?.[0]).toMatchObject({ type: 'ReviewersNamed', data: { changed: ['counsel'] } });
    expect(afterwards(matter, outcome).register.reviewers).toEqual({
      counsel: { ...aReviewer('counsel'), mailbox: RIGHT },
      budget: aReviewer('budget', false),
    });
  });

  it('is none of the office that signs, and nobody’s who was not named', () => {
    expect(said(mendReviewer(matter, 'counsel', 'head@health.example'))).toEqual([
      'mailbox: This is the email address of the office that signs.',
    ]);
    expect(said(mendReviewer(matter, 'privacy', RIGHT))).toEqual(['Nobody was named who clears the text as this.']);
  });
});

describe('What a liaison does first about the mailbox of an office that signs', () => {
  it.each<[string, Partial<Signing>, ReturnType<typeof firstAct>]>([
    ['while nothing is known of it: types the word', {}, 'word'],
    ['once it is tested: nothing', { tested: true }, undefined],
    ['that bounced: mends it, and types no word that nobody read', { trouble: 'bounced' }, 'mend'],
    ['that bounced after its test: mends it', { trouble: 'bounced', tested: true }, 'mend'],
    ['that is held back: mends it', { trouble: 'suppressed' }, 'mend'],
    ['that was not accepted: mends it', { trouble: 'rejected' }, 'mend'],
    ['that marked us as spam, where the word is: types the word', { trouble: 'complained' }, 'word'],
    ['that marked us as spam once it was asked: mends it', { trouble: 'complained', turn: 'asked' }, 'mend'],
    ['that is asked, and was never tested: nothing', { turn: 'asked' }, undefined],
    ['of an office that has signed: nothing', { turn: 'signed', trouble: 'bounced' }, undefined],
    ['of an office that has declined: nothing', { turn: 'declined', trouble: 'bounced' }, undefined],
  ])('%s', (_, known, act) =>
    expect(firstAct({ turn: 'waiting', trouble: undefined, tested: false, ...known })).toBe(act),
  );
});
