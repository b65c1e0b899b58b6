/** How long each kind of stream is kept, as its capability says. */
import { capabilities } from '../../capabilities.ts';
import type { Release, Retention, StreamOf } from '../../shared/capability.ts';

/**
 * Nothing on the ledger is deleted by time. The periods are the least for which an installation must be run on: which schedule binds a
 * record is decided by each agency's records officer under its approved schedules (for federal agencies: 44 U.S.C. 3303a).
 */
const STREAMS: Readonly<Record<string, StreamOf>> = Object.assign(
  {},
  ...Object.values(capabilities).map((one) => ('streams' in one ? one.streams : {})),
);

export const RETENTION: Readonly<Record<string, Retention>> = Object.fromEntries(
  Object.entries(STREAMS).map(([prefix, { retention }]) => [prefix.replace('_', ''), retention]),
);

/** By kind of event; of a kind that nobody has decided on, nothing is released. */
export const RELEASE: Readonly<Record<string, Release>> = Object.assign(
  {},
  ...Object.values(STREAMS).map(({ release }) => release),
);

/** Throws for an id of no known kind: a stream without a class must not begin. */
export function retentionOf(stream: string): Retention {
  const kind = /^([a-z]+)_/.exec(stream)?.[1] ?? '';
  const found = Object.hasOwn(RETENTION, kind) ? RETENTION[kind] : undefined;
  if (!found) throw new RangeError(`The stream ${stream} has no retention class`);
  return found;
}
