/** How long each kind of stream is kept: every stream has a class, named by what its id begins with. */

export interface Retention {
  /** Name of the class, as exports and manifests print it. */
  class: string;
  /** For how long, in a sentence; the agencies' own approved schedules decide, and this is the least. */
  keeps: string;
}

/**
 * Nothing on the ledger is deleted by time. The periods are the least for which an installation must be run on: which schedule binds a
 * record is decided by each agency's records officer under its approved schedules (for federal agencies: 44 U.S.C. 3303a).
 */
const CLASSES = {
  mou: { class: 'agreement', keeps: 'The agreement and what ended it: at least 6 years after it ends.' },
  sig: { class: 'agreement', keeps: 'A signing round belongs to its agreement and is kept as long.' },
  pty: { class: 'agreement', keeps: 'A party’s offices and clearances belong to its agreement and are kept as long.' },
  dkt: { class: 'agreement', keeps: 'Which disputes there were, and when the clocks stood: kept with the agreement.' },
  dsp: { class: 'agreement', keeps: 'A dispute belongs to its agreement and is kept as long.' },
  kpg: { class: 'accountability', keeps: 'Holds and removals: as long as the record that they are about.' },
  agy: { class: 'register', keeps: 'Who vouched for an agency: as long as any agreement of that agency.' },
  tips: { class: 'witness', keeps: 'The signed lists of chain tips: as long as any record that they witness.' },
} as const satisfies Record<string, Retention>;

export const RETENTION: Readonly<Record<string, Retention>> = CLASSES;

/** Throws for an id of no known kind: a stream without a class must not begin. */
export function retentionOf(stream: string): Retention {
  const kind = /^([a-z]+)_/.exec(stream)?.[1] ?? '';
  const found = Object.hasOwn(RETENTION, kind) ? RETENTION[kind] : undefined;
  if (!found) throw new RangeError(`The stream ${stream} has no retention class`);
  return found;
}
