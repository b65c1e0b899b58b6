/** The evidence of a dispute on one screen; the only part of disputes that takes files. */

import { front } from '../../shared/front.ts';
import { multipart } from '../../shared/multipart.ts';
import { disputes } from '../capability.ts';
import { layEvidence } from './lay-evidence.ts';
import { readEvidence, readEvidencePdf } from './read-evidence.ts';

export const handler = front(
  disputes,
  'disputes-evidence',
  {
    readEvidence,
    layEvidence,
    readEvidencePdf,
  },
  [multipart],
);
