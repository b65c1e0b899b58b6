/** The routes of reporting by sheet: taking it, handing it in, looking at it, and sending it. */
import { front } from '../../shared/http/front.ts';
import { multipart } from '../../shared/http/multipart.ts';
import { kpis } from '../capability.ts';
import { commitSheet } from './acts/commit-sheet.ts';
import { stageSheet } from './acts/stage-sheet.ts';
import { lookAtDraft } from './pages/read-draft.ts';
import { lookAtSheet, readTemplate } from './pages/read-sheet.ts';

export const handler = front(kpis, 'sheets-http', { lookAtSheet, readTemplate, stageSheet, lookAtDraft, commitSheet }, [
  multipart,
]);
