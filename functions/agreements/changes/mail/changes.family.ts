/** Mails about a notice, to the liaisons of the parties of the text that it is about. */

import { history } from '../../../shared/ledger/history.ts';
import { existing, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { defineFamily, type Sending, type To } from '../../../shared/mail.ts';
import { readRoundMail } from '../../../signing/mail.reads.ts';
import { agreementTip } from '../../agreement.reads.ts';
import { changesIn } from '../domain/changes-in.rules.ts';
import { toNoticed } from '../domain/relevance.rules.ts';
import { CHANGE_MAILS } from './changes.mail.tsx';

async function read(sending: Sending) {
  const { agreement: id = '', change = '' } = sending.about;
  const facts = await readRoundMail(sending);
  const whole = existing(agreementTip(await batchGet([tipKey(id)]), id));
  const notice = changesIn(await history(id), whole, sending.now).find((one) => String(one.change) === change);
  if (!notice) throw new Error('There is no such notice');
  return { ...facts, notice };
}

type ChangeMail = Awaited<ReturnType<typeof read>>;

const partyIn = ({ agencyOf }: ChangeMail, party: string) => ({ party, agency: agencyOf(party)?.id });

export const family = defineFamily({
  read,
  choose: ({ facts, sending, to: { party } }: To<ChangeMail>) =>
    toNoticed(sending.template, facts.notice, partyIn(facts, party), partyIn(facts, facts.notice.party)),
  readers: ({ facts, to: { party, who } }: To<ChangeMail>) =>
    facts.liaisonsOf(party).map(({ name, mailbox }) => ({
      ...{ name, mailbox },
      tags: { kind: 'informed', party, to: who, agreement: facts.agreement.id } as const,
    })),
  view: ({ facts: { agreement, text, notice }, sending: { service }, to: { party } }) => ({
    ...{ service, agreement, text, party, notice },
  }),
  content: CHANGE_MAILS,
});
