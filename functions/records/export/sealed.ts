/** Words that only their own party may read: for good, or until what opens them stands in their stream. */
import type { SealedUntil } from '../../shared/capability.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { RELEASE } from '../retention/retention.ts';

const fieldOf = ({ data }: ChainedEvent, name: string): unknown => (data as Record<string, unknown>)[name];

function opened(event: ChainedEvent, { after, lastOf }: SealedUntil, of: readonly ChainedEvent[]): boolean {
  const opens = of.find(({ type, seq }) => type === after && seq > event.seq);
  if (!opens) return false;
  // What was said anew before anybody could read it is nobody's to read.
  return (
    lastOf === undefined ||
    !of.some(
      (one) =>
        one.type === event.type &&
        one.seq > event.seq &&
        one.seq < opens.seq &&
        fieldOf(one, lastOf) === fieldOf(event, lastOf),
    )
  );
}

/** `of` is the whole stream. */
export function isSealed(event: ChainedEvent, of: readonly ChainedEvent[]): boolean {
  const release = Object.hasOwn(RELEASE, event.type) ? RELEASE[event.type] : undefined;
  return release === 'party' || (typeof release === 'object' && !opened(event, release, of));
}

/** Whether somebody who serves these parties may read the words, if they are sealed. */
export const opensFor = (event: ChainedEvent, of: readonly ChainedEvent[], parties: readonly string[]): boolean =>
  !isSealed(event, of) || parties.includes(String(fieldOf(event, 'party')));
