/** What happened, in order, each with its moment and its words; what only confirms that an email arrived stands folded. */
import type { Instant } from '../kernel.ts';
import { sayInstant, sayInstantOnRecord } from '../time-words.ts';

export interface Recorded {
  /** Names the line. */
  id: string;
  /** Its place in the stream, where hashes are numbered likewise. */
  number?: number;
  at: Instant;
  what: string;
  /** Who acted, or what was written, word for word. */
  more?: string | undefined;
  /** An email arrived: of use only to whoever looks for it. */
  delivery?: boolean;
}

interface EntryProps {
  of: Recorded;
  zone: string;
  /** On a page that is compared with an export: UTC as well. */
  utc: boolean | undefined;
}

const Entry = ({ of: { number, at, what, more }, zone, utc }: EntryProps) => (
  <>
    <p class="concord-small">
      {number !== undefined && `${number}. `}
      {(utc ? sayInstantOnRecord : sayInstant)(at, zone)}
    </p>
    <p dir="auto">
      <strong>{what}</strong>
    </p>
    {more && (
      <p class="concord-words" dir="auto">
        {more}
      </p>
    )}
  </>
);

/** Neighbors that are deliveries become one. */
export const runsOf = (entries: readonly Recorded[]): Recorded[][] =>
  entries.reduce<Recorded[][]>((runs, entry) => {
    const last = runs.at(-1);
    if (entry.delivery && last?.[0]?.delivery) last.push(entry);
    else runs.push([entry]);
    return runs;
  }, []);

export const RecordList = ({ of, zone, utc }: { of: readonly Recorded[]; zone: string; utc?: true }) => (
  <ol class="concord-record">
    {runsOf(of).map((run) => {
      const [first] = run;
      if (!first?.delivery)
        return (
          first && (
            <li key={first.id}>
              <Entry of={first} zone={zone} utc={utc} />
            </li>
          )
        );
      return (
        <li key={first.id}>
          <details>
            <summary>{run.length === 1 ? 'An email arrived' : `${run.length} emails arrived`}</summary>
            {run.map((one) => (
              <Entry key={one.id} of={one} zone={zone} utc={utc} />
            ))}
          </details>
        </li>
      );
    })}
  </ol>
);
