/** What a text says of one of its parties, in lines that lead to its sections: of its terms alone, and what they do not say is not said. */
import { addDecimals } from '../../../shared/decimal.ts';
import { sayDay } from '../../../shared/time-words.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';

export interface Point {
  says: string;
  /** The section of the document that says it, by its `data-part`. */
  part: string;
}

const many = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;

const MILLION = 1_000_000;

/** `$1.2M` where that is the whole amount, else every digit: nothing is rounded. */
export function sayDollars(amount: string): string {
  const [whole = '', cents = ''] = amount.split('.');
  const dollars = Number(whole);
  if (/[1-9]/.test(cents)) return `$${dollars.toLocaleString('en-US')}.${cents.padEnd(2, '0')}`;
  const [unit, of] =
    dollars % (10 * MILLION) === 0 && dollars >= 1_000 * MILLION ? ['B', 1_000 * MILLION] : ['M', MILLION];
  const short = dollars >= of && dollars % (of / 100) === 0;
  return short ? `$${(dollars / of).toLocaleString('en-US')}${unit}` : `$${dollars.toLocaleString('en-US')}`;
}

const counted = (part: string, count: number, says: (count: number) => string): Point[] =>
  count === 0 ? [] : [{ part, says: says(count) }];

/** Whose money it is, whoever makes the commitment that it pays for. */
function planned({ commitments }: SignedMou, party: string): Point[] {
  const amounts = commitments.flatMap(({ funds }) => (funds?.from === party ? [funds.amount] : []));
  return amounts.length === 0
    ? []
    : [{ part: 'commitments', says: `Plans ${sayDollars(addDecimals(amounts))}, subject to appropriations` }];
}

/** A day that its last signature may move is none that the text says. */
function termOf({ sunset, succession }: SignedMou): Point[] {
  const last = succession ? succession.lastDay : sunset.endsOn;
  if (last !== undefined) return [{ part: 'term', says: `Until ${sayDay(last)}` }];
  return !succession && sunset.then === 'ends'
    ? [{ part: 'term', says: `For ${many(sunset.months, 'month')} from the day it takes effect` }]
    : [];
}

const mayVeto = ({ veto }: SignedMou, party: string): boolean =>
  veto !== undefined && (veto.whoMayVeto === 'every-party' || veto.whoMayVeto.includes(party));

/** None of a party that the text does not have. */
export function yourPart(mou: SignedMou, party: string): Point[] {
  if (!mou.parties.some(({ key }) => key === party)) return [];
  const { commitments, decisionRights, kpis, closingDuties, terminationNotice } = mou;
  const deciding = (who: string) => decisionRights.filter(({ decides }) => decides === who).length;
  return [
    ...counted(
      'commitments',
      commitments.filter((one) => one.party === party).length,
      (count) => `Makes ${many(count, 'commitment')}`,
    ),
    ...planned(mou, party),
    ...counted('decision rights', deciding(party), (count) => `Decides ${many(count, 'matter')} alone`),
    ...counted('decision rights', deciding('jointly'), (count) => `Decides ${many(count, 'matter')} with all others`),
    ...counted(
      'decision rights',
      decisionRights.filter(({ consulted }) => consulted.includes(party)).length,
      (count) => `Is consulted on ${many(count, 'matter')}`,
    ),
    ...counted(
      'kpis',
      kpis.filter(({ reporters }) => reporters.some((one) => one.party === party)).length,
      (count) => `Reports ${many(count, 'KPI')}`,
    ),
    ...(mayVeto(mou, party) ? [{ part: 'veto', says: 'May veto decisions' }] : []),
    ...termOf(mou),
    ...(terminationNotice
      ? [{ part: 'withdrawal', says: `May leave with ${many(terminationNotice.days, 'day’s', 'days’')} notice` }]
      : []),
    ...counted(
      'closing',
      closingDuties.filter(({ owner }) => owner.party === party).length,
      (count) => `Has ${many(count, 'duty', 'duties')} after the end`,
    ),
  ];
}
