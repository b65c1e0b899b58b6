/** An organization sends a text out once and gives its number to one agreement, as long as that is not voided: a second one is sent on purpose. */
import { type Instant, type Refusal, say } from '../../shared/kernel.ts';
import { sayInstant } from '../../shared/time-words.ts';
import type { Agreement } from './agreement.state.ts';
import { annexesMissing } from './annex.rules.ts';

/** What was sent under a number, as it was then. */
export interface Filed {
  agreement: string;
  documentHash: string;
  at: Instant;
}

/** The same with the agreement as it is now. */
export interface Sent extends Omit<Filed, 'agreement'> {
  agreement: Agreement;
}

/** A number is free again when its agreement was voided, or a party refused to take it over as it was. */
export const standing = (sent: readonly Sent[]): Sent[] =>
  sent.filter(({ agreement: { status, adopted } }) => status !== 'voided' && !(adopted && status === 'returned'));

/** How a second one is meant on purpose. */
export const again = (command: 'send' | 'adopt'): string => `with ?again=yes (npm run mou: ${command} --again)`;

export const sayWhich = ({ agreement: { id, zone, status }, at }: Sent): string =>
  `it is ${id}, sent on ${sayInstant(at, zone)}, and is ${status}`;

/** Why this text is not sent; undefined when nothing that stands has its number. */
export function sentBefore(sent: readonly Sent[], documentHash: string): Refusal | undefined {
  const [first, ...more] = standing(sent);
  if (!first) return undefined;
  const same = [first, ...more].find((one) => [one.documentHash, one.agreement.documentHash].includes(documentHash));
  const { agreement } = same ?? first;
  const { id, number, status } = agreement;
  const which = sayWhich(same ?? first);
  const missing = annexesMissing(agreement).length;
  const handIn =
    missing > 0 && status === 'out for signature'
      ? ` It waits for ${missing} of its annexes: hand them in (npm run mou: annex ${id} FILE).`
      : '';
  return {
    ...(same
      ? say(
          'already-sent',
          `This text of ${number} was sent already: ${which}.`,
          `Nothing was sent now.${handIn} Where a second agreement of the same text is meant, send it ${again('send')}.`,
        )
      : say(
          'number-taken',
          `Another text was sent under the number ${number}: ${which}.`,
          `Put this text in its place as a new version (npm run mou: revise ${id} FILE). Or give it a number of its own, or send it as an agreement of its own ${again('send')}.`,
        )),
    about: id,
  };
}
