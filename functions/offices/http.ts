/** The routes of a party's own people on one screen: what is missing, the acts by which its liaison vouches for it, and who stands in for an office. */

import { front } from '../shared/http/front.ts';
import { askMailAgain, nameReviewers } from './acts/ask-reviews.ts';
import { endDelegation, nameDelegate, replaceHolder } from './acts/change-holders.ts';
import { confirmNotice } from './acts/confirm-notice.ts';
import { confirmOffices } from './acts/confirm-offices.ts';
import { endAlternate, nameAlternate } from './acts/name-alternate.ts';
import { offices } from './capability.ts';
import { readOffice } from './pages/read-office.ts';
import { readParty } from './pages/read-party.ts';

export const handler = front(offices, 'offices-http', {
  readParty,
  confirmOffices,
  confirmNotice,
  replaceHolder,
  nameDelegate,
  endDelegation,
  readOffice,
  nameAlternate,
  endAlternate,
  nameReviewers,
  askMailAgain,
});
