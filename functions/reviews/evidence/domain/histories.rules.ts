/** The streams of an agreement as a review counts them: each event once, in order, up to the event that was the last one. */
import { forNamedPeople, ofNamedPeople } from '../../../disputes/docket/domain/named-people.rules.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { Tip } from './evidence.schema.ts';

export interface Happened {
  stream: string;
  seq: number;
  hash: string;
  type: string;
  at: Instant;
  data: unknown;
}

/** What an event of one kind of stream says. */
export type Said<Event extends { type: string; data: unknown }> = Pick<Happened, 'at' | 'stream' | 'seq'> &
  {
    [Type in Event['type']]: { type: Type; data: Extract<Event, { type: Type }>['data'] };
  }[Event['type']];

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** By stream, by name; of events that are told twice, one. */
function streamsOf<Event extends Pick<Happened, 'stream' | 'seq'>>(events: readonly Event[]): [string, Event[]][] {
  return [...Map.groupBy(events, ({ stream }) => stream)]
    .toSorted(([one], [other]) => inOrder(one, other))
    .map(([stream, all]) => {
      const bySeq = new Map(all.map((event) => [event.seq, event]));
      return [stream, [...bySeq.values()].toSorted((one, other) => one.seq - other.seq)];
    });
}

/** How far each stream had come by a moment. Of a dispute for named people nothing is told, not even that. */
export const tipsAt = (events: readonly Happened[], at: Instant): Tip[] =>
  streamsOf(events).flatMap(([stream, all]) => {
    const later = all.findIndex((event) => event.at > at);
    const last = all.at(later === -1 ? -1 : later - 1);
    if (!last || later === 0 || forNamedPeople(all)) return [];
    return [{ stream, seq: last.seq, hash: last.hash }];
  });

/** That words were removed by law decides nothing, in any stream. */
const REMOVED = 'BodyRemoved';

/** Everything that counts: by stream, up to its tip, without what tells of disputes for named people. */
export function countedIn(events: readonly Happened[], tips: readonly Tip[]): Map<string, Happened[]> {
  const lasts = new Map(tips.map(({ stream, seq }) => [stream, seq]));
  return new Map(
    streamsOf(events).flatMap(([stream, all]): [string, Happened[]][] => {
      const last = lasts.get(stream);
      if (last === undefined || forNamedPeople(all)) return [];
      const until = all.filter(({ seq, type }) => seq <= last && type !== REMOVED);
      const named = ofNamedPeople(until);
      return [[stream, until.filter((event) => !named.has(event))]];
    }),
  );
}

/** Of the streams of one kind, `kpr_`, each by itself. */
export const ofKind = <Event extends { type: string; data: unknown }>(
  counted: ReadonlyMap<string, readonly Happened[]>,
  prefix: string,
): Said<Event>[][] =>
  [...counted].filter(([stream]) => stream.startsWith(prefix)).map(([, events]) => events as unknown as Said<Event>[]);

/** As the rules of its own stream take it: none of them asks for its words. */
export const asRecorded = <Event>(event: object): Event => event as unknown as Event;
