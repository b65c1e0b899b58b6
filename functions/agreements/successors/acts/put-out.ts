/** The one way in which a text goes out that shall follow another, whether an agency sends it or the service builds it. */
import type { Refusals } from '../../../shared/carry-out.ts';
import { refusals } from '../../../shared/carry-out.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { existing, type Tip } from '../../../shared/ledger/ledger.ts';
import { agreementStream } from '../../agreement.stream.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { putMou } from '../../register.store.ts';
import { succeed } from '../domain/successor.rules.ts';
import type { successorFile } from './successor-file.ts';

export type SuccessorFile = Exclude<Awaited<ReturnType<typeof successorFile>>, { refused: Refusals }>;

interface As {
  organization: string;
  /** The review in which the parties choose. */
  review?: number | undefined;
  note?: string | undefined;
}

/** The share of the commit that puts it out, and what was published; or everything that stands against it. */
export function puttingOut(
  tip: Tip<Agreement>,
  { convenerDomains, held, parties, terms, succession, publication }: SuccessorFile,
  { organization, review, note }: As,
  now: Instant,
) {
  const agreement = existing(tip);
  const published = {
    data: { ...terms.data, ...succession, ...(review !== undefined && { review }) },
    body: { ...terms.body, ...(note !== undefined && { note }) },
  };
  const decided = succeed(agreement, { organization, convenerDomains, published, ...held }, now);
  if ('findings' in decided) return refusals(decided.findings);
  return {
    change: agreementStream.change(tip, decided.events),
    also: [putMou(agreement.id, published.data.version, publication.registered), ...parties],
    published: published.data,
  };
}
