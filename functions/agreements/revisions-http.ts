/** A new version has a function of its own: it reads whole MOUs and writes registers, which no page of a signatory needs to do. */

import { front } from '../shared/http/front.ts';
import { reviseAgreement } from './acts/revise-agreement.ts';
import { agreements } from './capability.ts';
import { publishSuccessor } from './successors/acts/publish-successor.ts';

export const handler = front(agreements, 'revisions-http', {
  reviseAgreement,
  publishSuccessor,
});
