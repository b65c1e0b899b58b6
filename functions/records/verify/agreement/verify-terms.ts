/** The days of each version against those of the text that it follows: at each moment one version holds, or none. */
import { hashOf } from '../../../shared/canonical.ts';
import { blank, type Verdict } from '../verdict.ts';
import { type Data, heldIn, type TextRead, type Versions } from './text-read.ts';

const hashed = (value: unknown): string => {
  try {
    return hashOf(value);
  } catch {
    // What has no canonical form is like nothing else.
    return '';
  }
};

/** An amendment keeps the clause and the days of the text that it amends. */
function amendmentFaults(version: number, data: Data, term: Data, before: TextRead): string[] {
  const was = before.term ?? {};
  const days = (of: Data) => `${of.ends ?? 'no day'} (${of.endsAt ?? 'no moment'})`;
  return [
    ...(hashed(data.sunset) === hashed(before.data.sunset)
      ? []
      : [`Version ${version} amends version ${before.version}, and changes its sunset clause.`]),
    ...(term.ends === was.ends && term.endsAt === was.endsAt
      ? []
      : [
          `Version ${version} amends version ${before.version}, and does not keep its end: ${days(was)} became ${days(term)}.`,
        ]),
    ...(term.sunset === was.sunset
      ? []
      : [
          `Version ${version} amends version ${before.version}, and puts its sunset review off from ${was.sunset} to ${term.sunset}.`,
        ]),
    ...(was.endsAt !== undefined && String(term.effectiveAt) >= String(was.endsAt)
      ? [
          `Version ${version} takes effect at ${term.effectiveAt}, when version ${before.version} has ended at ${was.endsAt}.`,
        ]
      : []),
  ];
}

/** A renewal begins where the text before it ends. */
function renewalFaults(version: number, term: Data, before: TextRead): string[] {
  const was = before.term ?? {};
  return [
    ...(term.effectiveAt === was.endsAt
      ? []
      : [
          `Version ${version} renews version ${before.version} from ${term.effectiveAt} on, and version ${before.version} ends at ${was.endsAt}.`,
        ]),
    ...(String(term.ends) > String(was.ends)
      ? []
      : [`Version ${version} renews version ${before.version} and does not outlast it: it ends on ${term.ends}.`]),
  ];
}

/** No version binds backwards, but for one that was in force elsewhere: it holds from the day that its parties confirmed. */
function beginningFaults({ version, data }: TextRead, { effective, effectiveAt, executedAt }: Data): string[] {
  const { since } = (data.adopted ?? {}) as { since?: unknown };
  if (data.adopted)
    return effective === since
      ? []
      : [`Version ${version} holds from ${effective}, and its parties confirmed that it was in force since ${since}.`];
  return String(effectiveAt) >= String(executedAt)
    ? []
    : [`Version ${version} takes effect at ${effectiveAt}, before it was executed at ${executedAt}.`];
}

/** What is wrong with the days of a version that was executed just now. */
export function termFaults(text: TextRead): string[] {
  const { version, kind, data, follows, term = {} } = text;
  const { executedAt, effectiveAt, endsAt } = term;
  const was = follows?.term ?? {};
  return [
    ...beginningFaults(text, term),
    ...(endsAt === undefined || String(endsAt) > String(effectiveAt)
      ? []
      : [`Version ${version} ends at ${endsAt}, before it takes effect at ${effectiveAt}.`]),
    ...(was.endsAt !== undefined && String(executedAt) >= String(was.endsAt)
      ? [
          `Version ${version} was executed at ${executedAt}, when version ${follows?.version} had ended at ${was.endsAt}: nothing can follow it.`,
        ]
      : []),
    ...(follows && kind === 'amendment' ? amendmentFaults(version, data, term, follows) : []),
    ...(follows && kind === 'renewal' ? renewalFaults(version, term, follows) : []),
  ];
}

const RELATIONS = { amendment: 'amends', renewal: 'renews' } as const;

/** In words, where nothing is wrong with them. */
export function verifyTerms({ texts, endedAt, faults }: Versions): Verdict {
  if (faults.length > 0) return { ...blank(), faults: [...faults] };
  const lines = heldIn(texts).map(({ text: { version, kind, follows }, from, until }) => {
    const what =
      kind && follows ? `Version ${version} ${RELATIONS[kind]} version ${follows.version};` : `Version ${version} is`;
    return `${what} in force from ${from}${until === undefined ? ', and no end is agreed' : ` to ${until}`}.`;
  });
  return {
    ...blank(),
    holds: [...lines, ...(endedAt === undefined ? [] : [`The MOU ended at ${endedAt}, and nothing follows.`])],
  };
}
