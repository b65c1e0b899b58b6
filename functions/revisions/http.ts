/** A new version has a function of its own: it reads whole MOUs and writes registers, which no page of a signatory needs to do. */
import { agreements } from '../agreements/capability.ts';
import { front } from '../shared/front.ts';
import { reviseAgreement } from './revise-agreement.ts';

export const handler = front(agreements, 'revisions-http', {
  reviseAgreement,
});
