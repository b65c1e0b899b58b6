/** The frame of an MOU's pages, from what they read anyway: the agreement, its register, and the roles of whoever reads. */
import type { Role } from '../../identity/domain/roles.rules.ts';
import { isReviewerKind, kindInWords } from '../../offices/domain/review.rules.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { FrameView, Tab, Turn } from '../../shared/pages/frame.tsx';
import { sayDay, sayDayOf } from '../../shared/time-words.ts';
import type { Agreement } from '../domain/agreement.state.ts';
import { mouName } from '../domain/mou-name.ts';
import { type PartName, partsFor } from '../domain/parts.rules.ts';
import type { Registration } from '../domain/signed-mou.ts';
import { keyDatesOf, type Signing, type Status, statusOf } from '../domain/status.rules.ts';
import { leavesOf } from '../leaving/domain/leaves.rules.ts';

type Registered = Pick<Registration, 'party' | 'name' | 'shortName' | 'liaison' | 'offices'>;

export interface FrameOf {
  agreement: Agreement;
  title: string;
  now: Instant;
  /** Where the page reads it; the status of a text that is out depends on it. */
  round?: Signing | undefined;
  /** The parties that the page reads: the reader's own, at least. */
  register: readonly Registered[];
  /** The reader's, as far as the page asks for them. */
  roles: readonly Role[];
  /** To which part the page belongs; `page` when it is that part itself. */
  part: PartName;
  current?: Tab['current'];
  openDisputes?: number | undefined;
  turn?: Turn | undefined;
}

const LOOKS: Record<Status, FrameView['status']['look']> = {
  Preparing: 'open',
  'Being confirmed': 'open',
  'Out for signature': 'open',
  Signed: 'going',
  'In force': 'going',
  'Review due': 'due',
  Left: 'over',
  Closing: 'due',
  Ended: 'over',
  Refused: 'over',
  Declined: 'over',
  Lapsed: 'over',
  Voided: 'over',
};

export const sayStatus = (word: Status): FrameView['status'] => ({ word, look: LOOKS[word] });

const called = ({ name, shortName }: Registered): string => shortName ?? name;

const partyCalled = (register: readonly Registered[], party: string): string => {
  const found = register.find((one) => one.party === party);
  return found ? called(found) : 'A party';
};

const asWhat = ({ is, office = '', review = '' }: Role, { offices }: Registered): string | undefined => {
  const title = offices[office]?.title ?? office;
  switch (is) {
    case 'liaison':
    case 'records officer':
      return is;
    case 'holder':
    case 'signatory':
      return title;
    case 'named holder':
      return `${title}, outside the term`;
    case 'former':
    case 'gone':
      return office === '' ? 'formerly' : `formerly ${title}`;
    case 'alternate':
      return `standing in for the ${title}`;
    case 'named reviewer':
    case 'reviewer':
      return isReviewerKind(review) ? kindInWords(review) : undefined;
    default:
      return undefined;
  }
};

const andBetween = (words: readonly string[]): string =>
  words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;

/** `map lead and liaison, State Police`; an agency that is two parties is named with each. */
export function sayWho(roles: readonly Role[], register: readonly Registered[]): string | undefined {
  const each = register.flatMap((party) => {
    const words = roles.filter((role) => role.party === party.party).flatMap((role) => asWhat(role, party) ?? []);
    return words.length === 0 ? [] : [`${andBetween([...new Set(words)])}, ${called(party)}`];
  });
  return each.length === 0 ? undefined : each.join('; ');
}

/** The liaison of the reader's agency; a liaison asks the one of the agency that organizes the MOU. */
function whomToAsk({ agreement, register, roles }: FrameOf): FrameView['ask'] {
  const own = roles.find(({ party }) => party !== undefined);
  const serves = roles.some(({ is }) => is === 'liaison');
  if (serves && roles.some(({ party }) => party === agreement.convener)) return undefined;
  const asked = register.find(({ party }) => party === (serves ? agreement.convener : own?.party));
  if (!asked) return undefined;
  const holder = asked.offices[asked.liaison ?? '']?.holder;
  if (!holder) return { name: `the liaison of ${called(asked)}` };
  return { name: holder.name, mailbox: holder.mailbox, as: serves ? `liaison of ${called(asked)}` : 'liaison' };
}

export const tabsOf = ({ agreement, roles, now, part, current = 'page', openDisputes }: FrameOf): Tab[] =>
  partsFor(agreement, roles, now).map(({ name, label, path }) => ({
    label,
    href: `/agreements/${agreement.id}${path}`,
    ...(name === 'disputes' && { count: openDisputes }),
    ...(name === part && { current }),
  }));

/** `by Tue, Dec 29, 2026: 6 business days left`; of what is past, `was due Tue, Dec 29, 2026`. */
export const byWhen = (calendar: Calendar, due: Instant, now: Instant): string =>
  now < due
    ? `by ${sayDayOf(due, calendar.zone)}: ${sayTimeLeft(calendar, now, due)}`
    : `was due ${sayDayOf(due, calendar.zone)}`;

export const frameOf = (of: FrameOf): FrameView => {
  const { agreement, title, now, round, register, roles, turn } = of;
  return {
    number: mouName(agreement.number),
    title,
    status: sayStatus(statusOf(agreement, now, round)),
    dates: [
      ...(agreement.adopted ? [`Signed elsewhere ${sayDay(agreement.adopted.signedOn)}`] : []),
      ...keyDatesOf(agreement, now, round).map(({ what, on }) => `${what} ${sayDay(on)}`),
      ...leavesOf(agreement, now).map(({ party, word, on }) => `${partyCalled(register, party)} ${word} ${sayDay(on)}`),
    ],
    you: sayWho(roles, register),
    ask: whomToAsk(of),
    tabs: tabsOf(of),
    turn,
    heads: of.part === 'overview' && (of.current ?? 'page') === 'page',
  };
};
