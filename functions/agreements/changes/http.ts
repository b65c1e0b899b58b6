/** The routes of contacts and notices on one screen: everyone of an MOU looks, a liaison gives notice, and those of other parties object. */

import { front } from '../../shared/http/front.ts';
import { agreements } from '../capability.ts';
import { objectToChange, takeBackChange } from './acts/answer-notice.ts';
import { giveNotice } from './acts/give-notice.ts';
import { lookAtChange } from './pages/read-change.ts';
import { lookAtContacts } from './pages/read-contacts.ts';
import { lookAtNotice } from './pages/read-notice.ts';

export const handler = front(agreements, 'changes-http', {
  lookAtContacts,
  lookAtNotice,
  giveNotice,
  lookAtChange,
  objectToChange,
  takeBackChange,
});
