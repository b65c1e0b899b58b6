/** The routes of signatures made outside on one screen; the only part of signing that takes files. */

import { front } from '../../shared/front.ts';
import { multipart } from '../../shared/multipart.ts';
import { signing } from '../capability.ts';
import { confirmSignature, refuseSignature } from './answer-signature.ts';
import { offerSignature } from './offer-signature.ts';
import { readOutside, readOutsidePdf, readSheet } from './read-outside.ts';

export const handler = front(
  signing,
  'outside-http',
  {
    readOutside,
    offerSignature,
    readSheet,
    readOutsidePdf,
    confirmSignature,
    refuseSignature,
  },
  [multipart],
);
