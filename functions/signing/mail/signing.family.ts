/** Mails of a signing round to the office that signs, and to liaisons about its end: the holder of the day they are sent, with a link, code or word made then. */
import { signatoriesOf, signatoryAt } from '../../agreements/agreement.reads.ts';
import { hearsThatBegun } from '../../closing/domain/relevance.rules.ts';
import { closingKey, closingTip } from '../../closing/duties.reads.ts';
import { holderInTerm } from '../../offices/domain/holder.rules.ts';
import { holderAt, signingAt } from '../../offices/domain/party.state.ts';
import { vouchedFor } from '../../offices/domain/readiness.rules.ts';
import { noticeMail } from '../../offices/mail/offices.mail.tsx';
import { roundIdOf } from '../../shared/ids.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, type Reader, type Recipient, type Sending, type To, type ToldIn } from '../../shared/mail.ts';
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
  const closing = sending.template === 'ended' ? closingTip(await batchGet([closingKey(id)]), id).state : undefined;
  const copy = sending.template === 'executed' ? await sealedCopy(facts.agreement) : undefined;
  return { ...facts, former, copy, closing };
}

type Facts = Awaited<ReturnType<typeof read>>;
type Person = Reader & Pick<Letter, 'to' | 'asLiaison'>;

const noticeOwed = ({ agreement, current, partyOf }: RoundMail, { party, name: seat }: Recipient): boolean => {
  const { registered, offices } = partyOf(party);
  if (!current || agreement.status !== 'out for signature' || !offices) return false;
  return vouchedFor(offices, registered) && signingAt(offices, seat)?.noticeAt === undefined;
};

function choose({ facts, sending: { template, now }, to }: To<Facts>): string | ToldIn | undefined {
  const { registered } = facts.partyOf(to.party);
  const signs = to.who === 'liaison' ? undefined : signatoryAt(registered, to.name);
  if (template === 'ended' && hearsThatBegun(facts.closing, to, { ...registered, mailbox: signs?.holder.mailbox }))
    return { toldIn: 'begun' };
  if (to.who === 'liaison') return toLiaison(template, facts);
  // Of a text that is kept no more: the office may sign no more.
  if (!signs) return undefined;
  const inTerm = !holderInTerm(signs.holder, dayIn(facts.agreement.zone, now)).refused;
  return toSignatory(template, { ...facts, party: to.name, inTerm, noticeOwed: noticeOwed(facts, to) });
}

function readers({ facts, sending, to: { name: seat, party, who } }: To<Facts>): Person[] {
  const round = sending.about.round ?? '';
  const { registered, offices } = facts.partyOf(party);
  if (who === 'liaison') {
    const hear = signatoriesOf(registered).filter(([one]) => hearsAsSignatory(facts.round, one));
    return facts
      .liaisonsOf(party)
      .filter(({ mailbox }) => !hear.some(([, { holder }]) => alike(mailbox, holder.mailbox)))
      .map(({ name, mailbox }) => ({
        ...{ name, mailbox, to: { name, title: 'liaison' }, asLiaison: true },
        tags: { kind: 'liaison', round, party, to: who },
      }));
  }
  const signs = signatoryAt(registered, seat);
  if (!signs) return [];
  const { title, holder, delegator } = signs;
  const { name, mailbox } = holder;
  const to = { title, name, ...(delegator && { standsInFor: delegator.name }) };
  const epoch = String(holderAt(offices, seat)?.epoch ?? 0);
  return [{ name, mailbox, to, tags: { kind: 'signatory', round, party: seat, to: who, holder: epoch } }];
}

export const family = defineFamily({
  read,
  choose,
  readers,
  mint: mintFor,
  view: ({ facts, sending: { now, service }, to: { name, party, who } }, { to, asLiaison = false }, secret) => ({
    ...{ now, service, agreement: facts.agreement, text: facts.text, party, to, asLiaison },
    seat: who === 'liaison' ? party : name,
    // What was executed stays signed, whatever follows it.
    signedBefore:
      facts.former?.status !== 'executed' &&
      facts.former?.signatories[who === 'liaison' ? party : name]?.status === 'signed',
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
