/** The routes of signing on one screen: a link is looked at and opened, the round is read, and an office signs or declines. */

import { front } from '../shared/http/front.ts';
import { askCode } from './acts/ask-code.ts';
import { askToDecline, declineSignature } from './acts/decline-signature.ts';
import { askFreshLink, resendLink } from './acts/fresh-link.ts';
import { giveSignature } from './acts/give-signature.ts';
import { lookAtLink, openLink } from './acts/open-link.ts';
import { askToTakeBack, takeBackSignature } from './acts/take-back-signature.ts';
import { voidAgreement } from './acts/void-agreement.ts';
import { signing } from './capability.ts';
import { readAnnex } from './pages/read-annex.ts';
import { readDifferences } from './pages/read-differences.ts';
import { readCopy, readCopyData, readRecord } from './pages/read-record.ts';
import { readRound } from './pages/read-round.ts';
import { readSignatories } from './pages/read-signatories.ts';

export const handler = front(signing, 'signing-http', {
  lookAtLink,
  openLink,
  askFreshLink,
  readRound,
  askCode,
  giveSignature,
  askToDecline,
  declineSignature,
  askToTakeBack,
  takeBackSignature,
  readRecord,
  readCopy,
  readDifferences,
  readAnnex,
  readCopyData,
  readSignatories,
  voidAgreement,
  resendLink,
});
