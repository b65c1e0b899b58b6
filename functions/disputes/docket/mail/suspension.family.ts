/** Mails about all deadlines of an MOU, to everyone who has a dispute in hand. */
import { defineFamily } from '../../../shared/mail.ts';
import { stillStands } from '../../domain/relevance.rules.ts';
import { type DisputeMail, readDisputeMail, readersOf, viewOf } from '../../mail/docket-mail.reads.ts';
import { isOfClocks } from '../../pages/said-in.ts';
import { CLOCKS_MAILS } from './suspension.mail.tsx';

function eventOf({ event }: DisputeMail) {
  if (!isOfClocks(event)) throw new Error('An email about deadlines is asked for when they are paused or run again');
  return event;
}

export const family = defineFamily({
  read: readDisputeMail,
  choose: ({ facts, sending: { template, now } }) => {
    const { pauses } = facts;
    return stillStands(eventOf(facts), pauses, { now, pauses }) ? template : undefined;
  },
  readers: readersOf,
  view: (of, person) => ({ ...viewOf(of, person), event: eventOf(of.facts) }),
  content: CLOCKS_MAILS,
});
