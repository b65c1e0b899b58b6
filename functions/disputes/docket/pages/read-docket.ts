/** GET /agreements/{agreement}/disputes: every dispute under an MOU for whoever stands in its registers, and whether its deadlines are paused. */
import { inForce } from '../../../agreements/domain/in-force.rules.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import { docketIdOf } from '../../../shared/ids.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { history } from '../../../shared/ledger/history.ts';
import { endedPage, openPage } from '../../dispute.reads.ts';
import { type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { mayRead } from '../../domain/who.rules.ts';
import { countOpen } from '../../due.reads.ts';
import { inOrder } from '../../pages/dispute-view.ts';
import { namesIn } from '../../pages/dispute-words.ts';
import { docketFrame, docketPerson } from '../../pages/docket-frame.ts';
import { pauseAt } from '../domain/suspension-clock.rules.ts';
import { docketPage } from './docket.pages.tsx';
import type { PauseOnRecord } from './docket-view.ts';

const LIMIT = 50;

/** Who paused deadlines, and who let them run again: read only where anybody did. */
async function pausesOf({ agreement, docket }: VisitedDocket): Promise<PauseOnRecord[]> {
  if ((docket.state?.pauses ?? []).length === 0) return [];
  const { events, bodies } = await history(docketIdOf(agreement.id));
  return events
    .filter(({ type }) => type === 'ClocksPaused' || type === 'ClocksResumed')
    .map(
      ({ seq, at, type, data }) => ({ seq, at, type, data, body: bodies.get(seq)?.body }) as unknown as PauseOnRecord,
    );
}

/** Of what named people alone may read, everyone else learns the number. */
const split = (all: readonly Dispute[], { agreement, person, standings, knows }: VisitedDocket) => {
  const disputes = all.filter(knows);
  const reads = (one: Dispute) => mayRead(one, person.actor.id, standings);
  return {
    readable: disputes.filter(reads).map((one) => inOrder(one, agreement.parties)),
    hidden: disputes.filter((one) => !reads(one)).map(({ number }) => number),
  };
};

/** The docket; `refused` says why deadlines were not paused, or do not run again. */
export async function showDocket(
  visited: VisitedDocket,
  { query, form, now }: Request,
  refused?: { act: string; findings: readonly Refusal[] },
): Promise<Reply> {
  const { agreement, register, standing, liaisonOf, clock } = visited;
  const [open, ended, pauses, count] = await Promise.all([
    openPage(agreement.id, { limit: LIMIT, place: query.after }),
    endedPage(agreement.id, { limit: LIMIT, place: query.ended }),
    pausesOf(visited),
    countOpen(agreement),
  ]);
  const [going, over] = [split(open.disputes, visited), split(ended.disputes, visited)];
  const header = docketPerson(visited);
  const frame = docketFrame(visited, { disputes: going.readable, open: count, current: 'page' });
  const force = inForce(agreement, now);
  const html = docketPage({
    ...{
      now,
      agreement,
      clock,
      pauses,
      docket: visited.docket.state,
      person: header,
      frame,
      form: header.form,
      inForce: force,
    },
    names: namesIn(register),
    open: going.readable,
    ended: over.readable,
    hidden: [...going.hidden, ...over.hidden].sort((one, other) => one - other),
    next: { open: open.next, ended: ended.next },
    mayRaise: force && agreement.ladder !== undefined && standing !== undefined,
    // What was begun can be ended, also after the last day of the MOU.
    tends: (force || pauseAt(clock.pauses, now) !== undefined) && liaisonOf.length > 0,
    refused: refused && { ...refused, typed: form },
    done: query.done,
  });
  return show(html, refused ? 422 : 200);
}

export const readDocket = page(async (request) => showDocket(await visitDocket(request), request));
