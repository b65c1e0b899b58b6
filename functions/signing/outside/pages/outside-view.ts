/** What the page of a signature made outside shows, as data. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import type { SignedIn } from '../../../shared/pages/layout.tsx';
import type { Round } from '../../domain/round.state.ts';
import type { Offer } from '../domain/outside.rules.ts';

export interface OutsideView {
  person: SignedIn;
  frame: FrameView;
  text: SignedMou;
  agreement: Agreement;
  round: Round;
  party: string;
  /** Of the offices that sign for the party, the one that it is about. */
  seat: string;
  /** For which other party the reader answers; undefined for a liaison of the party itself. */
  answersFor: string | undefined;
  pending: Offer | undefined;
  /** Why nothing can be handed in or answered any more. */
  closed: Refusal | undefined;
  form: FormKeys;
  typed: Record<string, string>;
  refused?: Refusal;
  /** The act before this page that was done. */
  done: string | undefined;
}
