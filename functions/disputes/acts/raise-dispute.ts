/** POST /agreements/{agreement}/disputes: a party brings a matter before the first level of the ladder. */
import { disputedKeys, disputedKpi, readRecorded } from '../../kpis/disputed.reads.ts';
import { acting } from '../../shared/act.ts';
import { addingRow } from '../../shared/add-row.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { disputeIdOf } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/kernel.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { countingUses, countKey, usesIn } from '../../shared/ledger/tries.store.ts';
import { sayNewCount } from '../../shared/time-words.ts';
import { disputeStream, docketStream } from '../dispute.stream.ts';
import { docketForm, docketPath, type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import { groundOf } from '../dispute-terms.ts';
import { countedAs, type Raiser, tooMany } from '../docket/domain/many.rules.ts';
import type { KpiFigures } from '../domain/dispute.schema.ts';
import { calendarOf, levelDays } from '../domain/ladder.rules.ts';
import { answerBy, periodOf } from '../domain/period.rules.ts';
import { raise } from '../domain/raise.rules.ts';
import { speakerFor } from '../domain/who.rules.ts';
import { followedBy, followedKeys, followsIn } from '../follow-up-again.reads.ts';
import { asTyped } from '../pages/form-rows.ts';
import { showNewDispute } from '../pages/read-new-dispute.ts';
import { aboutIn, claimIn, peopleIn } from './dispute-form.ts';

/** The first period runs from now, as the rule needs it. */
function raised(visited: Visited, { form, asSent, now }: Request, number: number) {
  const { agreement, standing, person, today, found, figures } = visited;
  if (!standing) throw new Error('Whoever raises a dispute speaks for a party');
  // A list of mailboxes is read as it was pasted; what is invisible in it means nothing.
  const named = peopleIn(asSent.people);
  const claim = claimIn(form, named.mailboxes ?? [], person.mailbox);
  const ground = groundOf(visited, [standing.party, claim.against], now);
  const calendar = calendarOf(ground);
  // Without a ladder it is refused, and no period is needed.
  const days = ground.ladder ? levelDays(ground.ladder, 0) : 0;
  const follows = followsIn(form._follows, agreement.id);
  const more: Refusal[] = [
    ...(named.refused ? [named.refused] : []),
    ...(follows ? followedBy(found, follows, visited) : []),
  ];
  const outcome = raise(ground, {
    id: disputeIdOf(agreement.id, number),
    number,
    by: standing.party,
    speaker: speakerFor(undefined, standing),
    claim: { ...claim, ...(follows && { follows: { dispute: follows.dispute, followUp: follows.followUp } }) },
    period: periodOf(calendar, days, now),
    answerBy: answerBy(calendar, days, now),
    ...{ today, figures },
  });
  if (outcome.refused) {
    // Whoever wrote mailboxes that cannot be read has named somebody.
    const others = outcome.findings.filter(({ field }) => !named.refused || field !== 'people');
    return { events: [], findings: [...others, ...more] };
  }
  return { events: outcome.events, findings: more };
}

type Visited = VisitedDocket & { figures: KpiFigures | undefined };

/** Of all disputes under an MOU, in one item: it is read before it is known who asks. */
const countedIn = ({ path: { agreement = '' }, now }: Request) => ({ round: agreement, party: 'disputes', now });

function raiserIn({ standing }: Visited, { form }: Request): Raiser {
  if (!standing) throw new Error('Whoever raises a dispute speaks for a party');
  return { party: standing.party, office: speakerFor(undefined, standing).office ?? '', against: form.against ?? '' };
}

/** The figures of the KPI that the form is about are read beside everything else. */
async function visit(request: Request, command: Key): Promise<Visited> {
  const { form, path, now } = request;
  const { agreement: id = '' } = path;
  const followed = followedKeys(followsIn(form._follows, id), id);
  const { kind, key } = aboutIn(form.about);
  const kpi = kind === 'kpi' ? key : undefined;
  const [visited, recorded] = await Promise.all([
    visitDocket(request, [command, countKey(countedIn(request)), ...followed, ...(kpi ? disputedKeys(id) : [])]),
    kpi === undefined ? undefined : readRecorded(id),
  ]);
  const disputed = recorded && (await disputedKpi({ ...visited, recorded }, kpi, now));
  return { ...visited, figures: disputed?.figures };
}

const form = docketForm('raise');

const carry = acting<Visited, string>('raise', {
  form,
  load: visit,
  readsAsSent: ['people'],
  decide: (visited, request) => {
    const { agreement, docket, found } = visited;
    const number = (docket.state?.disputes ?? 0) + 1;
    const { events, findings } = raised(visited, request, number);
    const [first, ...more] = asTyped(findings, request.form);
    if (first) return { refused: [first, ...more] };
    const raiser = raiserIn(visited, request);
    const counted = countedIn(request);
    const enough = tooMany(usesIn(found, counted), raiser, sayNewCount(request.now, agreement.zone));
    if (enough) return { refused: [enough] };
    const entered = { type: 'DisputeEntered', data: { agreement: agreement.id, number } } as const;
    return {
      changes: [
        disputeStream.change(disputeStream.tip(found, disputeIdOf(agreement.id, number)), events),
        docketStream.change(docket, [entered], { agreement: agreement.id, to: [], watches: [] }),
      ],
      also: [countingUses(counted, countedAs(raiser))],
      result: `${docketPath(agreement.id)}/${number}?done=raise`,
    };
  },
  done: (address) => seeOther(address),
  show: showNewDispute,
});

const addRow = addingRow({
  form,
  load: (request) =>
    visitDocket(
      request,
      followedKeys(followsIn(request.form._follows, request.path.agreement ?? ''), request.path.agreement ?? ''),
    ),
  show: (visited, request) => showNewDispute(visited, request, []),
});

export const raiseDispute = page((request) => (request.form._add ? addRow(request) : carry(request)));
