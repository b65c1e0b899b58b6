/** Which text of an MOU holds today and until when, and how the one stands that shall follow it: one sentence each. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { type Held, held } from '../../agreements/domain/versions.rules.ts';
import { endOf } from '../../agreements/leaving/domain/departures.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { capital } from '../../shared/text.ts';
import { sayInstant } from '../../shared/time-words.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import { sayKind } from '../../signing/pages/version-words.parts.ts';
import type { VersionVisited } from '../authorize-agreement.ts';

const named = (version: Agreement): string => {
  const kind = sayKind(version);
  return kind ? `Version ${version.version}, ${kind},` : `Version ${version.version}`;
};

/** Undefined while no text has been signed: then the frame says where the first one stands. */
function sayHolds(agreement: Agreement, next: Agreement | undefined, now: Instant): string | undefined {
  const { term, status, zone } = agreement;
  if (status !== 'executed' || !term) return undefined;
  const { effectiveAt } = term;
  const endsAt = endOf(agreement);
  const follows = next?.status === 'executed' ? next.term : undefined;
  if (endsAt !== undefined && now >= endsAt) return `${named(agreement)} held until ${sayInstant(endsAt, zone)}.`;
  const from = now < effectiveAt ? `is signed and holds from ${sayInstant(effectiveAt, zone)}` : 'holds today';
  if (follows && next)
    return `${named(agreement)} ${from}, until ${sayInstant(follows.effectiveAt, zone)}, when version ${next.version} takes its place.`;
  return `${named(agreement)} ${from}${endsAt === undefined ? ', with no end agreed' : `, until ${sayInstant(endsAt, zone)}`}.`;
}

const A = { amendment: 'an amendment', renewal: 'a renewal' } as const;

const signedOf = (round: Round): string => {
  const all = Object.values(round.signatories);
  return `${all.filter(({ status }) => status === 'signed').length} of ${all.length} signed`;
};

/** `organizer` is the name of the agency that put it out. */
function sayNext(next: Agreement, round: Round | undefined, organizer: string): string {
  const by = `Version ${next.version}, ${next.follows ? A[next.follows.kind] : 'a new text'} put out by ${organizer},`;
  switch (next.status) {
    case 'out for signature':
      return round
        ? `${by} is out for signature until ${sayInstant(round.deadline, round.zone)}: ${signedOf(round)}.`
        : `${by} is about to go out for signature.`;
    case 'being confirmed':
      return `${by} was signed elsewhere, and its parties are asked to confirm it.`;
    case 'executed':
      return `${by} is signed by all and takes effect on ${sayInstant(next.term?.effectiveAt ?? '', next.zone)}.`;
    case 'returned':
      return `${by} was not signed by all, and came back to ${organizer}, which may send another text.`;
    case 'voided':
      return `${by} was voided.`;
  }
}

/** The agency that put a version out, by its name and domain. */
const organizerOf = ({ agreement, register }: OnItsWay): string => {
  const party = register.find((one) => one.party === agreement.convener);
  return `${party?.name ?? agreement.convener} (${agreement.organization})`;
};

/** A version with its round and its register. */
type OnItsWay = Pick<VersionVisited, 'agreement' | 'round' | 'register'>;

/** What holds and what is on its way, in words. */
export interface TextsNow {
  agreement: string;
  holds: string | undefined;
  next?: { version: number; says: string } | undefined;
}

export const textsNow = (shown: OnItsWay, next: OnItsWay | undefined, now: Instant): TextsNow => {
  // Whoever only joins is shown what it joins, which holds nothing yet.
  const own = shown.agreement.follows && shown.agreement.status !== 'executed' ? shown : next;
  return {
    agreement: shown.agreement.id,
    holds: sayHolds(shown.agreement, next?.agreement, now),
    next: own && {
      version: own.agreement.version,
      says: sayNext(own.agreement, own.round, organizerOf(own)),
    },
  };
};

/** A version among all that there were. */
export interface VersionRow {
  version: number;
  kind: string;
  /** From when to when it held, or what became of it. */
  days: string;
  /** Whether it has an executed copy. */
  sealed: boolean;
}

const sayDays = ({ from, until }: Held, zone: string): string =>
  until === undefined
    ? `From ${sayInstant(from, zone)}, with no end agreed`
    : `From ${sayInstant(from, zone)} to ${sayInstant(until, zone)}`;

/** Of what nobody executed: it is out, came back, was voided, or another text went out in its place. */
const sayFate = ({ status }: Agreement, last: boolean): string => {
  if (status === 'voided') return 'Voided';
  if (status === 'returned') return 'Not signed by all';
  return last ? 'Out for signature' : 'Replaced before every agency had signed';
};

/** The newest first. */
export function versionRows(versions: readonly Agreement[]): VersionRow[] {
  const days = new Map(held(versions).map((one) => [one.version, one]));
  const rows = versions.map((one, index): VersionRow => {
    const own = days.get(one.version);
    return {
      version: one.version,
      kind: sayKind(one) ?? (one.version === 1 ? 'The first text' : 'A revision before anyone had executed it'),
      days: own ? sayDays(own, one.zone) : sayFate(one, index === versions.length - 1),
      sealed: one.seal !== undefined,
    };
  });
  return rows.reverse();
}

/** Where that version stands, in a sentence or two. */
export function sayVersion(
  version: Agreement,
  versions: readonly Agreement[],
  { next, ...shown }: OnItsWay & { next?: OnItsWay },
  now: Instant,
): string {
  const is = ({ agreement }: OnItsWay) => agreement.version === version.version;
  const texts = textsNow(shown, next, now);
  if (next && is(next) && texts.next) return texts.next.says;
  if (is(shown)) return texts.holds ?? texts.next?.says ?? `Version ${version.version} is out for signature.`;
  const row = versionRows(versions).find((one) => one.version === version.version);
  return row ? `${capital(row.kind)}. ${row.days}.` : '';
}
