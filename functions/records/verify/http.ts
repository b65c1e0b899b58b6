/** The routes of verification on one screen. Its Lambda has no right on any table: what it says, it can only have from the file. */
import { front } from '../../shared/front.ts';
import { multipart } from '../../shared/multipart.ts';
import { askForFile, checkFile } from './check-file.ts';

export const handler = front(
  [
    { method: 'GET', path: '/verify', handler: askForFile },
    { method: 'POST', path: '/verify', handler: checkFile },
  ],
  [multipart],
);
