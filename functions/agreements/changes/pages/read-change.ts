/** GET /agreements/{agreement}/changes/{change}: a notice, what became of it, and what the reader may do about it. */
import { headerOf } from '../../../identity/person.reads.ts';
import { sayTimeLeft } from '../../../shared/calendar/time-left.ts';
import { Missing } from '../../../shared/failures.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { readText } from '../../agreement.reads.ts';
import { calendarOf } from '../../domain/agreement.rules.ts';
import { partyName, type SignedMou } from '../../domain/signed-mou.ts';
import { changePath, type VisitedChanges, visitChanges } from '../authorize-changes.ts';
import { closed } from '../domain/answer.rules.ts';
import { objectable } from '../domain/changes-at.rules.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { contactsOf, reportersOf } from '../domain/today.rules.ts';
import { changePage } from './change.pages.tsx';
import type { ChangeView } from './change-outcome.parts.tsx';
import { changesFrame } from './changes-frame.ts';

/** What it is about, as it was before: of notices about the same, those that were given earlier. */
function beforeIt({ about, party, change, version }: Noticed, text: SignedMou, noticed: readonly Noticed[]) {
  const earlier = noticed.filter((one) => one.version === version && one.change < change);
  if (about.kind === 'contact') return { contact: contactsOf(text, earlier).find(({ key }) => key === about.key) };
  return { reporter: reportersOf(text, earlier).find((one) => one.kpi === about.kpi && one.party === party) };
}

function mayDo({ whole, mine }: VisitedChanges, notice: Noticed, now: string): ChangeView['may'] {
  if (closed(whole, notice, now)) return undefined;
  if (mine.includes(notice.party)) return 'take back';
  return objectable(whole, mine, now).some(({ change }) => change === notice.change) ? 'object' : undefined;
}

export async function showChange(
  visited: VisitedChanges,
  request: Request,
  [refused]: readonly Refusal[] = [],
): Promise<Reply> {
  const { person, by, whole, agreement, notice, noticed, versions } = visited;
  const of = versions.find(({ version }) => version === notice?.version);
  if (!notice || !of) throw new Missing('No such notice');
  const text = of.version === agreement.version ? visited.text : await readText(of.textHash);
  const { now } = request;
  const may = mayDo(visited, notice, now);
  const view = changePage({
    person: headerOf(person, by.name || undefined),
    frame: changesFrame(visited, now, 'true', may === 'object' ? turnTo(request) : undefined),
    form: newFormKeys(person.secret),
    ...{ agreement: whole.id, number: agreement.number, zone: of.zone, text, notice, may },
    before: beforeIt(notice, text, noticed),
    partyName: partyName(text, notice.party),
    left: sayTimeLeft(calendarOf(of), now, notice.objectBy),
    ...{ done: request.query.done, refused, typed: request.form },
  });
  return show(view, refused ? 422 : 200);
}

const turnTo = (request: Request) => ({
  what: 'object if you do not agree; there is nothing to do if you do',
  label: 'Go to the objection',
  href: `${changePath(request)}#act`,
});

export const lookAtChange = page(async (request) => showChange(await visitChanges(request), request));
