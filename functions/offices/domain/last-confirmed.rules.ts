/** What an agency last confirmed of an office in another MOU: offered where the file of this one says otherwise, such as an address that bounced there. */
import type { Instant } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import type { Holder } from './holder.rules.ts';

/** The same party in another MOU, with whoever holds its offices there today. */
export interface ConfirmedElsewhere {
  /** The MOU's. */
  number: string;
  /** When the offices were confirmed there, or one of them last changed hands. */
  at: Instant;
  offices: Readonly<Record<string, { title: string; holder: Holder }>>;
}

export interface LastConfirmed {
  number: string;
  at: Instant;
  holder: Holder;
}

const called = (title: string): string => title.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** An office is known by its title: keys are each file's own. */
const among = (title: string, { number, at, offices }: ConfirmedElsewhere): LastConfirmed[] =>
  Object.values(offices)
    .filter((office) => called(office.title) === called(title))
    .map(({ holder }) => ({ number, at, holder }));

/** The newest one counts, and only where it names another person or address; a delegation elsewhere is of that MOU. */
export function lastConfirmed(
  { title, holder }: { title: string; holder: Holder },
  elsewhere: readonly ConfirmedElsewhere[],
): LastConfirmed | undefined {
  const [newest] = elsewhere
    .flatMap((one) => among(title, one))
    .filter((one) => one.holder.capacity !== 'delegated')
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  if (!newest) return undefined;
  return alike(newest.holder.mailbox, holder.mailbox) && newest.holder.name === holder.name ? undefined : newest;
}
