/** GET …/reviews/{review}/evidence.pdf: the evidence to keep, sealed when it is asked for, so that it holds no word that was removed before. */
import { join } from 'node:path';
import { readEvidence } from '../../reviews/evidence/frozen-evidence.reads.ts';
import { evidenceWords } from '../../reviews/evidence/pages/evidence-words.parts.ts';
import { evidenceName, visitReview } from '../../reviews/evidence/visit-evidence.reads.ts';
import { sha256 } from '../../shared/canonical.ts';
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { download } from '../../shared/http/reply.ts';
import { sealingKey } from '../keys/sealing-key.ts';
import { fontsIn } from '../pdf/typeface.ts';
import { sealedEvidencePdf } from './evidence-pdf.ts';
import { SEALED_EVIDENCE } from './sealed-evidence.schema.ts';

const fonts = fontsIn(join(import.meta.dirname, 'fonts'));

export const readEvidencePdf = page(async (request) => {
  const { now } = request;
  const visited = await visitReview(request);
  const [read, sealer] = await Promise.all([readEvidence(visited, request.query.evidence), sealingKey(now)]);
  if (!read) throw new Missing('No evidence yet');
  const { frozen, evidence, texts } = read;
  const words = evidenceWords(evidence, texts);
  const { jwk, certificate } = sealer;
  const pdf = await sealedEvidencePdf({
    ...{ words, sealer, fonts: await fonts },
    sealed: {
      ...{ format: SEALED_EVIDENCE, service: process.env.SERVICE_URL ?? '', madeAt: now, number: words.number },
      frozen: { evidence: frozen.evidence, hash: frozen.hash, frozenAt: frozen.frozenAt },
      evidence,
      seal: {
        kid: jwk.kid,
        certificateHash: sha256(certificate),
        timestampAuthority: process.env.TIMESTAMP_AUTHORITY ?? null,
      },
    },
  });
  return download(pdf, { name: `${evidenceName(visited, frozen.evidence)}.pdf`, type: 'application/pdf' });
});
