/** Mails about a withdrawal, to the offices that sign and the liaisons of every party; to all offices of one that the notice has not reached. */
import { inTerm } from '../../../identity/domain/roles.rules.ts';
import { history } from '../../../shared/ledger/history.ts';
import { existing, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { defineFamily, type Sending, type To } from '../../../shared/mail.ts';
import { alike } from '../../../shared/mailbox.ts';
import { dayIn } from '../../../shared/time-words.ts';
import { readRoundMail } from '../../../signing/mail.reads.ts';
import { agreementTip, signatoriesOf, signatoryAt } from '../../agreement.reads.ts';
import { endsAt } from '../domain/departures.rules.ts';
import { toWithdrawn } from '../domain/relevance.rules.ts';
import { withdrawalsIn } from '../domain/withdrawals-in.rules.ts';
import { WITHDRAWAL_MAILS } from './withdrawals.mail.tsx';

async function read(sending: Sending) {
  const { agreement: id = '', withdrawal: number = '' } = sending.about;
  const { now } = sending;
  const facts = await readRoundMail(sending);
  const whole = existing(agreementTip(await batchGet([tipKey(id)]), id));
  const withdrawal = withdrawalsIn(await history(id), whole, now).find((one) => String(one.withdrawal) === number);
  if (!withdrawal) throw new Error('There is no such notice of withdrawal');
  return { ...facts, withdrawal, ends: endsAt(whole, withdrawal.until), today: dayIn(whole.zone, now) };
}

type WithdrawalMail = Awaited<ReturnType<typeof read>>;

/** Whoever of the party is meant by that name today. */
function peopleOf({ partyOf, liaisonsOf, today }: WithdrawalMail, { party, who, name }: To<WithdrawalMail>['to']) {
  const { registered } = partyOf(party);
  const signing = signatoriesOf(registered)
    .map(([, { holder }]) => holder)
    .filter((holder) => inTerm(holder, today));
  const among = (mailbox: string, people: readonly { mailbox: string }[]) =>
    people.some((one) => alike(one.mailbox, mailbox));
  if (who === 'liaison') return liaisonsOf(party).filter(({ mailbox }) => !among(mailbox, signing));
  if (who === 'offices') {
    const tried = [...signing, ...liaisonsOf(party)];
    const others = Object.values(registered.offices).map(({ holder }) => holder);
    return others.filter(
      (holder, at) =>
        inTerm(holder, today) && !among(holder.mailbox, tried) && !among(holder.mailbox, others.slice(0, at)),
    );
  }
  const holder = signatoryAt(registered, name)?.holder;
  return holder && inTerm(holder, today) ? [holder] : [];
}

export const family = defineFamily({
  read,
  choose: ({ facts, sending: { template }, to: { party } }: To<WithdrawalMail>) =>
    toWithdrawn(template, facts.withdrawal, party),
  readers: ({ facts, to }: To<WithdrawalMail>, template) => {
    const { party, who } = to;
    const agreement = facts.agreement.id;
    const withdrawal = String(facts.withdrawal.withdrawal);
    return peopleOf(facts, to).map(({ name, mailbox }) => ({
      ...{ name, mailbox },
      tags:
        template === 'noticed'
          ? ({ kind: 'withdrawal', agreement, withdrawal, party, to: who } as const)
          : ({ kind: 'informed', agreement, party, to: who } as const),
    }));
  },
  view: ({ facts: { agreement, text, withdrawal, ends }, sending: { service }, to: { party } }) => ({
    ...{ service, agreement, text, party, withdrawal, ends },
  }),
  content: WITHDRAWAL_MAILS,
});
