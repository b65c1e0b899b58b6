/** Whoever holds offices in several components of one agency sees for which of them they act, and may act for another. */
import type { Names } from './dispute-words.ts';

export interface ActingFor {
  party: string;
  /** The other components in which the person holds an office. */
  others: readonly string[];
}

export const ActsFor = ({ of, page, names }: { of: ActingFor | undefined; page: string; names: Names }) =>
  of && of.others.length > 0 ? (
    <p>
      You act here for <strong dir="auto">{names.party(of.party)}</strong>.{' '}
      {of.others.map((other) => (
        <>
          <a key={other} href={`${page}?as=${other}`}>
            Act for <bdi>{names.party(other)}</bdi>
          </a>{' '}
        </>
      ))}
    </p>
  ) : null;

/** Leads to another page for the same component. */
export const asQuery = (of: ActingFor | undefined): string => (of && of.others.length > 0 ? `?as=${of.party}` : '');

/** Which component a form is sent for. */
export const carriedFor = (of: { party: string } | undefined): Record<`_${string}`, string> =>
  of ? { _as: of.party } : {};
