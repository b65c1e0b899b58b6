/** POST to a dispute’s veto, its reason and its answer: a party stops a decision in its own field, and says why in time. */
import { refuse } from '../../shared/kernel.ts';
import { promisers } from '../domain/follow-ups.rules.ts';
import { calendarOf, levelDays } from '../domain/ladder.rules.ts';
import { vetoTimes } from '../domain/period.rules.ts';
import { answerVeto, castVeto, reasonVeto } from '../domain/veto.rules.ts';
import { countIn } from './decide-dispute.ts';
import { type Acting, actingOn } from './dispute-act.ts';

/** The decision makes these do something, which a veto reaches. */
const reaching = { promising: ({ dispute }: Acting) => promisers(dispute.decision?.followUps) };

const times = ({ dispute, request }: Acting) =>
  vetoTimes(calendarOf(dispute), levelDays(dispute.ladder, dispute.level), request.now);

export const vetoDecision = actingOn(
  'veto',
  (acting) => {
    const { visited, dispute, who, by, request } = acting;
    const { _version: version, right: chosen, reason = '' } = request.form;
    const right = visited.terms.decisionRights.find((key) => key === chosen);
    if (right === undefined)
      return refuse(
        'right-missing',
        'It does not say which decision right is touched.',
        'Choose one from the list.',
        'right',
      );
    const casting = { version: countIn(version), right, by, reason };
    return castVeto(dispute, who, casting, times(acting), visited.clock);
  },
  reaching,
);

export const giveVetoReason = actingOn(
  'veto-reason',
  (acting) => {
    const { visited, dispute, who, by, request } = acting;
    const { period } = times(acting);
    return reasonVeto(dispute, who, { by, reason: request.form.reason ?? '' }, period, visited.clock);
  },
  reaching,
);

export const answerTheVeto = actingOn('veto-answer', ({ visited, dispute, who, by, request: { form } }) =>
  answerVeto(dispute, who, { level: countIn(form._level), by, answer: form.answer ?? '' }, visited.clock),
);
