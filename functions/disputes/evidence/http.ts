/** The evidence of a dispute on one screen; the only part of disputes that takes files. */

import { front } from '../../shared/http/front.ts';
import { multipart } from '../../shared/http/multipart.ts';
import { disputes } from '../capability.ts';
import { addEvidence } from './acts/submit-evidence.ts';
import { readEvidence, readEvidencePdf } from './pages/read-evidence.ts';
import { readNewEvidence } from './pages/read-new-evidence.ts';

export const handler = front(
  disputes,
  'disputes-evidence',
  {
    readEvidence,
    readNewEvidence,
    addEvidence,
    readEvidencePdf,
  },
  [multipart],
);
