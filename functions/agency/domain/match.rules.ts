/** Which office of an MOU is which of the agency's register: by its title; else by its short name, where one whom the register knows holds it. */
import type { Holder } from '../../offices/domain/holder.rules.ts';
import { bodyOf } from '../../offices/domain/matter.rules.ts';
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { alike } from '../../shared/mailbox.ts';
import type { AgencyOffices } from './people.ts';

const plainTitle = (title: string): string =>
  title.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-US');

export const sameTitle = (one: string, other: string): boolean => plainTitle(one) === plainTitle(other);

/** The same person in the same term, with the same order behind it. */
export const sameHolder = (one: Holder, other: Holder): boolean => {
  const [{ mailbox: _, ...mine }, { mailbox: __, ...theirs }] = [bodyOf(one), bodyOf(other)];
  return alike(one.mailbox, other.mailbox) && JSON.stringify(mine) === JSON.stringify(theirs);
};

export const sameReviewers = (one: Reviewers, other: Reviewers): boolean =>
  REVIEWER_KINDS.every((kind) => {
    const [mine, theirs] = [one[kind], other[kind]];
    if (!mine || !theirs) return mine === theirs;
    return mine.name === theirs.name && mine.required === theirs.required && alike(mine.mailbox, theirs.mailbox);
  });

/** An office of an MOU, with whoever holds it there. */
export interface NamedOffice {
  title: string;
  holder: Holder;
  delegator?: Holder | undefined;
}

/**
 * By the office's key in the MOU, its key in the register; offices that match none are left out, and one of the register is never two
 * of an MOU. Keys alone say little: two MOUs have a `lead`, and mean two people.
 */
export function matchOffices(
  register: AgencyOffices,
  mou: Readonly<Record<string, NamedOffice>>,
): Readonly<Record<string, string>> {
  const matched: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [own, { title }] of Object.entries(register)) {
    const called = Object.entries(mou).filter(([, one]) => sameTitle(one.title, title));
    // Several of one title are told apart by the key, or not at all.
    const [key] = (called.length > 1 ? called.find(([one]) => one === own) : called[0]) ?? [];
    if (called.length > 0) taken.add(own);
    if (key !== undefined) matched[key] = own;
  }
  for (const [key, { holder, delegator }] of Object.entries(mou)) {
    const office = register[key];
    if (!office || !Object.hasOwn(register, key) || taken.has(key) || Object.hasOwn(matched, key)) continue;
    const known = [office.holder.mailbox, ...office.earlier];
    if (known.some((mailbox) => alike(mailbox, (delegator ?? holder).mailbox))) matched[key] = key;
  }
  return matched;
}
