/** The routes of MOUs signed elsewhere on one screen: a convener hands one in, and the liaisons of its parties answer. */

import { front } from '../../shared/http/front.ts';
import { agreements } from '../capability.ts';
import { adoptAgreement } from './acts/adopt-agreement.ts';
import { confirmAdopted, refuseAdopted } from './acts/answer-adoption.ts';
import { lookAtAdoption, readOriginal } from './pages/read-adoption.ts';

export const handler = front(agreements, 'adoptions-http', {
  adoptAgreement,
  lookAtAdoption,
  readOriginal,
  confirmAdopted,
  refuseAdopted,
});
