/** One call from what a file says to the sealed file: written with a place for the seal, then sealed, with a time stamp where an authority is named. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { Sealer } from '../keys/sealer.ts';
import { type CopyParts, copyPdf } from '../pdf/copy-pdf.ts';
import type { DrawnPdf } from '../pdf/drawn-pdf.ts';
import { sealField, sealPdf } from './pades.ts';
import { stampFrom } from './timestamp.ts';

export interface Sealing {
  sealer: Sealer;
  madeAt: Date;
  /** Of what it is the seal, in a sentence. */
  reason: string;
  service: string;
  timestampAuthority: string | null;
}

/** Whatever `draw` draws, with the seal in the place that it leaves for it. */
export async function sealed(
  { sealer, madeAt, reason, service, timestampAuthority }: Sealing,
  draw: (last: NonNullable<DrawnPdf['last']>) => Promise<Buffer>,
): Promise<Buffer> {
  const pdf = await draw((sheet, root) =>
    sealField(sheet, root, { madeAt, name: service, reason, stamped: timestampAuthority !== null }),
  );
  return sealPdf(pdf, sealer, timestampAuthority === null ? undefined : stampFrom(timestampAuthority));
}

export function sealedPdf({ sealer, ...parts }: CopyParts & { sealer: Sealer }): Promise<Buffer> {
  const { agreement, madeAt, service, seal } = parts.copy;
  return sealed(
    {
      ...{ sealer, service, madeAt: new Date(madeAt), timestampAuthority: seal.timestampAuthority },
      reason: `The service seals the executed copy of ${mouName(agreement.number)}. It is no signature of a signatory.`,
    },
    (last) => copyPdf({ ...parts, last }),
  );
}
