/** GET /agreements/{agreement}/disputes/{number}: a dispute for whoever may read it. */
import { readText } from '../../agreements/agreement.reads.ts';
import { standingOf } from '../../commitments/domain/standing.rules.ts';
import { sayStanding } from '../../commitments/pages/commitment-words.parts.ts';
import { disputedKeys, disputedKpi, readRecorded } from '../../kpis/disputed.reads.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { docketKey } from '../dispute.stream.ts';
import { type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import { offered, turnIn } from '../domain/offered.rules.ts';
import { countOpen } from '../due.reads.ts';
import { mayLay } from '../evidence/domain/evidence.rules.ts';
import { followUpKeys, followUpStates } from '../follow-up-states.reads.ts';
import { disputePage } from './dispute.pages.tsx';
import { entriesOf } from './dispute-entry.ts';
import { recordOf } from './dispute-record.ts';
import { inOrder } from './dispute-view.ts';
import { namesIn } from './dispute-words.ts';
import { docketFrame, docketPerson } from './docket-frame.ts';

/** Nothing of it is read for a dispute that is about something else. */
async function readFigures({ agreementsTip, agreement: { id } }: VisitedDocket, { about }: Dispute, { now }: Request) {
  if (about.kind !== 'kpi') return undefined;
  const [found, recorded] = await Promise.all([batchGet([docketKey(id), ...disputedKeys(id)]), readRecorded(id)]);
  return disputedKpi({ agreementsTip, found, recorded }, about.key, now);
}

export const readDispute = page(async (request): Promise<Reply> => {
  const visited = await visitDocket(request);
  const { agreement, dispute: tip, register, standing, acting, clock } = visited;
  if (!tip) throw new Error('The page of a dispute has a number');
  const dispute = inOrder(existing(tip), agreement.parties);
  const [text, record, open, disputed, committed] = await Promise.all([
    readText(agreement.textHash),
    recordOf(dispute.id),
    countOpen(agreement),
    readFigures(visited, dispute, request),
    batchGet(followUpKeys([dispute])),
  ]);
  const files = entriesOf(record, 'EvidenceKept').map(({ data }) => data);
  const html = disputePage({
    ...{ now: request.now, person: docketPerson(visited), agreement, dispute, text, clock, record, disputed },
    // The page itself begins with what waits for the reader in it.
    frame: docketFrame(visited, { open }),
    names: namesIn(register),
    who: standing,
    acting,
    followUps: followUpStates(committed, dispute).map(({ key, party, by, one }) => ({
      ...{ key, party, by, standing: one ? sayStanding(one, request.now) : 'Delivered and accepted' },
      late: one !== undefined && standingOf(one, request.now) === 'late',
    })),
    acts: offered(dispute, standing, clock),
    turn: turnIn(dispute, standing, clock),
    mayAdd: standing !== undefined && mayLay(dispute, standing, files) === undefined,
    done: request.query.done,
  });
  return show(html);
});
