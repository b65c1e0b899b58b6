/** Commitments by the day on which they are due, or on which they were delivered where there is none. */
import type { Commitment, Commitments } from '../../../commitments/domain/commitment.state.ts';
import { dutyIn, isDuty } from '../../../commitments/domain/duty.rules.ts';
import { followUpIn } from '../../../commitments/domain/follow-up.rules.ts';
import { cameLate, type Standing, standingOf } from '../../../commitments/domain/standing.rules.ts';
import type { Facts } from './facts.ts';
import type { Item, Mark, MarkLook } from './item.ts';

const LOOKS: Record<Standing, MarkLook> = {
  'open-ended': 'ahead',
  ahead: 'ahead',
  stayed: 'ahead',
  left: 'ahead',
  late: 'poor',
  disputed: 'poor',
  delivered: 'good',
  accepted: 'good',
};

const HOW: Record<Standing, string> = {
  'open-ended': 'No day agreed',
  ahead: 'Due',
  stayed: 'On hold: the decision is vetoed',
  left: 'Closed: a party has left',
  late: 'Overdue',
  disputed: 'Delivered; the delivery is disputed',
  delivered: 'Delivered',
  accepted: 'Delivered and accepted',
};

/** What a commitment of a dispute says is read there; of one that only named people may know nobody else is told. */
function whatOf(
  { text, disputes, nameOf }: Facts,
  { party }: Commitments,
  key: string,
  one: Commitment,
): string | undefined {
  const of = followUpIn(key);
  const who = nameOf(party);
  if (isDuty(key)) {
    const duty = text.closingDuties.find((own) => own.key === dutyIn(key));
    return `${who}, in the closing: ${duty?.does ?? `duty ${dutyIn(key)}, agreed upon before the end`}`;
  }
  if (!of) return `${who}: ${text.commitments.find((own) => own.key === key)?.does ?? 'a commitment'}`;
  if (!one.named) return `${who}: action ${of.index + 1} of dispute ${of.dispute}`;
  return disputes.some(({ number }) => number === of.dispute)
    ? `An action of dispute ${of.dispute}, for named people`
    : undefined;
}

function itemOf(facts: Facts, state: Commitments, key: string, one: Commitment): Mark[] {
  const at = one.dueAt ?? one.delivery?.at;
  const what = whatOf(facts, state, key, one);
  if (at === undefined || what === undefined) return [];
  const standing = standingOf(one, facts.now);
  const late = (standing === 'delivered' || standing === 'accepted') && cameLate(one);
  return [
    {
      ...{ id: `commitment ${state.party} ${key}`, lane: 'commitments', at, what },
      look: late ? 'poor' : LOOKS[standing],
      how: late ? `${HOW[standing]}, late` : HOW[standing],
      page: `/agreements/${facts.agreement}/commitments/${key}`,
    },
  ];
}

export const commitmentItems = (facts: Facts): Item[] =>
  facts.commitments.flatMap((state) =>
    Object.entries(state.commitments).flatMap(([key, one]) => itemOf(facts, state, key, one)),
  );
