/** A notice in words: what it changes, by the names of the signed text, and the day on which it was given. */
import { sayDayOf } from '../../../shared/time-words.ts';
import { officeTitle, type SignedMou } from '../../domain/signed-mou.ts';
import type { About } from '../domain/change.state.ts';

/** For where no names are told: `adds a contact`. */
export const sayKindOf = (about: About): string => {
  if (about.kind === 'reporter') return 'changes which of its offices reports a KPI';
  return { add: 'adds a contact', change: 'changes a contact', remove: 'removes a contact' }[about.does];
};

/** `changes the contact “Map desk”`; one that a notice has added is known by its title of then. */
export function sayAbout(about: About, text: SignedMou, party: string, added?: string): string {
  if (about.kind === 'reporter') {
    const kpi = text.kpis.find(({ key }) => key === about.kpi)?.name ?? about.kpi;
    return `has “${kpi}” reported by its office ${officeTitle(text, party, about.office)}`;
  }
  const title = added ?? text.contacts.find(({ key }) => key === about.key)?.title;
  if (title === undefined) return sayKindOf(about);
  return `${{ add: 'adds', change: 'changes', remove: 'removes' }[about.does]} the contact “${title}”`;
}

export const sayNoticeOf = ({ noticedAt }: { noticedAt: string }, zone: string): string =>
  `notice of ${sayDayOf(noticedAt, zone)}`;
