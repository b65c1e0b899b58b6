/** How many texts a day one token may put before other agencies: each writes to people who did nothing for it. */
import { type Refusal, say } from '../../shared/kernel.ts';

/** New MOUs, new versions and successors together. */
export const MOST_SENT = 20;
/** An agency takes over what it has signed before in one go, and its parties only confirm it. */
export const MOST_ADOPTED = 100;

const MOST = { sent: MOST_SENT, adopted: MOST_ADOPTED };
export type Sending = keyof typeof MOST;

/** Of a token that an operator gave more, or fewer, than others. */
interface Sender {
  aDay?: number | undefined;
}

/** The name under which one is counted, with the most of it. */
export const countedSending = (what: Sending, { aDay = MOST[what] }: Sender): Record<string, number> => ({
  [what]: aDay,
});

/** @param uses what the token has done today */
export function tooManySent(
  what: Sending,
  uses: Readonly<Record<string, number>>,
  sender: Sender,
): Refusal | undefined {
  const most = countedSending(what, sender)[what] ?? 0;
  return (uses[what] ?? 0) < most
    ? undefined
    : say(
        what === 'sent' ? 'sent-too-many' : 'adopted-too-many',
        what === 'sent'
          ? `With this token ${most} MOUs and versions went out today, which is as many as it may send in a day.`
          : `With this token ${most} signed MOUs were handed in today, which is as many as it may hand in a day.`,
        'Send it again after midnight UTC. The operator of the service can make a token that may do more in a day.',
      );
}
