/** Mails of a signing round to the office that signs, and to liaisons about its end: the holder of the day they are sent, with a link, code or word made then. */
import { signatoryOf } from '../../agreements/agreement.reads.ts';
import { holderInTerm } from '../../offices/domain/holder.rules.ts';
import { vouchedFor } from '../../offices/domain/readiness.rules.ts';
import { noticeMail } from '../../offices/mail/offices.mail.tsx';
import { roundIdOf } from '../../shared/ids.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, type Reader, type Sending, type To } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { dayIn } from '../../shared/time-words.ts';
import { hearsAsSignatory, toLiaison, toSignatory } from '../domain/relevance.rules.ts';
import type { Round } from '../domain/round.state.ts';
import { type RoundMail, readRoundMail } from '../mail.reads.ts';
import type { Letter } from './letter.ts';
import { mintFor } from './mint.ts';
import { sealedCopy } from './sealed-copy.ts';
import { SIGNING_MAILS } from './signing.mail.tsx';

async function read(sending: Sending) {
  const facts = await readRoundMail(sending);
  const { id, version } = facts.agreement;
  const before = roundIdOf(id, version - 1);
  const former = version > 1 ? tipFrom<Round>(await batchGet([tipKey(before)]), before).state : undefined;
  const copy = sending.template === 'executed' ? await sealedCopy(facts.agreement) : undefined;
  return { ...facts, former, copy };
}

type Facts = Awaited<ReturnType<typeof read>>;
type Person = Reader & Pick<Letter, 'to' | 'asLiaison'>;

const noticeOwed = ({ agreement, current, partyOf }: RoundMail, party: string): boolean => {
  const { registered, offices } = partyOf(party);
  if (!current || agreement.status !== 'out for signature' || !offices) return false;
  return vouchedFor(offices, registered) && offices.noticeAt === undefined;
};

function choose({ facts, sending: { template, now }, to: { party, who } }: To<Facts>): string | undefined {
  if (who === 'liaison') return toLiaison(template, facts);
  const { holder } = signatoryOf(facts.partyOf(party).registered);
  const inTerm = !holderInTerm(holder, dayIn(facts.agreement.zone, now)).refused;
  return toSignatory(template, { ...facts, party, inTerm, noticeOwed: noticeOwed(facts, party) });
}

function readers({ facts, sending, to: { party, who } }: To<Facts>): Person[] {
  const round = sending.about.round ?? '';
  const { registered, offices } = facts.partyOf(party);
  const { title, holder } = signatoryOf(registered);
  if (who === 'liaison')
    return facts
      .liaisonsOf(party)
      .filter(({ mailbox }) => !hearsAsSignatory(facts.round, party) || !alike(mailbox, holder.mailbox))
      .map(({ name, mailbox }) => ({
        ...{ name, mailbox, to: { name, title: 'liaison' }, asLiaison: true },
        tags: { kind: 'liaison', round, party, to: who },
      }));
  const { name, mailbox } = holder;
  const to = { title, name, ...(registered.delegator && { standsInFor: registered.delegator.name }) };
  return [
    { name, mailbox, to, tags: { kind: 'signatory', round, party, to: who, holder: String(offices?.epoch ?? 0) } },
  ];
}

export const family = defineFamily({
  read,
  choose,
  readers,
  mint: mintFor,
  view: ({ facts, sending: { now, service }, to: { party } }, { to, asLiaison = false }, secret) => ({
    ...{ now, service, agreement: facts.agreement, text: facts.text, party, to, asLiaison },
    // What was executed stays signed, whatever follows it.
    signedBefore: facts.former?.status !== 'executed' && facts.former?.signatories[party]?.status === 'signed',
    // Before it was opened there is none, and only a notice goes out.
    round: facts.round as Round,
    ...secret,
  }),
  content: {
    ...SIGNING_MAILS,
    notice: ({ word = '', ...view }) =>
      noticeMail({ ...view, deadline: (view.round as Round | undefined)?.deadline }, word),
  },
  attach: ({ facts }) => facts.copy,
});
