/** One call from a copy to the sealed file: written with a place for the seal, then sealed, with a time stamp where the copy names an authority. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { Sealer } from '../keys/sealer.ts';
import { type CopyParts, copyPdf } from '../pdf/copy-pdf.ts';
import { sealField, sealPdf } from './pades.ts';
import { stampFrom } from './timestamp.ts';

export async function sealedPdf({ sealer, ...parts }: CopyParts & { sealer: Sealer }): Promise<Buffer> {
  const { agreement, madeAt, service, seal } = parts.copy;
  const authority = seal.timestampAuthority;
  const pdf = await copyPdf({
    ...parts,
    last: (sheet, root) =>
      sealField(sheet, root, {
        madeAt: new Date(madeAt),
        name: service,
        reason: `The service seals the executed copy of ${mouName(agreement.number)}. It is no signature of a signatory.`,
        stamped: authority !== null,
      }),
  });
  return sealPdf(pdf, sealer, authority === null ? undefined : stampFrom(authority));
}
