/** What the page of a signing round shows, as data. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import type { ShownFindings } from '../../agreements/findings/domain/shown.ts';
import type { Clearance } from '../../offices/reviews.reads.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import type { Visit } from '../authorize-round.ts';
import type { Round } from '../domain/round.state.ts';
import type { mayAct } from '../domain/signature.rules.ts';
import type { FormKeys } from '../signatory-form.ts';

export interface RoundView {
  frame: FrameView;
  now: Instant;
  text: SignedMou;
  html: string;
  findings: ShownFindings;
  /** Who of the visitor's own agency was asked to clear the text, and has. */
  clearances: readonly Clearance[];
  agreement: Agreement;
  round: Round;
  visitor: Visit;
  form: FormKeys;
  /** A new version stands in the place of this one. */
  replaced: boolean;
  /** The version that holds in the place of this one, which was executed. */
  followedBy?: { version: number; effectiveAt: Instant } | undefined;
  /** Whether the visitor may act; undefined for a link that only reads. */
  may: ReturnType<typeof mayAct> | undefined;
  /** A code was asked for; it may still be on its way. */
  codeAsked: boolean;
  refused?: Refusal;
  typed?: Record<string, string>;
}
