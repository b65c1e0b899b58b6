/** GET /disputes/deadlines.ics, and the same of one dispute: what a person may read, as a calendar file. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { commitmentKeys, commitmentsFrom } from '../../commitments/commitments.reads.ts';
import { disputeOf } from '../../commitments/domain/follow-up.rules.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { visitDocket } from '../../disputes/dispute-access.reads.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { followUpKeys, followUpStates } from '../../disputes/follow-up-states.reads.ts';
import { authorize } from '../../identity/authorize.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import { page } from '../../shared/http/page.ts';
import { notFound } from '../../shared/http/reply.ts';
import { disputeIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type Deadline, deadlinesOf } from '../domain/deadlines.rules.ts';
import { type Matter, mattersOf } from './my-agreements.ts';

/** What writes calendars is loaded when one is asked for. */
const writer = () => import('./calendar-file.ts');
const service = (): string => process.env.SERVICE_URL ?? '';
/** Calendars take a file of this size in a moment; an MOU with more open disputes has other worries. */
const MOST_OF_AN_MOU = 200;

/** Open disputes, and those whose decisions make somebody do something. */
async function disputesIn({ agreement }: Matter) {
  const [open, committed] = await Promise.all([
    openPlaces(agreement.id, { limit: MOST_OF_AN_MOU }),
    batchGet(commitmentKeys(agreement)),
  ]);
  const decided = commitmentsFrom(committed, agreement).flatMap(({ commitments }) =>
    Object.keys(commitments).flatMap((key) => disputeOf(key) ?? []),
  );
  const ids = [...open.map(({ dispute }) => dispute), ...decided.map((number) => disputeIdOf(agreement.id, number))];
  return { ids: [...new Set(ids)], committed };
}

async function deadlinesIn(matter: Matter, person: string, now: Instant): Promise<Deadline[]> {
  const { agreement, docket, docketSeq, standings } = matter;
  const { ids, committed } = await disputesIn(matter);
  const found = await batchGet(ids.map(tipKey));
  return ids.flatMap((dispute) => {
    const { state, seq } = disputeStream.tip(found, dispute);
    if (!state || !mayRead(state, person, standings)) return [];
    const followUps = followUpStates(committed, state);
    return deadlinesOf(state, agreement.number, {
      ...{ now, pauses: docket?.pauses ?? [], sequence: seq + docketSeq, followUps },
    });
  });
}

export const readAllDeadlines = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const matters = await mattersOf(person.mailbox, request.now);
  const { calendarFile, calendarReply } = await writer();
  const all = await Promise.all(matters.map((matter) => deadlinesIn(matter, person.actor.id, request.now)));
  return calendarReply(calendarFile('Disputes', all.flat(), service(), request.now), 'disputes');
});

export const readDeadlines = page(async (request) => {
  const { agreement, dispute: tip, docket, clock } = await visitDocket(request);
  if (!tip) return notFound();
  const dispute = existing(tip);
  const followUps = followUpStates(await batchGet(followUpKeys([dispute])), dispute);
  const state = { ...clock, sequence: tip.seq + docket.seq, followUps };
  const name = `${mouName(agreement.number)}, dispute ${dispute.number}`;
  const { calendarFile, calendarReply } = await writer();
  const file = calendarFile(name, deadlinesOf(dispute, agreement.number, state), service(), request.now);
  return calendarReply(file, `dispute-${dispute.number}`);
});
