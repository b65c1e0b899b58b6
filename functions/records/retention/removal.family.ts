/** Mails about a removal of words, to the records officers of a party's agency: it waits for a decision, or was decided. */
import { eventKey, tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, type Reader, type Sending, type To } from '../../shared/mail.ts';
import { readRoundMail } from '../../signing/mail.reads.ts';
import { REMOVAL_MAILS } from './removal.mail.tsx';
import type { Keeping } from './removal.state.ts';

async function read(sending: Sending) {
  const { stream, seq } = sending;
  const [facts, found] = await Promise.all([readRoundMail(sending), batchGet([eventKey(stream, seq), tipKey(stream)])]);
  const { removal = '' } = found.get<{ data: { removal?: string } }>(eventKey(stream, seq))?.data ?? {};
  return { ...facts, removal, waits: tipFrom<Keeping>(found, stream).state?.removals[removal] !== undefined };
}

type Facts = Awaited<ReturnType<typeof read>>;

const readers = ({ facts, sending: { about }, to: { party, who } }: To<Facts>): Reader[] =>
  (facts.agencyOf(party)?.recordsOfficers ?? []).map(({ name, mailbox }) => ({
    ...{ name, mailbox },
    tags: { kind: 'informed', round: about.round, party, to: who },
  }));

export const family = defineFamily({
  read,
  // Not when it was decided before its officers were told of it.
  choose: ({ facts, sending: { template } }) => (template !== 'removal-asked' || facts.waits ? template : undefined),
  readers,
  view: ({ facts: { agreement, text, removal }, sending: { service }, to: { party } }) => ({
    ...{ service, agreement, text, party, removal },
  }),
  content: REMOVAL_MAILS,
});
