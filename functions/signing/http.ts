/** The routes of signing on one screen: a link is looked at and opened, the round is read, and an office signs or declines. */

import { front } from '../shared/front.ts';
import { askCode } from './ask-code.ts';
import { signing } from './capability.ts';
import { askToDecline, declineSignature } from './decline-signature.ts';
import { askFreshLink, resendLink } from './fresh-link.ts';
import { giveSignature } from './give-signature.ts';
import { lookAtLink, openLink } from './open-link.ts';
import { readAnnex } from './read-annex.ts';
import { readDifferences } from './read-differences.ts';
import { readCopy, readCopyData, readRecord } from './read-record.ts';
import { readRound } from './read-round.ts';
import { readSignatories } from './read-signatories.ts';
import { askToTakeBack, takeBackSignature } from './take-back-signature.ts';
import { voidAgreement } from './void-agreement.ts';

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
