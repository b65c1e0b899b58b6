/** POST /agreements/{agreement}/disputes: a party brings a matter before the first level of the ladder. */

import { disputeIdOf } from '../shared/ids.ts';
import type { Refusal } from '../shared/kernel.ts';
import { commit, tipKey } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { disputeChange, disputeTip, docketChange } from './dispute.store.ts';
import { claimIn, peopleIn } from './dispute-form.ts';
import { asTyped } from './form-rows.ts';
import { groundOf } from './ground.ts';
import { calendarOf, levelDays } from './ladder.rules.ts';
import { answerBy, periodOf } from './period.rules.ts';
import { followedBy, followsInForm } from './promise-again.ts';
import { raise } from './raise.rules.ts';
import { showNewDispute } from './read-new-dispute.ts';
import { docketPath, type VisitedDocket, visitDocket } from './visit-dispute.ts';
import { speakerFor } from './who.rules.ts';

/** The first period runs from now, as the rule needs it. */
async function raised(visited: VisitedDocket, { form, asSent, now }: Request, number: number) {
  const { agreement, standing, person, today, found } = visited;
  if (!standing) throw new Error('Whoever raises a dispute speaks for a party');
  // A list of mailboxes is read as it was pasted; what is invisible in it means nothing.
  const named = peopleIn(asSent.people);
  const claim = claimIn(form, named.mailboxes ?? [], person.mailbox);
  const ground = await groundOf(visited, [standing.party, claim.against], now);
  const calendar = calendarOf(ground);
  const days = levelDays(ground.ladder, 0);
  const follows = followsInForm(form, agreement.id);
  const beside: Refusal[] = [
    ...(named.refused ? [named.refused] : []),
    ...(follows ? followedBy(found, follows, visited) : []),
  ];
  const outcome = raise(ground, {
    id: disputeIdOf(agreement.id, number),
    number,
    by: standing.party,
    speaker: speakerFor(undefined, standing),
    claim: { ...claim, ...(follows && { follows }) },
    period: periodOf(calendar, days, now),
    answerBy: answerBy(calendar, days, now),
    today,
  });
  if (outcome.refused) {
    // Whoever wrote mailboxes that cannot be read has named somebody.
    const others = outcome.findings.filter(({ field }) => !named.refused || field !== 'people');
    return { events: [], findings: [...others, ...beside] };
  }
  return { events: outcome.events, findings: beside };
}

export const raiseDispute = page((request) =>
  retryOnConflict(async () => {
    const { form, now, path } = request;
    const follows = followsInForm(form, path.agreement ?? '');
    const visited = await visitDocket(request, 'dispute.raise', 'raise', follows ? [tipKey(follows.dispute)] : []);
    const { agreement, docket, command, before, found, person } = visited;
    if (before) return seeOther(before.result);
    if (!command) throw new Error('A form has a command');
    const hidden = request.refused.filter(({ field }) => field !== 'people');
    if (hidden.length > 0) return showNewDispute(visited, request, hidden);
    const number = (docket.state?.disputes ?? 0) + 1;
    const { events, findings } = await raised(visited, request, number);
    if (findings.length > 0) return showNewDispute(visited, request, asTyped(findings, form));
    const tip = disputeTip(found, disputeIdOf(agreement.id, number));
    const entered = { type: 'DisputeEntered', data: { agreement: agreement.id, number } } as const;
    const result = `${docketPath(agreement.id)}/${number}?done=raise`;
    await commit({
      command,
      at: now,
      actor: person.actor.id,
      changes: [
        disputeChange(tip, events),
        docketChange(docket, [entered], { agreement: agreement.id, to: [], watches: [] }),
      ],
      result,
    });
    return seeOther(result);
  }),
);
