/** How the people of an agency are said: a holder in one line, who clears texts, what stands in a table of before and after. */
import type { Holder } from '../../offices/domain/holder.rules.ts';
import { REVIEWER_KINDS, type ReviewerKind } from '../../offices/domain/reviewer-kinds.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { sayDay } from '../../shared/time-words.ts';

export const ROLES_OF_HOLDERS = { incumbent: 'Incumbent', acting: 'Acting', delegated: 'By delegation' } as const;

export const KINDS: Record<ReviewerKind, string> = {
  counsel: 'Counsel',
  budget: 'Budget office',
  privacy: 'Privacy officer',
  secretariat: 'Executive secretariat',
};

/** Role, order and term; nothing of an incumbent without days. */
export const termLine = ({ capacity, instrument, from, to }: Holder): string | undefined =>
  [
    ...(capacity === 'incumbent' ? [] : [ROLES_OF_HOLDERS[capacity]]),
    ...(instrument === undefined ? [] : [instrument]),
    ...(from === undefined ? [] : [`from ${sayDay(from)}`]),
    ...(to === undefined ? [] : [`to ${sayDay(to)}`]),
  ].join(', ') || undefined;

/** `Counsel: Ada Rowe, ada.rowe@agency.gov, must clear the text`, a line for each; `Nobody` where there are none. */
export const reviewerLines = (reviewers: Reviewers): string[] => {
  const lines = REVIEWER_KINDS.flatMap((kind) => {
    const one = reviewers[kind];
    if (!one) return [];
    return [`${KINDS[kind]}: ${one.name}, ${one.mailbox}${one.required ? '' : ' (nobody waits for it)'}`];
  });
  return lines.length === 0 ? ['Nobody'] : lines;
};

export const manyOf = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
