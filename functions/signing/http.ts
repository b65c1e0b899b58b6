/** The routes of signing on one screen: a link is looked at and opened, the round is read, and an office signs or declines. */
import { front } from '../shared/front.ts';
import { askCode } from './ask-code.ts';
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

export const handler = front([
  { method: 'GET', path: '/sign/{token}', handler: lookAtLink },
  { method: 'POST', path: '/sign/{token}', handler: openLink },
  { method: 'POST', path: '/sign/{token}/fresh', handler: askFreshLink },
  { method: 'GET', path: '/rounds/{round}', handler: readRound },
  { method: 'POST', path: '/rounds/{round}/code', handler: askCode },
  { method: 'POST', path: '/rounds/{round}/signature', handler: giveSignature },
  { method: 'GET', path: '/rounds/{round}/decline', handler: askToDecline },
  { method: 'POST', path: '/rounds/{round}/decline', handler: declineSignature },
  { method: 'GET', path: '/rounds/{round}/take-back', handler: askToTakeBack },
  { method: 'POST', path: '/rounds/{round}/take-back', handler: takeBackSignature },
  { method: 'GET', path: '/rounds/{round}/record', handler: readRecord },
  { method: 'GET', path: '/rounds/{round}/copy', handler: readCopy },
  { method: 'GET', path: '/rounds/{round}/differences', handler: readDifferences },
  { method: 'GET', path: '/rounds/{round}/annexes/{sha256}', handler: readAnnex },
  { method: 'GET', path: '/rounds/{round}/copy.json', handler: readCopyData },
  { method: 'GET', path: '/api/agreements/{agreement}/signatories', handler: readSignatories },
  { method: 'POST', path: '/api/agreements/{agreement}/void', handler: voidAgreement },
  { method: 'POST', path: '/api/agreements/{agreement}/signatories/{party}/link', handler: resendLink },
]);
