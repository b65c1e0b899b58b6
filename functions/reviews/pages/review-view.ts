/** What all pages of a review begin with: the frame, the person, and how parties are named. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { byWhen, frameOf } from '../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { FrameView, Tab, Turn } from '../../shared/pages/frame.tsx';
import type { SignedIn } from '../../shared/pages/layout.tsx';
import type { Visited, VisitedReview } from '../authorize-reviews.ts';
import { ownParties, seatsIn, serves, signs } from '../authorize-reviews.ts';
import { firstSignatory, maySay } from '../domain/choosing.rules.ts';

export interface ReviewFrame {
  person: SignedIn;
  frame: FrameView;
  mou: string;
  zone: string;
  nameOf: (party: string) => string;
}

export function reviewFrame(
  visited: Visited,
  now: Instant,
  { current = 'true', turn }: { current?: Tab['current']; turn?: Turn | undefined } = {},
): ReviewFrame {
  const { person, agreement, register, roles, openDisputes, text } = visited;
  return {
    person: headerOf(person, roles.find(({ name }) => name !== undefined)?.name),
    frame: frameOf({
      ...{ agreement, register, roles, now, openDisputes, current, turn },
      part: 'reviews',
      title: titleOf(register, agreement),
    }),
    ...{ mou: mouName(agreement.number), zone: agreement.zone, nameOf: (party) => partyName(text, party) },
  };
}

const as = (party: string): string => `?as=${encodeURIComponent(party)}`;

/** What the reader does next in this review: the choice of its office before what is prepared for it. */
export function turnIn(visited: VisitedReview, path: string, now: Instant): Turn | undefined {
  const { standing, review } = visited;
  const { nameOf } = reviewFrame(visited, now);
  const { windows } = standing;
  const calendar = review.calendar;
  const owes = (party: string) =>
    review.revealedAt === undefined ? review.answered[party] === undefined : review.choices[party] === undefined;
  const by = (due: Instant) => byWhen(calendar, due, now);
  const due = review.revealedAt === undefined ? windows.answersBy : windows.closesAt;
  for (const { party, office = '', signatories } of seatsIn(visited, signs))
    if (!firstSignatory({ office, signatories }) && owes(party) && !maySay(standing, party, now).refused)
      return {
        what: `choose for ${nameOf(party)} ${by(due)}`,
        label: 'Choose',
        href: `${path}/choice${as(party)}`,
      };
  for (const { party } of seatsIn(visited, serves))
    if (owes(party) && review.prepared[party] === undefined && !maySay(standing, party, now).refused)
      return {
        what: `prepare the answers of ${nameOf(party)} ${by(due)}`,
        label: 'Prepare',
        href: `${path}/answers${as(party)}`,
      };
  return undefined;
}

/** What the reader may do for its own parties, as links. */
export function mayDo(visited: VisitedReview, path: string, now: Instant): { href: string; label: string }[] {
  const { standing } = visited;
  const { nameOf } = reviewFrame(visited, now);
  const many = ownParties(visited).length > 1;
  const named = (party: string) => (many ? ` for ${nameOf(party)}` : '');
  const open = (party: string) => !maySay(standing, party, now).refused;
  return [
    ...seatsIn(visited, signs)
      .filter(({ party, office = '', signatories }) => !firstSignatory({ office, signatories }) && open(party))
      .map(({ party }) => ({
        href: `${path}/choice${as(party)}`,
        label: `${visited.review.answered[party] ? 'Change the choice' : 'Choose'}${named(party)}`,
      })),
    ...seatsIn(visited, serves)
      .filter(({ party }) => open(party))
      .map(({ party }) => ({
        href: `${path}/answers${as(party)}`,
        label: `${visited.review.prepared[party] ? 'Change what is prepared' : 'Prepare answers'}${named(party)}`,
      })),
  ];
}
