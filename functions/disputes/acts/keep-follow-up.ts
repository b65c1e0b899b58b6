/** POST to a dispute’s promises/{index}: the agency that promised says that it is done, and what was done. */

import { finishFollowUp } from '../domain/follow-up.rules.ts';
import { countIn } from './decide-dispute.ts';
import { actingOn } from './dispute-act.ts';

export const keepPromise = actingOn('promise', ({ dispute, who, by, request: { form, path } }) =>
  finishFollowUp(dispute, who, { followUp: countIn(path.index), by, what: form.what ?? '' }),
);
