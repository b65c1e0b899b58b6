/** A text says who does what by when: whatever it promises is told apart from the rest, and stands with the commitments of whoever does it. */

import { isDay, notADay } from '../../shared/day-typed.ts';
import { type PlainDay, type Refusal, refuse } from '../../shared/kernel.ts';
import { refusalsOf, textOf } from '../../shared/text.ts';
import { wordsOf } from './acting.rules.ts';
import type { Dispute } from './dispute.schema.ts';
import { isSide } from './ladder.rules.ts';

export interface Promise {
  party: string;
  by: PlainDay;
  what: string;
}

export const MOST_FOLLOW_UPS = 12;
const LONGEST_PROMISE = 500;
/** What a dispute ends with is done soon: a longer undertaking is agreed by all parties of the MOU, in its text. */
export const LONGEST_FOLLOW_UP_DAYS = 180;

const daysBetween = (from: PlainDay, to: PlainDay): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const promiseFindings = (dispute: Dispute, { party, by, what }: Promise, index: number, today: PlainDay): Refusal[] => {
  const at = (name: string) => `followUps.${index}.${name}`;
  const days = isDay(by) ? daysBetween(today, by) : Number.NaN;
  return [
    ...(isSide(dispute, party)
      ? []
      : [
          refuse('party-not-in-dispute', 'This is no party of the dispute.', 'Choose one of them.', at('party'))
            .refused,
        ]),
    ...refusalsOf(
      textOf(what, {
        field: at('what'),
        max: LONGEST_PROMISE,
        empty: ['follow-up-text-missing', 'It does not say what is done.', 'Say it in one sentence.'],
        line: true,
      }),
    ),
    ...(Number.isNaN(days) ? [notADay(by, at('by'))] : []),
    ...(days < 1 || days > LONGEST_FOLLOW_UP_DAYS
      ? [
          refuse(
            'day-too-far',
            `This day is not within the next ${LONGEST_FOLLOW_UP_DAYS} days.`,
            'Choose a nearer day; what takes longer belongs into an amendment of the MOU.',
            at('by'),
          ).refused,
        ]
      : []),
  ];
};

export function textFindings(
  dispute: Dispute,
  { text, followUps }: { text: string; followUps: readonly Promise[] },
  today: PlainDay,
): Refusal[] {
  return [
    ...refusalsOf(
      wordsOf(text, 'text', [
        'proposal-missing',
        'It does not say yet what is decided.',
        'Say what changes, in sentences that both sides can hold each other to.',
      ]),
    ),
    ...(followUps.length > MOST_FOLLOW_UPS
      ? [
          refuse(
            'follow-ups-too-many',
            `There are ${followUps.length} actions.`,
            `Write at most ${MOST_FOLLOW_UPS}.`,
            'followUps',
          ).refused,
        ]
      : []),
    ...followUps.flatMap((one, index) => promiseFindings(dispute, one, index, today)),
  ];
}
