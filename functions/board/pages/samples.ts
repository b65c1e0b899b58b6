/** What a dispute adds to the times: its spans, without the time for which the deadlines of its MOU were paused. */
import { partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import { ranFor, type Suspensions } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { levelName, partiesOf } from '../../disputes/domain/ladder.rules.ts';
import { DAY, type Instant } from '../../shared/kernel.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Sample } from '../domain/times.rules.ts';

/** The level on which it stood at that moment. */
const levelAt = ({ ladder, reached }: Dispute, at: Instant): string =>
  levelName(ladder, reached.findLast((one) => one.at <= at)?.level ?? 0);

/** In whole days: of what happened only the day is known. */
const untilRaised = ({ happenedOn, raisedAt, zone }: Dispute): number =>
  Math.max(0, Date.parse(dayIn(zone, raisedAt)) - Date.parse(happenedOn)) / DAY;

export function samplesOf(dispute: Dispute, text: SignedMou, suspensions: Suspensions): Sample[] {
  const { by, against, raisedAt, answeredAt, decision, status } = dispute;
  const name = (party: string) => partyName(text, party);
  const decidedAt = status === 'decided' ? decision?.at : undefined;
  const span = (measure: Sample['measure'], to: Instant, parties: readonly string[]): Sample => ({
    ...{ measure, level: levelAt(dispute, to), agencies: parties.map(name) },
    milliseconds: ranFor(raisedAt, to, suspensions),
  });
  return [
    {
      measure: 'raised',
      level: levelAt(dispute, raisedAt),
      agencies: [name(by)],
      milliseconds: untilRaised(dispute) * DAY,
    },
    ...(answeredAt === undefined ? [] : [span('answered', answeredAt, [against])]),
    ...(decidedAt === undefined ? [] : [span('decided', decidedAt, partiesOf(dispute))]),
  ];
}
