/** The routes of the record on one screen: with what is published here, anyone verifies away from here. */

import { front } from '../shared/http/front.ts';
import { records } from './capability.ts';
import { exportAnnex } from './export/export-annex.ts';
import { exportCopy, exportCopyData, exportRecord } from './export/export-record.ts';
import { readKeys } from './keys/read-keys.ts';
import { readProof, readSection, readTips } from './tips/read-tips.ts';

export const handler = front(records, 'records-http', {
  readKeys,
  readTips,
  readProof,
  readSection,
  exportRecord,
  exportCopy,
  exportCopyData,
  exportAnnex,
});
