/** POST to an MOU’s clocks: a liaison of a party pauses every deadline of its disputes, or lets them run again, and everyone is told. */
import { readOnlyAfterEnd } from '../../../agreements/domain/after-end.rules.ts';
import { inForce } from '../../../agreements/domain/in-force.rules.ts';
import { reviewedSince } from '../../../agreements/domain/review-due.rules.ts';
import { act } from '../../../shared/act.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import type { Request } from '../../../shared/http/page.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { reviewsThatMayBeOpen } from '../../../shared/ids.ts';
import { type Decision, refuse } from '../../../shared/kernel.ts';
import { countIn } from '../../acts/decide-dispute.ts';
import { allDisputes } from '../../dispute.reads.ts';
import { docketStream } from '../../dispute.stream.ts';
import { docketForm, docketPath, type Serving, type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { nameOf } from '../../domain/ladder.rules.ts';
import type { Told } from '../domain/docket.effects.ts';
import type { DocketEvent } from '../domain/docket.events.ts';
import { mayFold, resumeDeadlines, suspendDeadlines } from '../domain/suspension.rules.ts';
import { showDocket } from '../pages/read-docket.ts';

type Tending = VisitedDocket & { disputes: readonly Dispute[] };

/** Every party's liaison, every office on every level, and the workflows that wait for something: of disputes by their number, however many there are. */
function told({ agreement, register, docket }: Tending): Told {
  const everyone = register.flatMap(({ party, levels }) =>
    ['liaison', ...levels].map((office) => nameOf(party, office)),
  );
  const reviews = reviewsThatMayBeOpen(agreement.id, agreement.reviews);
  const disputes = docket.state?.disputes ?? 0;
  return { agreement: agreement.id, to: [...new Set(everyone)], watches: reviews, disputes };
}

const tending = (
  name: 'pause' | 'resume',
  decide: (of: Tending, as: Serving, request: Request) => Decision<DocketEvent>,
) =>
  act<Tending>(name, {
    form: docketForm(name),
    load: async (request, command) => {
      const visited = await visitDocket(request, [command]);
      const { disputes = 0, ...docket } = visited.docket.state ?? { pauses: [] };
      // No office has so many that reading them all would be seen, but one item or one answer never depends on it.
      const decide = name === 'pause' && mayFold(docket);
      return { ...visited, disputes: decide ? await allDisputes(visited.agreement.id, disputes) : [] };
    },
    decide: (tended, request) => {
      const [as] = tended.liaisonOf;
      if (!as) throw new Error('Whoever tends the clocks is a liaison');
      return outcomeOf(decide(tended, as, request), (events) => ({
        changes: [docketStream.change(tended.docket, events, told(tended))],
        result: undefined,
      }));
    },
    done: (_, { path }) => seeOther(`${docketPath(path.agreement ?? '')}?done=${name}`),
    show: (tended, request, findings) => showDocket(tended, request, { act: name, findings }),
  });

export const stopClocks = tending('pause', ({ agreement, docket, disputes }, as, { form, now }) => {
  const { term } = agreement;
  if (!term || !inForce(agreement, now))
    return refuse(
      'not-in-force',
      'This MOU is not in force.',
      'Only an MOU in force has deadlines that could be paused.',
    );
  const { cause = '', reason = '', days } = form;
  const given = { agreement: agreement.id, ...as, cause, reason, days: countIn(days?.trim()) };
  const of = {
    termBegan: term.effectiveAt,
    zone: agreement.zone,
    reviewedSince: reviewedSince(agreement, now),
    disputes,
  };
  return suspendDeadlines(docket.state, { ...given, ...of }, now);
});

export const letClocksGoOn = tending('resume', ({ agreement, docket }, as, { form, now }) => {
  const over = readOnlyAfterEnd(agreement, now);
  return over ? { refused: over } : resumeDeadlines(docket.state, { ...as, reason: form.reason ?? '' }, now);
});
