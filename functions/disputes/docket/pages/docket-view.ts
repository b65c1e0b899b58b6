/** What the docket of an MOU shows, as data. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import type { SignedIn } from '../../../shared/pages/layout.tsx';
import type { Dispute } from '../../domain/dispute.schema.ts';
import type { Clock } from '../../domain/ladder.rules.ts';
import type { Refused } from '../../pages/dispute-view.ts';
import type { Names } from '../../pages/dispute-words.ts';
import type { DocketEvent } from '../domain/docket.events.ts';
import type { Docket } from '../domain/docket.state.ts';

/** An event of the docket that paused deadlines or let them run again; without its words where a law removed them. */
export type PauseOnRecord = { seq: number; at: Instant } & (
  | (Omit<Extract<DocketEvent, { type: 'ClocksPaused' }>, 'body'> & { body?: Spoken | undefined })
  | (Omit<Extract<DocketEvent, { type: 'ClocksResumed' }>, 'body'> & { body?: Spoken | undefined })
);
type Spoken = Extract<DocketEvent, { type: 'ClocksPaused' }>['body'];

export interface DocketView {
  now: Instant;
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  agreement: Agreement;
  names: Names;
  clock: Clock;
  docket: Docket | undefined;
  inForce: boolean;
  open: readonly Dispute[];
  ended: readonly Dispute[];
  /** Numbers of disputes that named people alone may read. */
  hidden: readonly number[];
  next: { open: string | undefined; ended: string | undefined };
  pauses: readonly PauseOnRecord[];
  mayRaise: boolean;
  /** The reader may pause deadlines, or let them run again. */
  tends: boolean;
  refused: Refused | undefined;
  done: string | undefined;
}
