/** What an agency's people change in an MOU: shown first, then all of it or nothing, by the rules of parties. */
import { describe, expect, it } from 'vitest';
import type { Matter, Outcome } from '../../offices/domain/matter.rules.ts';
import { nameDelegate } from '../../offices/domain/succession.rules.ts';
import {
  afterwards,
  aHolder,
  aMatter,
  aRegister,
  aReplacement,
  aReviewer,
  confirmed,
  said,
  tested,
} from '../../offices/testing/a-matter.ts';
import { anOffice, thePeople } from '../testing/a-people.ts';
import { applyPeople, differencesIn, isToApply, planOf } from './plan.rules.ts';

const REASON = { reason: 'The Secretary left.', authority: 'Health Code 12.3' };
const apply = (people: ReturnType<typeof thePeople>, matter: Matter): Outcome => applyPeople(people, matter, REASON);
const inForce = (matter: Matter = tested()): Matter => ({ ...matter, status: 'executed', turns: { head: 'signed' } });
const BOTH = {
  head: anOffice('Secretary', 'new.head@health.example'),
  deputy: anOffice('Deputy', 'new.deputy@health.example'),
};

describe('What would change', () => {
  it('is old and new, office by office, with what the other side does not have', () => {
    const people = thePeople({ ...BOTH, lab: anOffice('Lab director', 'lab@health.example') });
    const plan = planOf(people, inForce());
    expect(plan.changes.map(({ title, before, after }) => [title, before.mailbox, after.mailbox])).toEqual([
      ['Secretary', 'head@health.example', 'new.head@health.example'],
      ['Deputy', 'deputy@health.example', 'new.deputy@health.example'],
    ]);
    expect(plan).toMatchObject({ absent: ['Lab director'], unknown: [], same: [], later: 0, confirms: false });
    expect([differencesIn(plan), plan.stopped]).toEqual([2, undefined]);
  });

  it('is nothing where the MOU names the same people', () => {
    const matter = inForce();
    const people = thePeople({ head: { title: 'Secretary', holder: aHolder(), earlier: [] } });
    const plan = planOf(people, matter);
    expect([isToApply(plan), plan.same, plan.unknown]).toEqual([false, ['Secretary'], ['Deputy']]);
    expect(said(apply(people, matter))).toEqual(['This MOU names your agency’s people as the register has them.']);
  });

  it('says whose mailbox is tested anew, and who is asked to sign by another link: only where a signature is awaited', () => {
    const nextIn = (matter: Matter) => planOf(thePeople(BOTH), matter).changes.map(({ next }) => next);
    expect(nextIn(tested())).toEqual(['test', undefined]);
    expect(nextIn({ ...tested(), turns: { head: 'asked' } })).toEqual(['link', undefined]);
    expect(nextIn({ ...tested(), turns: { head: 'signed' } })).toEqual([undefined, undefined]);
    expect(nextIn(inForce())).toEqual([undefined, undefined]);
  });

  it('names reviewers only while the text is cleared', () => {
    const people = thePeople(undefined, { counsel: aReviewer('counsel') });
    expect(planOf(people, tested()).reviewers?.after).toEqual({ counsel: aReviewer('counsel') });
    expect(planOf(people, { ...tested(), turns: { head: 'asked' } }).reviewers).toBeUndefined();
    expect(planOf(people, inForce()).reviewers).toBeUndefined();
  });

  it('includes an office that only an earlier version names', () => {
    const former = { lab: { title: 'Lab director', holder: aHolder({ mailbox: 'lab@health.example' }) } };
    const people = thePeople({ lab: anOffice('Lab director', 'new.lab@health.example') });
    const outcome = apply(people, { ...inForce(), former });
    expect(outcome.refused ? [] : outcome.former.lab?.holder.mailbox).toBe('new.lab@health.example');
  });

  it('is told in part where one act cannot take it all', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`o${at}`, { title: `Office ${at}`, holder: aHolder() }]),
    );
    const people = thePeople(
      Object.fromEntries(Object.entries(many).map(([key, { title }]) => [key, anOffice(title, 'new@health.example')])),
    );
    const matter = inForce(
      confirmed({}, aMatter({ register: aRegister({ offices: { ...aRegister().offices, ...many } }) })),
    );
    const plan = planOf(people, matter);
    expect([plan.changes.length, plan.later, differencesIn(plan)]).toEqual([8, 22, 30]);
    const rest = planOf(people, afterwards(matter, apply(people, matter)));
    expect([rest.changes.length, rest.later]).toEqual([8, 14]);
  });
});

