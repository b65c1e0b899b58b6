/** Disputes from raising to deciding, with the levels that they reached; and when deadlines stood. Of one for named people no more than its days. */
import { endOf } from '../../../disputes/docket/domain/suspension-clock.rules.ts';
import { termSays } from '../../../disputes/domain/about.rules.ts';
import type { Dispute } from '../../../disputes/domain/dispute.schema.ts';
import { isOver, levelName, partiesOf } from '../../../disputes/domain/ladder.rules.ts';
import type { Facts } from './facts.ts';
import type { Item, MarkLook, Span } from './item.ts';

const HOW: Record<Dispute['status'], string> = {
  open: 'Open',
  vetoed: 'Vetoed',
  impasse: 'Impasse',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
  ended: 'Ended without a decision',
};

const ENDS: Partial<Record<Dispute['status'], MarkLook>> = {
  impasse: 'poor',
  decided: 'good',
  withdrawn: 'fell',
  ended: 'fell',
};

type Of = Pick<Facts, 'disputes' | 'text' | 'nameOf'>;

function whatOf(dispute: Dispute, { text, nameOf }: Of): string {
  const called = `Dispute ${dispute.number}`;
  if (dispute.handling === 'named') return `${called}, for named people`;
  const about = termSays(dispute.about, text);
  const between = partiesOf(dispute).map(nameOf).join(' and ');
  return about === undefined ? `${called} between ${between}` : `${called} between ${between}: ${about}`;
}

function howOf(dispute: Dispute): string {
  const how = HOW[dispute.status];
  const { status, ladder, level, handling, decision } = dispute;
  if (handling === 'named') return how;
  if (status === 'open') return `${how}, with ${levelName(ladder, level)}`;
  return decision && status === 'decided' ? `${how} by ${levelName(ladder, decision.level)}` : how;
}

export function disputeItems(of: Of): Item[] {
  return of.disputes.map((dispute): Span => {
    const { agreement, id, number, raisedAt, endedAt, decision, reached, handling } = dispute;
    const until = isOver(dispute) ? (endedAt ?? decision?.at) : undefined;
    const levels = reached.slice(1).map(({ at }) => at);
    return {
      ...{ id, lane: 'disputes', look: 'thread', mark: String(number), at: raisedAt },
      ...(until !== undefined && { until }),
      ...(handling !== 'named' && levels.length > 0 && { steps: levels }),
      ...(ENDS[dispute.status] && { ends: ENDS[dispute.status] }),
      ...{ what: whatOf(dispute, of), how: howOf(dispute) },
      page: `/agreements/${agreement}/disputes/${number}`,
    };
  });
}

export function suspensionItems({ suspensions: { folded, pauses }, agreement, now }: Facts): Item[] {
  const pause = (at: string, until: string, how: string): Span => ({
    ...{ id: `pause ${at}`, lane: 'pauses', look: 'hatch', at, until, how },
    ...{ what: 'Deadlines paused', page: `/agreements/${agreement}/disputes` },
  });
  return [
    ...(folded ? [pause(folded.from, folded.until, `Several times, ${folded.days} days in all`)] : []),
    ...pauses.map((one) => {
      const ends = endOf(one);
      return pause(one.from, ends, now < ends ? 'Paused today' : one.resumed === undefined ? 'Over' : 'Ended early');
    }),
  ];
}
