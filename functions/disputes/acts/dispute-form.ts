/** What people type about a dispute, as forms send it: positions, actions and people, each row under the number that it has on the page. */
import { personId } from '../../identity/agency.store.ts';
import { dayTyped } from '../../shared/day-typed.ts';
import { mailboxesIn, sameMailbox } from '../../shared/mailbox.ts';
import type { Promise as Promised } from '../domain/decide.rules.ts';
import type { About } from '../domain/dispute.schema.ts';
import type { Position } from '../domain/position.rules.ts';
import { type Claim, MOST_PEOPLE } from '../domain/raise.rules.ts';
import { actionRows, type Form, linkRows } from '../pages/form-rows.ts';

export const positionIn = (form: Form): Position => ({
  need: form.need ?? '',
  cannotAccept: form.cannotAccept ?? '',
  offer: form.offer ?? '',
  links: linkRows(form).map((row) => ({
    says: (form[`links.${row}.says`] ?? '').trim(),
    url: (form[`links.${row}.url`] ?? '').trim(),
  })),
});

export const actionsIn = (form: Form): Promised[] =>
  actionRows(form).map((row) => ({
    party: form[`followUps.${row}.party`] ?? '',
    by: dayTyped(form[`followUps.${row}.by`]),
    what: form[`followUps.${row}.what`] ?? '',
  }));

const ABOUT: readonly About['kind'][] = ['decision-right', 'commitment', 'kpi', 'public-credit', 'other'];

/** `decision-right/closures`; what is none of these is refused as a term that the MOU does not have. */
export const aboutIn = (said = ''): About => {
  const [kind, key = ''] = said.split('/');
  const known = ABOUT.find((one) => one === kind) ?? 'decision-right';
  return key === '' ? { kind: known } : { kind: known, key };
};

/** Nobody is told whether a mailbox is known; only what can be none is refused. */
export const peopleIn = (typed = '') => mailboxesIn(typed, { field: 'people', most: MOST_PEOPLE });

/** `reader` is whoever writes: nobody locks themselves out of what they have raised. */
export function claimIn(form: Form, named: readonly string[], reader: string): Claim {
  const people = named.length === 0 ? [] : [...new Set([...named, sameMailbox(reader)])];
  const complained = Object.keys(form)
    .filter((name) => name.startsWith('complained.') && form[name] === 'yes')
    .map((name) => name.slice('complained.'.length).split('/'))
    .map(([party = '', office = '']) => ({ party, office }));
  return {
    ...positionIn(form),
    against: form.against ?? '',
    about: aboutIn(form.about),
    happened: form.happened ?? '',
    happenedOn: dayTyped(form.happenedOn),
    handling: form.handling === 'named' ? 'named' : 'parties',
    people: people.map((mailbox) => ({ id: personId(mailbox), mailbox })),
    complained,
  };
}
