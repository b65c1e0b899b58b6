/** GET /agreements/{agreement}/closing and its /report: the plan and the report for everyone of the MOU. */

import { hasEnded } from '../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { endOf, endsByLeaving } from '../../agreements/leaving/domain/departures.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { download, sandboxed, show } from '../../shared/http/reply.ts';
import { closingIdOf } from '../../shared/ids.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { history } from '../../shared/ledger/history.ts';
import { closingPath, type VisitedClosing, visitClosing } from '../authorize-closing.ts';
import type { DataOf } from '../domain/closing.events.ts';
import { clauseDays } from '../domain/opening.rules.ts';
import { mayPlan } from '../domain/proposal.rules.ts';
import type { ClosingReport } from '../domain/report.rules.ts';
import type { Subject } from '../domain/subjects.ts';
import { dutyWords } from '../duties.reads.ts';
import { type ClosingView, closingPage } from './closing.pages.tsx';
import { closingFrame, personOf } from './closing-frame.ts';
import { planOf } from './plan.ts';
import { reportFile } from './report.parts.tsx';

/** What was proposed, with its words as far as they still stand. */
async function readProposed(agreement: string) {
  const { events, bodies } = await history(closingIdOf(agreement));
  const proposed = events
    .filter(({ type }) => type === 'DutyProposed')
    .map(({ seq, data }) => ({
      ...(data as DataOf<'DutyProposed'>),
      does: (bodies.get(seq)?.body as { does?: string } | undefined)?.does,
    }));
  return {
    words: new Map(proposed.flatMap(({ duty, does }) => (does === undefined ? [] : [[duty, { does }] as const]))),
    subjectOf: (duty: number): Subject => proposed.find((one) => one.duty === duty)?.about ?? 'other',
  };
}

async function readTheReport({ closing, text, agreement }: VisitedClosing, said: ReadonlyMap<string, string>) {
  const { reported, ended } = closing ?? {};
  if (!reported) return undefined;
  const report = JSON.parse((await readDocument(reported.reportHash)).toString('utf8')) as ClosingReport;
  const words = (key: string) => said.get(key);
  return { report, text, zone: agreement.zone, words, hash: reported.reportHash, pdf: ended !== undefined };
}

export const lookAtClosing = page(async (request) => {
  const visited = await visitClosing(request);
  const { closing, text, agreement, whole, mine, planning } = visited;
  const { now } = request;
  const [proposed, said] = await Promise.all([readProposed(agreement.id), dutyWords(closing, text)]);
  const view: ClosingView = {
    person: personOf(visited),
    frame: closingFrame(visited, now, 'page'),
    ...{ mou: mouName(agreement.number), zone: agreement.zone, days: clauseDays(text) },
    endsAt: closing?.began?.endedAt ?? endOf(agreement),
    byNotice: endsByLeaving(agreement) !== undefined,
    closing: closing?.began && {
      until: closing.began.until,
      stalled: closing.stalled === true,
      endedAt: closing.ended?.at,
    },
    over: hasEnded(whole, now),
    plan: planOf(visited, { ...proposed, said }, now),
    survivors: text.survivingObligations.map(({ what }) => what),
    report: await readTheReport(visited, said),
    closed: mayPlan(planning, now),
    mayPropose: mine.length > 0,
    ...{ path: closingPath(request), done: request.query.done },
  };
  return show(closingPage(view));
});

export const readReport = page(async (request) => {
  const { closing, agreement } = await visitClosing(request);
  if (!closing?.ended) throw new Missing('There is no report yet');
  const bytes = await readDocument(closing.ended.pdfHash);
  return sandboxed(download(bytes, { name: reportFile(agreement.number), type: 'application/pdf' }));
});
