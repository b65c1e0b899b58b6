/** GET /disputes/deadlines.ics, and the same of one dispute: what a person may read, as a calendar file. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { visitDocket } from '../../disputes/dispute-access.reads.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { authorize } from '../../identity/authorize.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import { page } from '../../shared/http/page.ts';
import { notFound } from '../../shared/http/reply.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type Deadline, deadlinesOf } from './deadlines.ts';
import { type Matter, mattersOf } from './my-agreements.ts';

/** What writes calendars is loaded when one is asked for. */
const writer = () => import('./calendar-file.ts');
const service = (): string => process.env.SERVICE_URL ?? '';
/** Calendars take a file of this size in a moment; an MOU with more open disputes has other worries. */
const MOST_OF_AN_MOU = 200;

async function deadlinesIn({ agreement, docket, docketSeq, standings }: Matter, person: string): Promise<Deadline[]> {
  const listed = await openPlaces(agreement.id, { limit: MOST_OF_AN_MOU });
  const found = await batchGet(listed.map(({ dispute }) => tipKey(dispute)));
  return listed.flatMap(({ dispute }) => {
    const { state, seq } = disputeStream.tip(found, dispute);
    return state && mayRead(state, person, standings)
      ? deadlinesOf(state, agreement.number, { pauses: docket?.pauses ?? [], sequence: seq + docketSeq })
      : [];
  });
}

export const readAllDeadlines = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const matters = await mattersOf(person.mailbox, request.now);
  const { calendarFile, calendarReply } = await writer();
  const all = await Promise.all(matters.map((matter) => deadlinesIn(matter, person.actor.id)));
  return calendarReply(calendarFile('Disputes', all.flat(), service(), request.now), 'disputes');
});

export const readDeadlines = page(async (request) => {
  const { agreement, dispute: tip, docket, clock } = await visitDocket(request);
  if (!tip) return notFound();
  const dispute = existing(tip);
  const state = { pauses: clock.pauses, sequence: tip.seq + docket.seq };
  const name = `${mouName(agreement.number)}, dispute ${dispute.number}`;
  const { calendarFile, calendarReply } = await writer();
  const file = calendarFile(name, deadlinesOf(dispute, agreement.number, state), service(), request.now);
  return calendarReply(file, `dispute-${dispute.number}`);
});
