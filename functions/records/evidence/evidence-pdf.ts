/** The evidence of a review as a sealed, tagged PDF, drawn from what was kept; what ids are called is read when it is drawn. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { EvidenceBody } from '../../reviews/evidence/pages/evidence.parts.tsx';
import type { EvidenceWords } from '../../reviews/evidence/pages/evidence-words.parts.ts';
import type { Sealer } from '../keys/sealer.ts';
import { type DrawnPdf, drawnPdf } from '../pdf/drawn-pdf.ts';
import { sealed as sealedFile } from '../seal/sealed-pdf.ts';
import { EVIDENCE_NAME, type SealedEvidence } from './sealed-evidence.schema.ts';

export interface EvidenceParts extends Pick<DrawnPdf, 'fonts' | 'last'> {
  sealed: SealedEvidence;
  words: EvidenceWords;
}

const SEALED =
  'This file is sealed by the service and carries the same figures as data, in the attached file. The seal says that the service made it, and is no signature of an agency.';

export const evidencePdf = async ({ sealed, words, fonts, last }: EvidenceParts): Promise<Buffer> => {
  const { evidence, frozen, service, madeAt, number } = sealed;
  const name = mouName(number);
  const title = `${name}: evidence for review ${evidence.review}`;
  const view = { evidence, words, base: service, frozen: { ...frozen, at: evidence.at } };
  return drawnPdf({
    ...{ fonts, last, madeAt: new Date(madeAt), title, author: service },
    attached: { name: EVIDENCE_NAME, description: 'This evidence as data', data: sealed },
    pages: [`${render(h('h1', null, title))}${render(h('p', null, SEALED))}`, render(h(EvidenceBody, view))],
    head: [name, `Evidence ${frozen.hash.slice(0, 16)}…`],
  });
};

export function sealedEvidencePdf({ sealer, ...parts }: EvidenceParts & { sealer: Sealer }): Promise<Buffer> {
  const { madeAt, service, seal, number, evidence } = parts.sealed;
  return sealedFile(
    {
      ...{ sealer, service, madeAt: new Date(madeAt), timestampAuthority: seal.timestampAuthority },
      reason: `The service seals the evidence for review ${evidence.review} of ${mouName(number)}. It is no signature of an agency.`,
    },
    (last) => evidencePdf({ ...parts, last }),
  );
}
