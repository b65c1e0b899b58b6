/** What the page of an act shows, as data. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Act } from '../../domain/offered.rules.ts';
import type { DisputeView, Refused } from '../dispute-view.ts';

export interface ActView
  extends Pick<
    DisputeView,
    'now' | 'person' | 'frame' | 'agreement' | 'dispute' | 'text' | 'names' | 'clock' | 'who' | 'acting' | 'record'
  > {
  act: Act;
  form: FormKeys;
  /** Whether the reader may do it now. */
  open: boolean;
  /** What the form held before: with what was wrong, or with nothing wrong where a row was added. */
  refused: Refused | undefined;
}
