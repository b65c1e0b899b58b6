/** For tests: the people of the health agency, whom a liaison entered or confirmed. */
import type { Holder } from '../../offices/domain/holder.rules.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { aHolder, LIAISON, NOW, TODAY } from '../../offices/testing/a-matter.ts';
import type { Changed, Desk } from '../domain/people.rules.ts';
import { evolvePeople, type PeopleState } from '../domain/people.state.ts';
import type { AgencyOffice, ConfirmedPeople } from '../domain/people.ts';

export const AGENCY = { id: 'agy_1', domains: ['health.example', 'phs.example'] };

export const anOffice = (
  title: string,
  mailbox: string,
  earlier: string[] = [],
  more: Partial<Holder> = {},
): AgencyOffice => ({ title, holder: aHolder({ name: `Whoever reads ${mailbox}`, mailbox, ...more }), earlier });

/** Confirmed: the Secretary is another than in MOUs that were made before. */
export const thePeople = (
  offices: Record<string, AgencyOffice> = { head: anOffice('Secretary', 'new.head@health.example') },
  reviewers: Reviewers = {},
): ConfirmedPeople => ({ offices, reviewers, at: NOW, by: LIAISON.name });

export const aDesk = (changes: Partial<Desk> = {}): Desk => ({
  agency: AGENCY,
  people: undefined,
  state: undefined,
  by: LIAISON,
  at: NOW,
  today: TODAY,
  ...changes,
});

/** The desk after an act that was not refused. */
export function next(desk: Desk, changed: Changed): Desk {
  if (changed.refused) throw new Error(changed.refused[0]?.wrong);
  const state = changed.events.reduce<PeopleState | undefined>(
    (before, event) => evolvePeople(before, event, desk.at),
    desk.state,
  );
  return { ...desk, state, people: changed.people };
}

/** What happened, or what was wrong at which fields. */
export const told = (changed: Changed): string[] =>
  changed.refused
    ? changed.refused.map(({ wrong, field }) => (field === undefined ? wrong : `${field}: ${wrong}`))
    : changed.events.map(({ type }) => type);
