/** GET /disputes/deadlines.ics, and the same of one dispute: what a person may read, as a calendar file. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { commitmentKeys, commitmentsFrom } from '../../commitments/commitments.reads.ts';
import { disputeOf } from '../../commitments/domain/follow-up.rules.ts';
import { disputeStream, endedPartition } from '../../disputes/dispute.stream.ts';
import { visitDocket } from '../../disputes/dispute-access.reads.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { openPlaces, placesIn } from '../../disputes/due.reads.ts';
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
import { deadlinesOf, fallenOf } from '../domain/deadlines.rules.ts';
import type { Dates } from './calendar-file.ts';
import { type Matter, mattersOf } from './my-agreements.ts';

/** What writes calendars is loaded when one is asked for. */
const writer = () => import('./calendar-file.ts');
const service = (): string => process.env.SERVICE_URL ?? '';
/** Calendars take a file of this size in a moment; an MOU with more open disputes has other worries. */
const MOST_OF_AN_MOU = 200;
/** Disputes that ended last: of those before, no deadline is ahead. */
const MOST_ENDED = 25;

/** Open disputes, those that ended lately, and those whose decisions make somebody do something. */
async function disputesIn({ agreement }: Matter) {
  const [open, ended, committed] = await Promise.all([
    openPlaces(agreement.id, { limit: MOST_OF_AN_MOU }),
    placesIn(endedPartition(agreement.id), { limit: MOST_ENDED, backwards: true }),
    batchGet(commitmentKeys(agreement)),
  ]);
  const decided = commitmentsFrom(committed, agreement).flatMap(({ commitments }) =>
    Object.keys(commitments).flatMap((key) => disputeOf(key) ?? []),
  );
  const ids = [
    ...[...open, ...ended].map(({ dispute }) => dispute),
    ...decided.map((number) => disputeIdOf(agreement.id, number)),
  ];
  return { ids: [...new Set(ids)], committed };
}

async function datesIn(matter: Matter, person: string, now: Instant): Promise<Dates[]> {
  const { agreement, docket, docketSeq, standings } = matter;
  const { ids, committed } = await disputesIn(matter);
  const found = await batchGet(ids.map(tipKey));
  return ids.flatMap((dispute) => {
    const { state, seq } = disputeStream.tip(found, dispute);
    if (!state || !mayRead(state, person, standings)) return [];
    const followUps = followUpStates(committed, state);
    const reckoned = { now, pauses: docket?.pauses ?? [], sequence: seq + docketSeq, followUps };
    return [
      {
        running: deadlinesOf(state, agreement.number, reckoned),
        fallen: fallenOf(state, agreement.number, reckoned),
      },
    ];
  });
}

export const readAllDeadlines = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const matters = await mattersOf(person.mailbox, request.now);
  const { calendarReply } = await writer();
  const all = (await Promise.all(matters.map((matter) => datesIn(matter, person.actor.id, request.now)))).flat();
  return calendarReply(
    { name: 'Disputes', file: 'disputes', page: '/disputes', service: service(), now: request.now },
    { running: all.flatMap(({ running }) => running), fallen: all.flatMap(({ fallen }) => fallen) },
  );
});

export const readDeadlines = page(async (request) => {
  const { agreement, dispute: tip, docket, clock } = await visitDocket(request);
  if (!tip) return notFound();
  const dispute = existing(tip);
  const { id, number } = agreement;
  const followUps = followUpStates(await batchGet(followUpKeys([dispute])), dispute);
  const reckoned = { ...clock, sequence: tip.seq + docket.seq, followUps };
  const { calendarReply } = await writer();
  return calendarReply(
    {
      ...{ name: `${mouName(number)}, dispute ${dispute.number}`, file: `dispute-${dispute.number}` },
      ...{ page: `/agreements/${id}/disputes/${dispute.number}`, service: service(), now: request.now },
    },
    { running: deadlinesOf(dispute, number, reckoned), fallen: fallenOf(dispute, number, reckoned) },
  );
});
