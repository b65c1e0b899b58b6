/** A period was missed where it was published so, also if a correction has mended it since. */
import type { Assessment } from '../../domain/assess.rules.ts';
import type { Published } from './plan.events.ts';
import { isMissed } from './plan.state.ts';

export const missOf = (
  { measured, status }: Pick<Assessment, 'measured' | 'status'>,
  published: Pick<Published, 'status'> | undefined,
): Pick<Assessment, 'measured' | 'status'> => ({
  measured,
  status: published && isMissed(published.status) ? published.status : status,
});
