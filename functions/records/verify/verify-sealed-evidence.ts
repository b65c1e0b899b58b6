/** Verifies the data inside a sealed evidence: it is whole, and has the hash under which the record of its review names it. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { hashOf } from '../../shared/canonical.ts';
import { sealedEvidenceSchema } from '../evidence/sealed-evidence.schema.ts';
import { blank, faulty, some } from './verdict.ts';
import type { CopyVerdict } from './verify-copy.ts';

const IN_RECORD =
  'Whether these figures follow from what happened: an exported record of the MOU makes them again, with npm run verify.';

const what = 'The evidence of a review as PDF';

export function verifySealedEvidence(value: unknown): CopyVerdict {
  const { data, error } = sealedEvidenceSchema.safeParse(value);
  if (error) {
    const places = [...new Set(error.issues.map(({ path }) => path.join('.') || 'the whole file'))];
    return { ...faulty(`It has not the shape of the evidence of a review: look at ${some(places, 5)}.`), what };
  }
  const { evidence, frozen, number } = data;
  if (hashOf(evidence) !== frozen.hash)
    return { ...faulty('The figures are not those whose hash it names: they were changed.'), what };
  return {
    ...{ ...blank(), what, evidence: data },
    holds: [
      `It is evidence ${frozen.evidence} for review ${evidence.review} of ${mouName(number)}, as everything was at ${evidence.at}; its figures have the hash ${frozen.hash}.`,
    ],
    unknown: [IN_RECORD],
  };
}
