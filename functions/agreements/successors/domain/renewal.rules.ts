/** A renewal follows the last day of the text in force, in its time, and goes no further than that text says a renewal may. */
import { addMonths } from '../../../shared/days.ts';
import { type PlainDay, type Refusal, say } from '../../../shared/kernel.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';
import { lastDayOf } from '../../domain/term.rules.ts';

/** What the text in force says of its renewals, whatever the text says that shall follow it. */
export type Renewable = NonNullable<SignedMou['sunset']['renewal']>;

export interface Renewing {
  sunset: Agreement['sunset'];
  /** The first day on which a renewal may go out, if there is an end to renew. */
  renewableFrom?: PlainDay | undefined;
  renewable: Renewable;
  /** Whether the renewal says the same of those that follow it. */
  sameRenewable: boolean;
  /** Whether nothing else differs than what every renewal may: its days, and those of its review. */
  sameTerms: boolean;
  today: PlainDay;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const sayMonths = (months: number): string => `${months} ${months === 1 ? 'month' : 'months'}`;

const sayMost = (most: number): string => (most === 1 ? 'one renewal' : `${most} renewals`);

/** An amendment between two renewals does not begin the count anew; one that is in force can have changed what is allowed. */
const oftenEnough = ({ renewals = 0 }: Agreement, { most }: Renewable): Refusal[] =>
  most === undefined || renewals < most
    ? []
    : [
        say(
          'renewals-used-up',
          `The MOU has been renewed ${times(renewals)}, and the text in force allows at most ${sayMost(most)}.`,
          'Let it end and send the text as an agreement of its own, or amend `sunset.renewal` first: what the text in force says counts.',
          'sunset.renewal.most',
        ),
      ];

const longEnough = (ends: PlainDay, { sunset, renewable: { months } }: Renewing): Refusal[] => {
  const last = lastDayOf(sunset, ends);
  const field = sunset.then === 'ends' ? 'sunset.months' : 'sunset.endsOn';
  if (last !== undefined && last <= ends)
    return [
      say(
        'renewal-outlasts-nothing',
        `The renewal would end on ${last}, and the text in force runs to ${ends} by itself.`,
        'Write a later day in `endsOn`.',
        field,
      ),
    ];
  if (months === undefined) return [];
  const latest = addMonths(ends, months);
  if (last !== undefined && last <= latest) return [];
  const runs = last === undefined ? 'without an end' : `to ${last}`;
  return [
    say(
      'renewal-too-long',
      `The renewal would run ${runs}; the text in force allows at most ${sayMonths(months)} after ${ends}, to ${latest}.`,
      sunset.then === 'ends' ? `Write at most ${months} in \`months\`.` : `Write ${latest} or an earlier day.`,
      field,
    ),
  ];
};

/** Nobody renews under limits that the renewal itself has moved. */
const sameLimits = (same: boolean): Refusal[] =>
  same
    ? []
    : [
        say(
          'renewal-limits-changed',
          'A renewal keeps what the text in force says of renewals, and this one says something else.',
          'Copy `sunset.renewal` from the text in force; to change it, amend the MOU first.',
          'sunset.renewal',
        ),
      ];

const sameWords = ({ renewable: { unchanged }, sameTerms }: Renewing): Refusal[] =>
  unchanged && !sameTerms
    ? [
        say(
          'renewal-changes-text',
          'The text in force allows no renewal that changes anything but the days of the term and of its review.',
          'Send the text in force with its new days alone, or amend it first.',
        ),
      ]
    : [];

export function renewalFindings(holds: Agreement, by: Renewing): Refusal[] {
  const { renewableFrom, renewable, today } = by;
  const ends = holds.term?.ends;
  if (ends === undefined)
    return [say('nothing-to-renew', 'The MOU has no last day that a renewal could follow.', 'Amend it instead.')];
  return [
    ...(renewableFrom !== undefined && today < renewableFrom
      ? [
          say(
            'renewal-too-early',
            `The MOU can be renewed from ${renewableFrom} on.`,
            'Until then it can be amended, which keeps its last day.',
          ),
        ]
      : []),
    ...sameLimits(by.sameRenewable),
    ...sameWords(by),
    ...oftenEnough(holds, renewable),
    ...longEnough(ends, by),
  ];
}
