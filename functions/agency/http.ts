/** The routes of an agency's people on one screen: who they are, that a liaison vouches for them, and in which MOUs they shall stand. */
import { front } from '../shared/http/front.ts';
import { applyToMous } from './acts/apply-people.ts';
import { addOffice, changeOffice, confirmPeople, enterReviewers, removeOffice } from './acts/enter-people.ts';
import { agency } from './capability.ts';
import { readApplied } from './pages/read-applied.ts';
import { readConfirmation } from './pages/read-confirmation.ts';
import { readMous } from './pages/read-mous.ts';
import { readNewOffice, readOffice } from './pages/read-office.ts';
import { readPeople } from './pages/read-people.ts';
import { readReviewers } from './pages/read-reviewers.ts';

export const handler = front(agency, 'agency-http', {
  readPeople,
  readNewOffice,
  addOffice,
  readOffice,
  changeOffice,
  removeOffice,
  readReviewers,
  enterReviewers,
  readConfirmation,
  confirmPeople,
  readMous,
  applyToMous,
  readApplied,
});
