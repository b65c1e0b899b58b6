/** GET /agreements/{agreement}/removals/{removal} and POST …/check: the words, the law and the effects, then the decision once more before it is made. */
import { readText } from '../../agreements/agreement.reads.ts';
import { disputeOf } from '../../commitments/domain/follow-up.rules.ts';
import { forNamedPeople, ofNamedPeople } from '../../disputes/docket/domain/named-people.rules.ts';
import { personId } from '../../identity/agency.store.ts';
import { Missing } from '../../shared/failures.ts';
import { newFormKeys, submittedBy } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, seeOther, show } from '../../shared/http/reply.ts';
import { disputeIdOf } from '../../shared/ids.ts';
import { type Refusal, refuse } from '../../shared/kernel.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { history } from '../../shared/ledger/history.ts';
import { bodyTexts } from './body-words.ts';
import { keepingForm, readStream, type Visited, visit } from './keeping.ts';
import { keepingFrame, keepingPerson } from './keeping-frame.ts';
import { keepingPath } from './keeping-view.ts';
import { sayKept, showKeeping } from './read-keeping.ts';
import { checkPage, type RemovalView, removalPage } from './removal.pages.tsx';
import { approveRemoval, refuseRemoval } from './removal.rules.ts';

/** The people who alone may read the words of an event; undefined where every officer of the parties may. */
async function namedFor(agreement: string, event: ChainedEvent, events: readonly ChainedEvent[]) {
  const { commitment = '' } = event.data as { commitment?: string };
  const dispute = ofNamedPeople(events).has(event) ? disputeOf(commitment) : undefined;
  const of = dispute === undefined ? events : (await history(disputeIdOf(agreement, dispute))).events;
  const [first] = of as readonly { data: { people?: string[] } }[];
  return forNamedPeople(of) ? (first?.data.people ?? []) : undefined;
}

/** The event and its words, as far as this officer may read them. */
async function wordsOf(visited: Visited, { stream, seq }: RemovalView['removal']) {
  const { agreement, person } = visited;
  const { events, bodies } = await readStream(visited, stream);
  const event = events.find((one) => one.seq === seq);
  const kept = bodies.get(seq);
  const people = event && (await namedFor(agreement.id, event, events));
  const reads = event && (people?.includes(personId(person.mailbox)) ?? true);
  return {
    what: event
      ? sayKept(event, events, kept, await readText(agreement.textHash), agreement.zone)
      : 'An event of this record',
    at: event?.at,
    // Of words that are sealed this officer has read nothing.
    words: reads && kept ? bodyTexts(kept.body) : undefined,
  };
}

/** Undefined when it does not wait for a decision any more. */
async function viewOf(visited: Visited, id: string): Promise<RemovalView | undefined> {
  const { agreement, keeping, officer, register, tip } = visited;
  const removal = Object.hasOwn(keeping.removals, id) ? keeping.removals[id] : undefined;
  if (!removal) return undefined;
  const [past, words] = await Promise.all([history(tip.stream), wordsOf(visited, removal)]);
  return {
    ...{ agreement, keeping, past, id, removal, ...words },
    person: keepingPerson(visited),
    // The page is the decision: nothing leads to it from there.
    frame: { ...keepingFrame(visited), turn: undefined },
    form: newFormKeys(visited.person.secret),
    asker: register.find(({ agency }) => agency === removal.agency)?.name ?? 'Another agency',
    isOwn: removal.agency === officer.agency,
  };
}

/** The removal again with what was wrong; the whole page of the keeping when the removal is gone. */
export async function showRemoval(visited: Visited, request: Request, refused: Refusal): Promise<Reply> {
  const said = { refused, typed: request.form };
  const view = await viewOf(visited, request.path.removal ?? '');
  return view ? show(removalPage({ ...view, ...said }), 422) : showKeeping(visited, said);
}

export const readRemoval = page(async (request) => {
  const visited = await visit(request);
  const { agreement = '', removal = '' } = request.path;
  const view = await viewOf(visited, removal);
  if (view) return show(removalPage(view));
  const { events } = await history(visited.tip.stream);
  if (!events.some(({ data }) => (data as { removal?: string }).removal === removal))
    throw new Missing('No such removal');
  // Whoever comes by the email after a colleague has decided learns so.
  return seeOther(`${keepingPath(agreement)}?done=settled`);
});

const decided = ({ keeping, officer }: Visited, { form, path }: Request) => {
  const { removal = '' } = path;
  if (form.decision === 'approve') return approveRemoval(keeping, officer, removal);
  if (form.decision === 'refuse') return refuseRemoval(keeping, officer, removal, form.reason ?? '');
  return refuse('decision-not-chosen', 'No decision is chosen.', 'Choose to approve or to refuse.', 'decision');
};

/** Changes nothing: what would be decided is decided here once, to be shown. */
export const checkRemoval = page(async (request) => {
  const visited = await visit(request);
  submittedBy(keepingForm(request), request.form, 'check');
  const refused = request.refused[0] ?? decided(visited, request).refused;
  if (refused) return showRemoval(visited, request, refused);
  const view = await viewOf(visited, request.path.removal ?? '');
  if (!view) throw new Missing('No such removal');
  const decision = request.form.decision === 'approve' ? 'approve' : 'refuse';
  return show(checkPage(view, decision, request.form.reason ?? ''));
});
