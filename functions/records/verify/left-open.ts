/** What a record alone leaves open about what is not in it, and what is left of that beside a sealed copy or a list of tips. */
import { sha256 } from '../../shared/canonical.ts';
import type { ExecutedCopy } from '../copy/executed-copy.schema.ts';
import type { ListedDay } from '../tips/compare-with-tips.ts';
import type { ExportedRecord } from './record.schema.ts';
import type { Verdict } from './verdict.ts';

export const ENDS =
  'Whether events at the very end were left out: compare the last hashes with a sealed copy or with a list of tips.';
export const LAST_WITHHELD =
  'The last event is one of them: whether its hash is right, only a sealed copy or a list of tips can tell.';
const NEVER_OPENED = /^The round (\S+) is not here: it never opened/;
export const neverOpened = (round: string): string =>
  `The round ${round} is not here: it never opened, or it was left out. A list of tips of a later day tells which.`;

/** Those with which the record was found to agree. */
export interface Witnesses {
  copy?: ExecutedCopy | undefined;
  list?: ListedDay | undefined;
}

const endsAfter = ({ copy, list }: Witnesses): string => {
  if (!list)
    return 'Whether events were left out that came after the sealed copy, or that say how the record is kept, which no copy names. A list of tips of a later day tells.';
  const after = copy ? `both the sealed copy and the list of ${list.day}` : `the list of ${list.day}`;
  return `Whether events were left out that came after ${after}: a list of a later day tells.`;
};

/** How many events of a stream the witnesses have seen. */
const seen = ({ copy, list }: Witnesses, stream: string): number =>
  Math.max(copy?.chain.find((one) => one.stream === stream)?.events ?? 0, list?.tips.get(sha256(stream))?.seq ?? 0);

/** Whether a witness would have seen that stream, had it begun: a list says so of streams that are proven alone. */
const tells = ({ copy, list }: Witnesses, stream: string): boolean =>
  list ? list.tips.has(sha256(stream)) : copy !== undefined;

const whoDoesNotHave = ({ copy, list }: Witnesses): string =>
  list
    ? `the list of ${list.day} does not have it`
    : `the sealed copy of ${copy?.madeAt.slice(0, 10)} does not name it`;

/** The same verdict, with what the witnesses settle taken from what is unknown. */
export function settled(verdict: Verdict, { streams }: ExportedRecord, witnesses: Witnesses): Verdict {
  if (!witnesses.copy && !witnesses.list) return verdict;
  const whole = streams.flatMap(({ events }) => {
    const stream = events[0]?.stream ?? '';
    return events.length <= seen(witnesses, stream) ? [`${stream}: ${LAST_WITHHELD}`] : [];
  });
  const unopened = verdict.unknown.flatMap((line) => {
    const round = NEVER_OPENED.exec(line)?.[1];
    return round !== undefined && tells(witnesses, round) && seen(witnesses, round) === 0 ? [{ line, round }] : [];
  });
  const answered = [...whole, ...unopened.map(({ line }) => line)];
  return {
    ...verdict,
    holds: [
      ...verdict.holds,
      ...unopened.map(
        ({ round }) => `The round ${round} is not here, and ${whoDoesNotHave(witnesses)}: it had not opened by then.`,
      ),
    ],
    unknown: verdict.unknown
      .filter((line) => !answered.includes(line))
      .map((line) => (line === ENDS ? endsAfter(witnesses) : line)),
  };
}
