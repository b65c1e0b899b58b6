/** The routes of verification on one screen. Its Lambda may read the service's own sealing keys and count what a source hands in, and nothing else of the table: no record is read for a file. */

import { front } from '../../shared/http/front.ts';
import { multipart } from '../../shared/http/multipart.ts';
import { records } from '../capability.ts';
import { askForFile, checkFile } from './check-file.ts';

export const handler = front(
  records,
  'verify-http',
  {
    askForFile,
    checkFile,
  },
  [multipart],
);
