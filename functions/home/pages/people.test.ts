/** People of an MOU, and what a liaison changes of them. */
import { expect, it } from 'vitest';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { anAgreement, aTerm, executed } from '../../agreements/testing/an-agreement.ts';
import { plus } from '../../shared/kernel.ts';
import type { VisitedAgreement } from '../authorize-agreement.ts';
import { peopleOf } from './people.ts';

const { effectiveAt, endsAt = '' } = aTerm();
const offered = (agreement: Agreement, now: string) => {
  const registered = { party: 'air', name: 'Air Office', offices: {}, signatories: [], liaison: '' };
  const mine = { liaison: true, recordsOfficer: false, offices: [], alternates: [], reviews: [] };
  const visited = { agreement, parties: [{ registered, mine }], register: [] } as unknown as VisitedAgreement;
  return peopleOf(visited, now).flatMap(({ links }) => links.map(({ label }) => label));
};
const successors = (agreement: Agreement, liaison: boolean) => {
  const holder = (capacity: string) => ({ name: 'Ann Ito', mailbox: 'ann@air.example', capacity });
  const offices = {
    chief: { title: 'Chief', holder: holder('incumbent') },
    deputy: { title: 'Deputy', holder: holder('delegated') },
  };
  const registered = { party: 'air', name: 'Air Office', offices, signatories: ['chief'], liaison: '' };
  const mine = { liaison, recordsOfficer: false, offices: [], alternates: [], reviews: [] };
  const visited = { agreement, parties: [{ registered, mine }], register: [], found: [] };
  return peopleOf(visited as unknown as VisitedAgreement, effectiveAt).flatMap(({ people }) =>
    people.flatMap(({ successor = [] }) => successor),
  );
};
const CONTACTS = 'Change contacts and reporting offices of Air Office';

it('A liaison is led to contacts and reporting offices while a text holds, not before and not after', () => {
  expect(offered(executed(), effectiveAt)).toContain(CONTACTS);
  for (const [agreement, now] of [
    [anAgreement(), effectiveAt],
    [executed(), plus(effectiveAt, -1)],
    [executed(), endsAt],
  ] as const)
    expect(offered(agreement, now)).toEqual(['Change offices, holders and reviewers of Air Office']);
});

it('A liaison is led from each office of an executed MOU to naming its new holder, unless a delegate holds it', () => {
  const mou = executed();
  expect(successors(mou, true)).toEqual([`/agreements/${mou.id}/parties/air/holders/chief`]);
  expect(successors(mou, false)).toEqual([]);
  expect(successors(anAgreement(), true)).toEqual([]);
});
