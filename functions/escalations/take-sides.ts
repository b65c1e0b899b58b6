/** POST to a dispute’s answer, position and withdrawal: who is in it, and with which words. */
import { actingOn } from './acting.ts';
import { positionIn } from './dispute-form.ts';
import { levelsOf } from './ground.ts';
import { answerClaim, join, withdraw } from './side.rules.ts';

export const answerTheClaim = actingOn('answer', ({ dispute, who, by, request: { form } }) =>
  answerClaim(dispute, who, { by, happened: form.happened ?? '', position: positionIn(form) }),
);

export const joinDispute = actingOn('join', async ({ visited, dispute, who, by, request: { form } }) => {
  const { agreement, register } = visited;
  const own = register.find(({ party }) => party === who.party);
  const offices = own ? await levelsOf(agreement, own) : [];
  return join(dispute, who, { by, position: positionIn(form), offices });
});

export const withdrawDispute = actingOn('withdraw', ({ dispute, who, by, request: { form } }) =>
  withdraw(dispute, who, { by, reason: form.reason ?? '' }),
);
