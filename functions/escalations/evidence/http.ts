/** The evidence of a dispute on one screen; the only part of disputes that takes files. */
import { front } from '../../shared/front.ts';
import { multipart } from '../../shared/multipart.ts';
import { layEvidence } from './lay-evidence.ts';
import { readEvidence, readEvidencePdf } from './read-evidence.ts';

export const handler = front(
  [
    { method: 'GET', path: '/agreements/{agreement}/disputes/{number}/evidence', handler: readEvidence },
    { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/evidence', handler: layEvidence },
    { method: 'GET', path: '/agreements/{agreement}/disputes/{number}/evidence/{sha256}', handler: readEvidencePdf },
  ],
  [multipart],
);
