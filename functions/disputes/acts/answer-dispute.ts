/** POST to a dispute’s answer, position and withdrawal: who is in it, and with which words. */

import { answerClaim, join, withdraw } from '../domain/side.rules.ts';
import { actingOn } from './dispute-act.ts';
import { positionIn } from './dispute-form.ts';

export const answerTheClaim = actingOn('answer', ({ dispute, who, by, request: { form } }) =>
  answerClaim(dispute, who, { by, happened: form.happened ?? '', position: positionIn(form) }),
);

export const joinDispute = actingOn('join', ({ visited, dispute, who, by, request: { form } }) => {
  const { levels: offices = [] } = visited.register.find(({ party }) => party === who.party) ?? {};
  return join(dispute, who, { by, position: positionIn(form), offices });
});

export const withdrawDispute = actingOn('withdraw', ({ dispute, who, by, request: { form } }) =>
  withdraw(dispute, who, { by, reason: form.reason ?? '' }),
);
