/** Of a dispute for named people, others learn that it exists, from the docket: nothing else that tells of it leaves the service, or is counted. */

interface Happened {
  type: string;
  data: unknown;
}

/** Whether this is the whole stream of such a dispute. */
export const forNamedPeople = ([first]: readonly Happened[]): boolean =>
  first?.type === 'DisputeRaised' && (first.data as { handling?: string }).handling === 'named';

interface OfCommitments {
  dispute?: number;
  named?: true;
  followUps?: readonly { key: string }[];
  commitment?: string;
  [told: string]: unknown;
}

/** Which events of a party's commitments tell of a follow-up of such a dispute: that it was agreed, and what became of it. */
export function ofNamedPeople<Event extends Happened>(events: readonly Event[]): ReadonlySet<Event> {
  const dataOf = ({ data }: Event) => data as OfCommitments;
  const agreed = events
    .filter(({ type }) => type === 'FollowUpsTaken')
    .map(dataOf)
    .filter(({ named }) => named);
  if (agreed.length === 0) return new Set();
  const disputes = new Set(agreed.map(({ dispute }) => dispute));
  const keys = new Set<unknown>(agreed.flatMap(({ followUps = [] }) => followUps.map(({ key }) => key)));
  const tells = ({ dispute, commitment, month, week, late }: OfCommitments): boolean =>
    (dispute !== undefined && disputes.has(dispute)) ||
    [commitment, month, week, late].flat().some((key) => keys.has(key));
  return new Set(events.filter((event) => tells(dataOf(event))));
}
