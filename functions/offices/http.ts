/** The routes of a party's own people on one screen: what waits for its liaison, one page for each act, and who stands in for an office. */

import { front } from '../shared/http/front.ts';
import { askMailAgain, nameReviewers } from './acts/ask-reviews.ts';
import { endDelegation, nameDelegate, replaceHolder } from './acts/change-holders.ts';
import { confirmNotice } from './acts/confirm-notice.ts';
import { confirmOffices } from './acts/confirm-offices.ts';
import { draftEntry, draftReviewers } from './acts/draft-offices.ts';
import { mendMailbox, mendReviewer } from './acts/mend-mailbox.ts';
import { endAlternate, nameAlternate } from './acts/name-alternate.ts';
import { offices } from './capability.ts';
import { readOffice } from './pages/read-office.ts';
import {
  readCheck,
  readDelegate,
  readDraftReviewers,
  readEntry,
  readMailbox,
  readParty,
  readReviewerMailbox,
  readReviewers,
  readSuccessor,
} from './pages/read-party.ts';

export const handler = front(offices, 'offices-http', {
  readParty,
  readCheck,
  readEntry,
  draftEntry,
  readDraftReviewers,
  draftReviewers,
  confirmOffices,
  confirmNotice,
  readSuccessor,
  replaceHolder,
  readMailbox,
  mendMailbox,
  readDelegate,
  nameDelegate,
  endDelegation,
  readOffice,
  nameAlternate,
  endAlternate,
  readReviewers,
  nameReviewers,
  readReviewerMailbox,
  mendReviewer,
  askMailAgain,
});
