/** When a review opens by itself, once for each term: what is recorded of it with the agreement, and as the first event of its own stream. */

import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { inForce, textAt } from '../../agreements/domain/in-force.rules.ts';
import { reviewDue } from '../../agreements/domain/review-due.rules.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';
import { windowsOf } from './windows.rules.ts';

type Opened = Extract<ReviewEvent, { type: 'ReviewOpened' }>;

export interface Opening {
  /** For the agreement. */
  began: AgreementEvent;
  /** For the review's own stream. */
  opened: Opened;
}

export const numberOfNext = ({ reviews = 0 }: Pick<Agreement, 'reviews'>): number => reviews + 1;

/** What both kinds of opening say. */
export const openedFrom = (text: Agreement, review: number) => ({
  ...{ agreement: text.id, review, version: text.version, parties: text.parties },
  ...{ zone: text.zone, calendar: text.calendar },
  ...{ then: whatSilenceDoes(text), goesOnWithout: text.sunset.goesOnWithout },
});

/** The last review of an MOU that goes on to a day of its own comes before that day: nothing ends unreviewed, or goes on beyond it. */
const whatSilenceDoes = ({ sunset, term }: Agreement): 'ends' | 'goes-on' =>
  sunset.then === 'ends' || (term?.ends !== undefined && term.ends <= term.sunset) ? 'ends' : 'goes-on';

/** What the text itself says of renewals forbids another one, whatever the parties choose. */
export const notRenewable = (
  text: Pick<Agreement, 'renewals'>,
  { renewal }: { renewal?: { most?: number | undefined } | undefined },
): string | undefined =>
  renewal?.most !== undefined && (text.renewals ?? 0) >= renewal.most ? 'renewals-used-up' : undefined;

/** The review that is due by the clock; undefined where none is, whatever is repeated, late, or looked at by two at once. */
export function scheduled(
  whole: Agreement,
  now: Instant,
  /** What the text says of its sunset, where it was read. */
  says: Parameters<typeof notRenewable>[1] = {},
): Opening | undefined {
  const text = textAt(whole, now);
  const dueAt = reviewDue(text);
  const { term } = text;
  if (dueAt === undefined || now < dueAt || !term || !inForce(whole, now)) return undefined;
  const review = numberOfNext(whole);
  const { sunset } = term;
  const calendar = calendarOf(text);
  const today = dayOf(text.zone, now);
  const from = openedFrom(text, review);
  const refused = from.then === 'ends' ? notRenewable(text, says) : undefined;
  // One that is opened late by more than a whole review still gives everybody a day.
  const closes = sunset > today ? sunset : addDays(today, 1);
  return {
    began: { type: 'ReviewBegan', data: { review, kind: 'scheduled', sunset } },
    opened: {
      type: 'ReviewOpened',
      data: {
        ...from,
        ...{ kind: 'scheduled', sunset },
        ...(refused !== undefined && { notRenewable: refused }),
        windows: windowsOf(calendar, now, from.then === 'ends' ? sunset : closes, text.sunset.opensDaysBefore),
      },
    },
  };
}

/** One that a party called for ends where the review of the term opens, which asks the same: nobody chooses in two at once. */
export const superseded = (before: Pick<Review, 'kind' | 'closed'> | undefined, by: number): ReviewEvent[] =>
  before && !before.closed && before.kind !== 'scheduled'
    ? [{ type: 'ReviewClosed', data: { outcome: 'superseded', by } }]
    : [];

/** Of these agreements, the ids of those whose review is due, whoever has waited longest first. */
export const inOrderOfOpening = (wholes: readonly Agreement[], now: Instant): string[] =>
  wholes
    .filter((whole) => scheduled(whole, now))
    .map((whole) => ({ id: whole.id, due: reviewDue(textAt(whole, now)) ?? now }))
    .sort((one, other) => (one.due === other.due ? (one.id < other.id ? -1 : 1) : one.due < other.due ? -1 : 1))
    .map(({ id }) => id);
