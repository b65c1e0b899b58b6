/** What a records officer sees of one agreement's record, as data, and where its pages are. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { Retention } from '../../shared/capability.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import type { SignedIn } from '../../shared/pages/layout.tsx';
import type { Keeping } from './removal.state.ts';

export interface KeepingView {
  agreement: Agreement;
  keeping: Keeping;
  officer: { agency: string };
  /** Events that still carry words. */
  words: readonly { id: string; at: Instant; what: string }[];
  /** The stream of the keeping itself. */
  past: { events: readonly ChainedEvent[]; bodies: ReadonlyMap<number, SaltedBody> };
  form: FormKeys;
  retention: (stream: string) => Retention;
  person: SignedIn;
  frame: FrameView;
  refused?: Refusal;
  typed?: Record<string, string>;
  /** The act before this page that was done. */
  done?: string | undefined;
}

export const keepingPath = (agreement: string): string => `/agreements/${agreement}/keeping`;
export const removalPath = (agreement: string, removal: string): string =>
  `/agreements/${agreement}/removals/${removal}`;
