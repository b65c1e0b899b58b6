/** POST to a commitment’s /acceptance and /objection: a party to which it was promised has what was delivered, or says what is missing. */
import { visitAs } from '../authorize-commitments.ts';
import { accept, disputeDelivery } from '../domain/delivery.rules.ts';
import { showAnswer } from '../pages/read-answer.ts';
import { actingOn, countIn } from './commitment-act.ts';

const answering = { load: visitAs('delivery'), show: showAnswer };

export const acceptDelivery = actingOn('accepted', {
  ...answering,
  decide: ({ about, acts: party, by }, { form }) => accept(about, { party, by, delivery: countIn(form._delivery) }),
});

export const objectToDelivery = actingOn('disputed', {
  ...answering,
  decide: ({ about, acts: party, by }, { form }) =>
    disputeDelivery(about, { party, by, delivery: countIn(form._delivery), reason: form.reason ?? '' }),
});
