/** What the history of an agreement says of its versions: each as it was left, and every party that any of them had. */
import type { Instant } from '../../shared/kernel.ts';
import { leftFrom } from '../leaving/domain/leaving.state.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { type Agreement, evolveAgreement, sentLast } from './agreement.state.ts';

interface Happened {
  type: string;
  data: unknown;
}

/** In every stream of the ledger: that words were removed by law. It decides nothing about the agreement. */
const isItsOwn = ({ type }: Happened): boolean => type !== 'BodyRemoved';

/** The agreement as it stands on record; undefined of no history. */
export const wholeIn = (events: readonly Happened[]): Agreement | undefined =>
  events
    .filter(isItsOwn)
    .reduce<Agreement | undefined>((state, event) => evolveAgreement(state, event as AgreementEvent), undefined);

/** The agreement as each of its versions left it, by round, the first one first; the last one is as it stands. */
export function versionsIn(events: readonly Happened[]): Map<string, Agreement> {
  const versions = new Map<string, Agreement>();
  let state: Agreement | undefined;
  for (const event of events.filter(isItsOwn)) {
    state = evolveAgreement(state, event as AgreementEvent);
    const { next: _, ...own } = state;
    versions.set(state.round, own);
    if (state.next) versions.set(state.next.round, sentLast(state));
  }
  return versions;
}

/** From when to when a version holds; it gives way to the next one, or ends. */
export interface Held {
  version: number;
  from: Instant;
  /** Absent where no end is agreed. */
  until?: Instant;
}

/** Every version that was executed, in order: at each moment one of them holds, or none. */
export function held(versions: readonly Pick<Agreement, 'version' | 'status' | 'term'>[]): Held[] {
  const executed = versions.flatMap(({ version, status, term }) =>
    status === 'executed' && term ? [{ version, term }] : [],
  );
  return executed.map(({ version, term }, index) => {
    const until = executed[index + 1]?.term.effectiveAt ?? term.endsAt;
    return { version, from: term.effectiveAt, ...(until !== undefined && { until }) };
  });
}

/** The parties of a version, those that have left it since as well: last ones last. */
export const partiesWithLeft = (version: Pick<Agreement, 'version' | 'parties' | 'leaving'>): string[] => [
  ...version.parties,
  ...leftFrom(version).map(({ party }) => party),
];

/** Whoever was a party of any version, in the order in which they came: what a party recorded stays when it has left, or a new version leaves it out. */
export const partiesEver = (events: readonly Happened[]): string[] => [
  ...new Set([...versionsIn(events).values()].flatMap(partiesWithLeft)),
];
