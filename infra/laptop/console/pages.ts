/** Every address of the console, on one screen. */
import { type Route, router } from '../cloud/http-api/routes.ts';
import { asset } from './assets.ts';
import { clockPage, moveClock } from './clock.pages.tsx';
import { deadLettersPage } from './dead-letters.pages.tsx';
import { effectsPage } from './effects.pages.tsx';
import { executionDrawing, executionPage, executionsPage, redriveExecution } from './executions.pages.tsx';
import { functionsPage } from './functions.pages.tsx';
import { guidePage, mendMailbox } from './guide/guide.pages.tsx';
import { inboxPage } from './mail/inbox.pages.tsx';
import { mailAttachment, mailHtmlPart, mailPage, mailRaw } from './mail/mail.pages.tsx';
import { tablePage } from './table.pages.tsx';
import { type Act, missing } from './visit.ts';

const assets: Act = async (visit) => (await asset(visit.path.file ?? '')) ?? missing(visit, 'such file', '');

const ACTS: Record<string, Act> = {
  'GET /': guidePage,
  'POST /mailbox': mendMailbox,
  'GET /mail': inboxPage,
  'GET /mail/{mail}': mailPage,
  'GET /mail/{mail}/html': mailHtmlPart,
  'GET /mail/{mail}/raw': mailRaw,
  'GET /mail/{mail}/attachments/{attachment}': mailAttachment,
  'GET /clock': clockPage,
  'POST /clock': moveClock,
  'GET /executions': executionsPage,
  'GET /executions/{execution}': executionPage,
  'GET /executions/{execution}/drawing': executionDrawing,
  'POST /executions/{execution}/redrive': redriveExecution,
  'GET /effects': effectsPage,
  'GET /table': tablePage,
  'GET /functions': functionsPage,
  'GET /dead-letters': deadLettersPage,
  'GET /assets/{file+}': assets,
};

export const actFor = router(Object.entries(ACTS).map(([key, target]): Route<Act> => ({ key, target })));
