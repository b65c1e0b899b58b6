/** The routes of the record on one screen: with what is published here, anyone verifies away from here. */

import { front } from '../shared/front.ts';
import { records } from './capability.ts';
import { exportCopy, exportCopyData, exportRecord } from './export-record.ts';
import { readKeys } from './read-keys.ts';
import { readTips } from './read-tips.ts';

export const handler = front(records, 'records-http', {
  readKeys,
  readTips,
  exportRecord,
  exportCopy,
  exportCopyData,
});
