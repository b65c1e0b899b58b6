/** Mails of a dispute, to offices and liaisons. */
import { defineFamily } from '../../shared/mail.ts';
import { stillNeeded } from '../domain/relevance.rules.ts';
import { isOfClocks } from '../pages/said-in.ts';
import { DISPUTE_MAILS } from './dispute.mail.tsx';
import { type DisputeMail, readDisputeMail, readersOf, viewOf } from './docket-mail.reads.ts';

function ofDispute({ dispute, event }: DisputeMail) {
  if (dispute === undefined || isOfClocks(event))
    throw new Error('An email of a dispute is asked for by its own event');
  return { dispute, event };
}

export const family = defineFamily({
  read: readDisputeMail,
  choose: ({ facts, sending: { template, now }, to: { party } }) => {
    const { dispute, event } = ofDispute(facts);
    return stillNeeded(event, dispute, party, { now, pauses: facts.pauses }) ? template : undefined;
  },
  readers: readersOf,
  view: (of, person) => ({ ...viewOf(of, person), ...ofDispute(of.facts) }),
  content: DISPUTE_MAILS,
});
