/** POST /agreements/{agreement}/parties/{party}/outside/confirmation and /refusal: another agency's liaison has looked at the PDF. */
import { signatoryOf } from '../../agreements/agreement.reads.ts';
import { actorName } from '../../identity/actor.ts';
import { submittedWith } from '../../shared/form-keys.ts';
import type { Decision } from '../../shared/kernel.ts';
import { assertVersion, commandKey, commit, recordedResult } from '../../shared/ledger.ts';
import { page, type Request, seeOther } from '../../shared/page.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { changesOf } from '../executing.ts';
import type { RoundEvent } from '../round.events.ts';
import { confirmOutside, refuseOutside } from './outside.rules.ts';
import { showOutside } from './read-outside.ts';
import { readOffer, type VisitedOutside, visitOutside } from './visit-outside.ts';

type Answer = Parameters<typeof refuseOutside>[1];
type Decide = (visited: VisitedOutside, answer: Omit<Answer, 'reason'>, request: Request) => Decision<RoundEvent>;

async function answerOf({ round, party, person, by, answersFor = party }: VisitedOutside, { form }: Request) {
  const offer = await readOffer(round.id, party);
  return { offer, pdfHash: form._pdfHash ?? '', party, actor: actorName(person.actor), for: answersFor, by };
}

const answering = (act: string, decide: Decide) =>
  page(async (request) => {
    const { agreement = '', party = '' } = request.path;
    const { person } = await visitOutside(request, 'outside.answer');
    const command = submittedWith(person.secret, `${agreement}:${party}:${person.actor.id}`, request.form, act);
    return retryOnConflict(async () => {
      const visited = await visitOutside(request, 'outside.answer', () => [commandKey(command.id)]);
      const done = seeOther(`/agreements/${agreement}/parties/${party}/outside`);
      if (recordedResult(visited.found, command)) return done;
      const [hidden] = request.refused;
      const decided = hidden ? { refused: hidden } : decide(visited, await answerOf(visited, request), request);
      const recorded = decided.refused ? decided : changesOf(decided.events, visited, request.now);
      if (recorded.refused)
        return showOutside(visited, request.now, { refused: recorded.refused, typed: request.form });
      // It stands under whoever held the office when it was confirmed: a holder who is replaced meanwhile does not.
      const beside = [assertVersion(visited.officesTip)];
      await commit({ command, at: request.now, actor: actorName(person.actor), changes: recorded.changes, beside });
      return done;
    });
  });

export const confirmSignature = answering('confirm-outside', ({ round, registered }, answer, { form, now }) => {
  const { office, holder } = signatoryOf(registered);
  const { name, capacity, mailbox } = holder;
  const looked = form.looked === 'yes';
  return confirmOutside(round, { ...answer, looked, office: { office, name, capacity, mailbox } }, now);
});

export const refuseSignature = answering('refuse-outside', ({ round }, answer, { form, now }) =>
  refuseOutside(round, { ...answer, reason: form.reason ?? '' }, now),
);
