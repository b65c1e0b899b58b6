/** Which mail about a closing is still needed when it goes out. */
import { alike } from '../../shared/mailbox.ts';
import type { Closing } from './closing.state.ts';

/** Undefined where events have overtaken it: nobody answers what was taken back, and nobody is reminded of what was reported. */
export function toClosing(template: string, { proposals, reported }: Closing, duty: number): string | undefined {
  if (template === 'duty-proposed' || template === 'duty-agreed') return proposals[duty] ? template : undefined;
  if (template === 'reminder') return reported ? undefined : template;
  return template;
}

interface Office {
  holder: { mailbox: string };
}

/**
 * Whether the email by which the closing begins goes to the same person as the one that says that the MOU has ended: both are asked for by
 * one commit, and the first says when and how it ended, with what is to be done. Its liaisons read it, and whoever holds an office that owes something.
 *
 * @param mailbox of whoever signs for the party; of its liaisons none
 */
export function hearsThatBegun(
  closing: Closing | undefined,
  { party, who }: { party: string; who: string },
  { mailbox, offices }: { mailbox?: string | undefined; offices: Readonly<Record<string, Office>> },
): boolean {
  const { duties = [], parties = [] } = closing?.began ?? {};
  if (duties.length === 0 || !parties.includes(party)) return false;
  if (who === 'liaison') return true;
  return duties.some(({ owner }) => {
    const holder = owner.party === party ? offices[owner.office]?.holder : undefined;
    return holder !== undefined && mailbox !== undefined && alike(holder.mailbox, mailbox);
  });
}
