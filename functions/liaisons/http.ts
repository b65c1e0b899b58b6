/** The routes of a party's own people on one screen: what is missing, the acts by which its liaison vouches for it, and who stands in for an office. */
import { offices } from '../offices/capability.ts';
import { front } from '../shared/front.ts';
import { askMailAgain, nameReviewers } from './ask-reviews.ts';
import { endDelegation, nameDelegate, replaceHolder } from './change-holders.ts';
import { confirmNotice } from './confirm-notice.ts';
import { confirmOffices } from './confirm-offices.ts';
import { endAlternate, nameAlternate } from './name-alternate.ts';
import { readOffice } from './read-office.ts';
import { readParty } from './read-party.ts';

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