describe('Applied, it changes', () => {
  it('every office that differs, each as an event of the party', () => {
    const outcome = apply(thePeople(BOTH), inForce());
    expect(said(outcome)).toEqual(['HolderReplaced', 'HolderReplaced']);
    expect(outcome.events?.map(({ body }) => body)).toMatchObject([
      { reason: REASON.reason },
      { reason: REASON.reason },
    ]);
    const again = afterwards(inForce(), outcome);
    expect(isToApply(planOf(thePeople(BOTH), again))).toBe(false);
  });

  it('the mailbox of an office that signs to one that is tested anew: no word of the one before proves it', () => {
    const matter = afterwards(tested(), apply(thePeople(), tested()));
    expect(matter.state?.signatories).toMatchObject([{ office: 'head', epoch: 1 }]);
    expect(matter.state?.signatories[0]?.noticeAt).toBeUndefined();
  });

  it('who clears the text with who signs it, whichever of the two must come first', () => {
    const before = confirmed({ reviewers: { counsel: aReviewer('counsel') } });
    const promoted = thePeople(
      { head: anOffice('Secretary', 'counsel@health.example') },
      { counsel: aReviewer('budget') },
    );
    expect(said(apply(promoted, before))).toEqual(['ReviewersNamed', 'HolderReplaced']);
    const swapped = thePeople(
      { head: anOffice('Secretary', 'new@health.example') },
      {
        counsel: { ...aReviewer('counsel'), mailbox: 'head@health.example' },
      },
    );
    expect(said(apply(swapped, before))).toEqual(['HolderReplaced', 'ReviewersNamed']);
  });

  it('and says that the party is prepared only where it is when all is done', () => {
    const waits = afterwards(
      tested(),
      apply({ ...thePeople({}), reviewers: { counsel: aReviewer('counsel') } }, tested()),
    );
    expect(said(apply(thePeople({}), waits))).toEqual(['ReviewersNamed', 'PartyPrepared']);
    const promoted = thePeople({ head: anOffice('Secretary', 'counsel@health.example') });
    expect(said(apply(promoted, waits)), 'the new mailbox is not tested').toEqual(['ReviewersNamed', 'HolderReplaced']);
  });

  it('offices that nobody has confirmed in the MOU by confirming them all, with the authority of its text', () => {
    const matter = aMatter();
    const outcome = apply(thePeople(BOTH, { counsel: aReviewer('counsel') }), matter);
    expect(said(outcome)).toEqual(['OfficesConfirmed']);
    expect(outcome.events?.[0]).toMatchObject({
      data: { reviewers: [{ kind: 'counsel', required: true }] },
      body: { authority: 'Health Code 12.3', offices: { head: { holder: { mailbox: 'new.head@health.example' } } } },
    });
    const same = thePeople({
      head: { title: 'Secretary', holder: aHolder(), earlier: [] },
      deputy: { title: 'Deputy', holder: aRegister().offices.deputy?.holder ?? aHolder(), earlier: [] },
    });
    expect([differencesIn(planOf(same, matter)), said(apply(same, matter))]).toEqual([0, ['OfficesConfirmed']]);
  });
});

describe('Applied, it changes nothing', () => {
  it.each<[string, ReturnType<typeof thePeople>, Matter, string]>([
    [
      'where an office was never entered, and the MOU’s are not confirmed',
      thePeople(),
      aMatter(),
      'Your register does not have Deputy.',
    ],
    [
      'where a delegate signs for the office',
      thePeople(),
      afterwards(
        tested(),
        nameDelegate(
          tested(),
          aReplacement({ holder: aHolder({ mailbox: 'd@health.example', instrument: 'Letter' }) }),
        ),
      ),
      'Someone signs for this office by delegation.',
    ],
    [
      'where a mailbox is outside the domains of that party',
      thePeople({ ...BOTH, head: anOffice('Secretary', 'head@elsewhere.example') }),
      inForce(),
      'The email address head@elsewhere.example is not in an email domain of your agency.',
    ],
    [
      'where the MOU is voided',
      thePeople(),
      { ...tested(), status: 'voided' },
      'This agreement is voided: nothing is prepared for it any more.',
    ],
  ])('%s', (_, people, matter, wrong) => {
    expect(planOf(people, matter, 'Health Code 12.3').stopped?.wrong).toBe(wrong);
    expect(said(apply(people, matter)).join(' ')).toContain(wrong);
  });
});
