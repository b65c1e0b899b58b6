/** With the end of an MOU its closing begins, in one commit: what has ended is never without a closing, and never has two. */
import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { beginBeside } from '../../agreements/domain/taken-up.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ClosingEvent } from './closing.events.ts';
import type { Closing } from './closing.state.ts';
import { closingOf } from './opening.rules.ts';
import { ownersOf } from './standing.rules.ts';

interface Around {
  /** The text that held last, where the MOU has ended. */
  text: SignedMou | undefined;
  closing: Closing | undefined;
  now: Instant;
}

export interface Ending {
  /** Of the agreement: its end says until when it closes, and whoever owns a duty has commitments from here on. */
  own: AgreementEvent[];
  began?: Extract<ClosingEvent, { type: 'ClosingBegan' }>;
}

/** @param events what the clock has brought about for the agreement */
export function endingWith(events: readonly AgreementEvent[], whole: Agreement, around: Around): Ending {
  const { text, closing, now } = around;
  const ended = events.find((event) => event.type === 'AgreementEnded');
  if (!ended || !text || closing?.began) return { own: [...events] };
  const agreement = textAt(whole, now);
  const data = closingOf(agreement, text, ended.data.endedAt, closing);
  return {
    own: [
      ...events.map((event) => (event === ended ? { ...ended, data: { ...ended.data, closesBy: data.until } } : event)),
      ...beginBeside(agreement, ownersOf({ began: data })),
    ],
    began: { type: 'ClosingBegan', data },
  };
}
