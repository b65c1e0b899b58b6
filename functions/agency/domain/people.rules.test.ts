/** Every guard of entering an agency's people and of confirming them, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import type { Holder } from '../../offices/domain/holder.rules.ts';
import { aHolder, aReviewer, LIAISON, NOW } from '../../offices/testing/a-matter.ts';
import { aDesk, next, told } from '../testing/a-people.ts';
import { chosenIn, MOST_AT_ONCE } from './applying.rules.ts';
import { keyOf } from './office-key.ts';
import { PeopleEvent } from './people.events.ts';
import {
  type Changed,
  confirmPeople,
  type Desk,
  type Entering,
  enterOffice,
  enterReviewers,
  MOST_OFFICES,
  removeOffice,
  unconfirmable,
} from './people.rules.ts';

const entering = (changes: Partial<Entering> = {}, holder: Partial<Holder> = {}): Entering => ({
  key: 'head',
  title: 'Secretary',
  holder: aHolder(holder),
  isNew: true,
  ...changes,
});
const entered = (desk: Desk = aDesk()): Desk => next(desk, enterOffice(desk, entering()));
const complete = (desk: Desk = entered()): Desk => next(desk, enterReviewers(desk, {}));
const confirm = (desk: Desk, seen = desk.people?.changes ?? 0): Changed => confirmPeople(desk, seen);
const confirmed = (desk: Desk = complete()): Desk => next(desk, confirm(desk));

describe('An office is entered', () => {
  it.each<[string, Desk, Entering, string[]]>([
    ['first of all', aDesk(), entering(), ['OfficeEntered']],
    ['beside others', entered(), entering({ key: 'lab', title: 'Lab director' }), ['OfficeEntered']],
    [
      'with another holder',
      entered(),
      entering({ isNew: false }, { mailbox: 'new@health.example' }),
      ['OfficeEntered'],
    ],
    ['acting, by an order', aDesk(), entering({}, { capacity: 'acting', instrument: 'Letter 4' }), ['OfficeEntered']],
    [
      'not acting without an order',
      aDesk(),
      entering({}, { capacity: 'acting' }),
      ['instrument: The holder is acting, and no appointing order says so.'],
    ],
    [
      'not by a delegate',
      aDesk(),
      entering({}, { capacity: 'delegated', instrument: 'Letter 4' }),
      ['capacity: The register names no delegates.'],
    ],
    [
      'not outside of the agency’s mail domains',
      aDesk(),
      entering({}, { mailbox: 'head@forest.example' }),
      ['mailbox: The email address head@forest.example is not in an email domain of your agency.'],
    ],
    [
      'not by whoever’s last day has passed',
      aDesk(),
      entering({}, { to: '2026-11-03' }),
      ['to: The last day of this term has passed.'],
    ],
    [
      'not under a title that another has',
      entered(),
      entering({ key: 'lab', title: 'SECRETARY' }),
      ['title: Another office is called Secretary already.'],
    ],
    [
      'not under a short name that another has',
      entered(),
      entering({ title: 'Lab director' }),
      ['key: The short name head belongs to Secretary already.'],
    ],
    ['not as it is', entered(), entering({ isNew: false }), ['name: Nothing would change.']],
    [
      'not where it was removed meanwhile',
      aDesk(),
      entering({ isNew: false }),
      ['This office is not in the register any more.'],
    ],
  ])('%s', (_, desk, given, expected) => expect(told(enterOffice(desk, given))).toEqual(expected));

  it('until the register is full', () => {
    const full = Array.from({ length: MOST_OFFICES }, (_, at) => at).reduce(
      (desk, at) => next(desk, enterOffice(desk, entering({ key: `o${at}`, title: `Office ${at}` }))),
      aDesk(),
    );
    expect(told(enterOffice(full, entering()))).toEqual([`The register has ${MOST_OFFICES} offices already.`]);
  });

  it('and those who held it are remembered, the last one first and no more than five', () => {
    const boxes = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((one) => `${one}@health.example`);
    const desk = boxes.reduce(
      (one, mailbox) => next(one, enterOffice(one, entering({ isNew: false }, { mailbox }))),
      entered(),
    );
    expect(desk.people?.entered.offices.head?.earlier).toEqual(boxes.slice(1, 6).reverse());
  });

  it('and removed, once', () => {
    const removed = next(entered(), removeOffice(entered(), 'head'));
    expect([removed.state?.offices, removed.people?.entered.offices]).toEqual([[], {}]);
    expect(told(removeOffice(removed, 'head'))).toEqual(['This office is not in the register any more.']);
  });
});

describe('Who clears texts', () => {
  it('is said, were it nobody; and said again only where it changes', () => {
    expect(told(enterReviewers(entered(), {}))).toEqual(['ReviewersEntered']);
    expect(told(enterReviewers(complete(), {}))).toEqual(['Nothing would change.']);
    expect(told(enterReviewers(complete(), { counsel: aReviewer('counsel') }))).toEqual(['ReviewersEntered']);
  });

  it('reads mail in the agency’s domains', () =>
    expect(
      told(enterReviewers(entered(), { budget: { ...aReviewer('budget'), mailbox: 'b@forest.example' } })),
    ).toEqual([
      'reviewers.budget.mailbox: The email address b@forest.example is not in an email domain of your agency.',
    ]));
});

describe('The people are confirmed', () => {
  it('all at once, as the page showed them', () => {
    const desk = confirmed();
    expect(desk.people?.confirmed).toMatchObject({
      at: NOW,
      by: LIAISON.name,
      offices: { head: { title: 'Secretary' } },
    });
    expect([desk.state?.unconfirmed, desk.state?.confirmedAt]).toEqual([[], NOW]);
  });

  it.each<[string, Desk, string]>([
    ['not before an office is entered', aDesk(), 'No office is entered yet.'],
    ['not before it is said who clears texts', entered(), 'Nobody has said who must clear a text.'],
    ['not twice', confirmed(), 'All of this is confirmed already.'],
  ])('%s', (_, desk, wrong) => {
    expect(told(confirm(desk))).toEqual([wrong]);
    expect(unconfirmable(desk)?.wrong).toBe(wrong);
  });

  it('not where somebody changed an entry while the page was open', () => {
    const desk = complete();
    expect(told(confirm(desk, (desk.people?.changes ?? 0) - 1))).toEqual([
      'Somebody changed an entry while this page was open.',
    ]);
  });

  it('not where a holder’s last day has passed since', () => {
    const acting = { capacity: 'acting', instrument: 'Letter 4', to: '2026-11-30' } as const;
    const desk = complete(next(aDesk(), enterOffice(aDesk(), entering({}, acting))));
    expect(told(confirm({ ...desk, today: '2026-12-01' }))).toEqual([
      'The last day of the holder of Secretary has passed.',
    ]);
  });

  it('and what is entered afterwards is not used before it is confirmed too', () => {
    const desk = next(
      confirmed(),
      enterOffice(confirmed(), entering({ isNew: false }, { mailbox: 'new@health.example' })),
    );
    expect(desk.people?.confirmed?.offices.head?.holder.mailbox).toBe('head@health.example');
    expect(desk.state?.unconfirmed).toEqual(['head']);
  });

  it('in events that hold names and mailboxes in their bodies alone', () => {
    const outcomes = [
      enterOffice(aDesk(), entering()),
      enterReviewers(entered(), { counsel: aReviewer('counsel') }),
      confirm(complete()),
      removeOffice(entered(), 'head'),
    ];
    for (const event of outcomes.flatMap(({ events = [] }) => events)) {
      expect(PeopleEvent.parse(event)).toEqual(event);
      expect(JSON.stringify(event.data)).not.toMatch(/@|Maren|counsel@/);
    }
  });
});

describe('A short name', () => {
  it.each([
    ['Chief Information Officer', 'chief-information-officer'],
    ['  Director, Región 4 ', 'director-region-4'],
    ['2nd Deputy', 'nd-deputy'],
    ['局长', ''],
    ['Director of the Office of Environmental Health and Safety', 'director-of-the-office-of-environmental'],
  ])('of %s is %s', (title, key) => expect(keyOf(title)).toBe(key));
});

describe('MOUs are chosen', () => {
  const box = (at: number) => `apply.mou_01K8ZZZZZZZZZZZZZZZZZZZZ${String(at).padStart(2, '0')}.health`;
  const people = confirmed().people?.confirmed;
  const choose = (form: Record<string, string>) =>
    chosenIn({ reason: 'She left.', ...form }, people).refused?.map(({ code }) => code);

  it.each<[string, Record<string, string>, string[] | undefined]>([
    ['each by its box', { [box(1)]: 'yes' }, undefined],
    ['none by default', {}, ['no-mou-chosen']],
    ['not by a box of no MOU', { 'apply.x.health': 'yes' }, ['no-mou-chosen']],
    ['with a reason', { [box(1)]: 'yes', reason: ' ' }, ['reason-missing']],
    [
      'no more than one request can take',
      Object.fromEntries(Array.from({ length: MOST_AT_ONCE + 1 }, (_, at) => [box(at), 'yes'])),
      ['mous-too-many'],
    ],
  ])('%s', (_, form, expected) => expect(choose(form)).toEqual(expected));

  it('after the people are confirmed', () =>
    expect(chosenIn({ reason: 'She left.', [box(1)]: 'yes' }, undefined).refused).toMatchObject([
      { code: 'agency-people-unconfirmed' },
    ]));
});
