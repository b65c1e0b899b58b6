/** POST to an MOU’s clocks: a liaison of a party pauses every deadline, or lets them run again, and everyone is told. */
import { inForce } from '../agreements/agreement.rules.ts';
import { type Decision, refuse } from '../shared/kernel.ts';
import { commit } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { countIn } from './decide-dispute.ts';
import { allDisputes } from './dispute.reads.ts';
import type { Dispute } from './dispute.state.ts';
import { docketChange } from './dispute.store.ts';
import type { Told } from './docket.effects.ts';
import type { DocketEvent } from './docket.events.ts';
import { levelsOf } from './ground.ts';
import { nameOf } from './ladder.rules.ts';
import { showDocket } from './read-docket.ts';
import { resumeDeadlines, suspendDeadlines } from './suspension.rules.ts';
import { docketPath, type Serving, type VisitedDocket, visitDocket } from './visit-dispute.ts';

/** Every party's liaison, every office on every level, and the workflows that wait for something. */
async function told({ agreement, register }: VisitedDocket, disputes: readonly Dispute[]): Promise<Told> {
  const levels = await Promise.all(
    register.map(async (one) => (await levelsOf(agreement, one)).map((office) => nameOf(one.party, office))),
  );
  const to = new Set([...register.map(({ party }) => nameOf(party, 'liaison')), ...levels.flat()]);
  const waits = disputes.filter(({ status }) => ['open', 'vetoed', 'decided'].includes(status));
  return { agreement: agreement.id, to: [...to], watches: waits.map(({ id }) => id) };
}

type Tending = { visited: VisitedDocket; disputes: readonly Dispute[]; as: Serving; request: Request };

const tending = (act: 'pause' | 'resume', decide: (tending: Tending) => Decision<DocketEvent>) =>
  page((request) =>
    retryOnConflict(async () => {
      const visited = await visitDocket(request, 'clocks.tend', act);
      const { agreement, docket, command, before, person, liaisonOf } = visited;
      const [as] = liaisonOf;
      if (!as || !command) throw new Error('Whoever tends the clocks is a liaison with a form');
      const done = seeOther(`${docketPath(agreement.id)}?done=${act}`);
      if (before) return done;
      if (request.refused.length > 0) return showDocket(visited, request, { act, findings: request.refused });
      const disputes = await allDisputes(agreement.id, docket.state?.disputes ?? 0);
      const outcome = decide({ visited, disputes, as, request });
      if (outcome.refused) return showDocket(visited, request, { act, findings: [outcome.refused] });
      await commit({
        command,
        at: request.now,
        actor: person.actor.id,
        changes: [docketChange(docket, outcome.events, await told(visited, disputes))],
        result: act,
      });
      return done;
    }),
  );

export const stopClocks = tending(
  'pause',
  ({ visited: { agreement, docket }, disputes, as, request: { form, now } }) => {
    const { term } = agreement;
    if (!term || !inForce(agreement, now))
      return refuse('This MOU is not in force.', 'Only an MOU in force has deadlines that could be paused.');
    const { cause = '', reason = '', days } = form;
    const given = { agreement: agreement.id, ...as, cause, reason, days: countIn(days?.trim()) };
    const of = { termBegan: term.effectiveAt, zone: agreement.zone, disputes };
    return suspendDeadlines(docket.state, { ...given, ...of }, now);
  },
);

export const letClocksGoOn = tending('resume', ({ visited: { docket }, as, request: { form, now } }) =>
  resumeDeadlines(docket.state, { ...as, reason: form.reason ?? '' }, now),
);
