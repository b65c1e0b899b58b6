/** What is kept of a party beside the signed texts: one entry over all versions, so that whoever holds an office holds it under each of them. */
import type { Instant } from '../../shared/kernel.ts';
import type { Holder } from '../mou/domain/holder.schema.ts';
import type { Alternate, Registration } from './signed-mou.ts';

/** A mailbox within the party that clears the text, by the reviewer's kind. */
export interface RegisteredReviewer {
  name: string;
  mailbox: string;
  required: boolean;
}

/** A party as one version has it, with whoever holds its offices today. */
export interface RegisteredParty extends Registration {
  /** What the MOU is called where its text is not read. The event has it among its words. */
  title?: string;
  /** The registered agency that this party is, by its id. */
  agency?: string;
  reviewers?: Record<string, RegisteredReviewer>;
  /** The version that brought its set of offices; absent for the first. */
  since?: number;
  /** Counts the holders of the offices that sign, as the party's stream does; the first ones are none. */
  epoch?: number;
  /** When it left the MOU by its notice of withdrawal; never kept, for the clock says it. */
  left?: Instant;
}

interface KeptOffice {
  holder: Holder;
  alternate?: Alternate;
  delegator?: Holder;
}

/** What a version says of the party: its offices by key and title. */
type InVersion = Omit<RegisteredParty, 'party' | 'offices' | 'reviewers' | 'epoch' | 'left'> & {
  offices: Record<string, string>;
};

export interface KeptParty {
  party: string;
  /** One that says of the party what an earlier one says gives the number of that one: an entry does not grow with each amendment. */
  versions: Record<string, InVersion | number>;
  /** Of every version that is kept, by key. */
  offices: Record<string, KeptOffice>;
  reviewers?: Record<string, RegisteredReviewer>;
  epoch?: number;
  /** Counts the changes: what was read and has changed since is not overwritten. */
  changes: number;
}

/** Only who signs has delegates. */
const asItSignsNothing = ({ delegator: _, ...office }: KeptOffice): KeptOffice => office;

const picked = <T>(from: Readonly<Record<string, T>>, keys: Iterable<string>): Record<string, T> =>
  Object.fromEntries([...new Set(keys)].flatMap((key) => (Object.hasOwn(from, key) ? [[key, from[key] as T]] : [])));

/** What that version says of the party; undefined where it is no party of it. */
function saidIn(kept: KeptParty | undefined, version: number): InVersion | undefined {
  const own = kept?.versions[version];
  return typeof own === 'number' ? saidIn(kept, own) : own;
}

const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    entries.length === others.size && entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
};

/** In the order of the versions, each said once. */
const saidOnce = (versions: readonly (readonly [number, InVersion])[]): KeptParty['versions'] =>
  Object.fromEntries(
    versions.map(([version, said]) => {
      const [first = version] = versions.find(([, other]) => isSame(said, other)) ?? [];
      return [version, first < version ? first : said];
    }),
  );

/** The party as that version has it; undefined where it is no party of it. */
export function partyIn(kept: KeptParty | undefined, version: number): RegisteredParty | undefined {
  const own = saidIn(kept, version);
  if (!kept || !own) return undefined;
  const { party, reviewers, epoch } = kept;
  const offices = Object.entries(own.offices).map(([key, title]) => {
    const office = kept.offices[key] as KeptOffice;
    return [key, { title, ...(own.signatories.includes(key) ? office : asItSignsNothing(office)) }];
  });
  return {
    ...{ party, ...own, offices: Object.fromEntries(offices) },
    ...(reviewers && { reviewers }),
    ...(epoch !== undefined && { epoch }),
  };
}

/** A version, as far as it says who signs it. */
interface Signed {
  version: number;
  follows?: { version: number; leaving?: readonly string[] | undefined } | undefined;
}

/** The party as it signs that version: one that the version leaves out signs as the text before has it. */
export const partyToSign = (kept: KeptParty | undefined, { version, follows }: Signed): RegisteredParty | undefined =>
  kept && follows?.leaving?.includes(kept.party) ? partyIn(kept, follows.version) : partyIn(kept, version);

const versionsOf = ({ versions }: KeptParty): number[] => Object.keys(versions).map(Number);

/** The party as the newest version has it that it is a party of. */
export const latestOf = (kept: KeptParty): RegisteredParty =>
  partyIn(kept, Math.max(...versionsOf(kept))) as RegisteredParty;

/**
 * The entry with the party as `version` has it. Of other versions those that `stay` are kept, with the offices that only they name:
 * whatever still runs under them is theirs.
 */
export function keptWith(
  before: KeptParty | undefined,
  version: number,
  { party, offices, reviewers, epoch, left: _, ...rest }: RegisteredParty,
  stay: (version: number) => boolean = () => true,
): KeptParty {
  const earlier = (before ? versionsOf(before) : []).flatMap((one): [number, InVersion][] => {
    const said = one !== version && stay(one) ? saidIn(before, one) : undefined;
    return said ? [[one, said]] : [];
  });
  const titles = Object.fromEntries(Object.entries(offices).map(([key, { title }]) => [key, title]));
  const named = earlier.flatMap(([, one]) => Object.keys(one.offices));
  const held = Object.entries(offices).map(([key, { title: _, ...office }]): [string, KeptOffice] => [
    key,
    rest.signatories.includes(key) ? office : asItSignsNothing(office),
  ]);
  return {
    party,
    versions: saidOnce([...earlier, [version, { ...rest, offices: titles }] as const].sort(([a], [b]) => a - b)),
    offices: { ...picked(before?.offices ?? {}, named), ...Object.fromEntries(held) },
    ...(reviewers && { reviewers }),
    ...(epoch !== undefined && { epoch }),
    changes: (before?.changes ?? 0) + 1,
  };
}

/** The entry with these offices as they are held from now on, under every version that names them. */
export const withOffices = (kept: KeptParty, offices: RegisteredParty['offices']): KeptParty => ({
  ...kept,
  offices: {
    ...kept.offices,
    ...Object.fromEntries(Object.entries(offices).map(([key, { title: _, ...office }]) => [key, office])),
  },
});

/**
 * Offices that only earlier versions name, with their newest title: what runs under those versions is still theirs. `runs` says under
 * which of them something does.
 */
export function formerOffices(
  kept: KeptParty,
  version: number,
  runs: (version: number) => boolean = () => true,
): RegisteredParty['offices'] {
  const now = saidIn(kept, version)?.offices ?? {};
  const earlier = versionsOf(kept)
    .filter((one) => one < version && runs(one))
    .sort((one, other) => one - other)
    .flatMap((one) => Object.entries(saidIn(kept, one)?.offices ?? {}));
  return Object.fromEntries(
    earlier.flatMap(([key, title]) => {
      const office = kept.offices[key];
      if (!office || Object.hasOwn(now, key)) return [];
      return [[key, { title, ...asItSignsNothing(office) }]];
    }),
  );
}
