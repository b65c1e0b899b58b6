/** The routes of signatures made outside on one screen; the only part of signing that takes files. */

import { front } from '../../shared/http/front.ts';
import { multipart } from '../../shared/http/multipart.ts';
import { signing } from '../capability.ts';
import { confirmSignature, refuseSignature } from './acts/answer-signature.ts';
import { offerSignature } from './acts/offer-signature.ts';
import { readOutside, readOutsidePdf, readSheet } from './pages/read-outside.ts';

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
