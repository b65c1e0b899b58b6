/** Mails of clearance: to whoever reviews today, with a link that is made only now, and to liaisons when a text was returned. */
import { personId } from '../../identity/agency.store.ts';
import { mustBeOf } from '../../identity/own-mailbox.ts';
import { answered } from '../../offices/domain/readiness.rules.ts';
import { REVIEW_LINK_LIFE } from '../../offices/domain/review-link.rules.ts';
import { REVIEWER_KINDS, type ReviewerKind } from '../../offices/domain/reviewer-kinds.ts';
import { keepReviewLink } from '../../offices/review.reads.ts';
import { reviewsOf } from '../../offices/reviews.reads.ts';
import { newSecret, partyIdOf } from '../../shared/ids.ts';
import { plus } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { defineFamily, type Reader, recipientOf, type Sending, type To } from '../../shared/mail.ts';
import { type RoundMail, readRoundMail } from '../../signing/mail.reads.ts';
import { toLiaison, toReviewer } from '../domain/relevance.rules.ts';
import { CLEARANCE_MAILS, type ClearanceLetter } from './clearance.mail.tsx';

type Asked = Pick<ClearanceLetter, 'kind' | 'required' | 'returned'>;
type Person = Reader & Asked;

/** The newest return of the text that is out now, with its words. */
async function returnOf({ agreement, partyOf }: RoundMail, party: string): Promise<Asked | undefined> {
  const { registered, offices } = partyOf(party);
  const stream = await history(partyIdOf(agreement.id, party));
  const [review] = reviewsOf(offices, registered.reviewers, agreement, stream)
    .filter(({ answer }) => answer === 'returned')
    .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1));
  if (!review) return undefined;
  const { kind, required, answers } = review;
  const { name: by, comments = '' } = answers.at(-1) ?? {};
  return { kind, required, ...(by !== undefined && { returned: { by, comments } }) };
}

async function read(sending: Sending) {
  const facts = await readRoundMail(sending);
  const returns = new Map<string, Asked>();
  if (sending.template === 'review-returned')
    for (const { party } of sending.to.map(recipientOf)) {
      const back = await returnOf(facts, party);
      if (back) returns.set(party, back);
    }
  return { ...facts, returns };
}

type Facts = Awaited<ReturnType<typeof read>>;

const answersOf = ({ agreement, partyOf }: Facts, party: string, kinds: readonly ReviewerKind[]) =>
  kinds.map((kind) => answered(partyOf(party).offices?.reviewers[kind], agreement));

function choose({ facts, sending: { template }, to: { party, who } }: To<Facts>): string | undefined {
  const open = facts.round?.status === 'open' && facts.current;
  if (who === 'liaison') return toLiaison(template, open, answersOf(facts, party, REVIEWER_KINDS));
  return toReviewer(template, open, answersOf(facts, party, [who as ReviewerKind])[0]);
}

function readers({ facts, sending, to: { party, who } }: To<Facts>): Person[] {
  const round = sending.about.round ?? '';
  const back = facts.returns.get(party);
  if (who === 'liaison')
    return back
      ? facts
          .liaisonsOf(party)
          .map(({ name, mailbox }) => ({ name, mailbox, ...back, tags: { kind: 'liaison', round, party, to: who } }))
      : [];
  const kind = who as ReviewerKind;
  const { registered, offices } = facts.partyOf(party);
  const reviewer = offices?.reviewers[kind] && registered.reviewers?.[kind];
  if (!reviewer) return [];
  const { name, mailbox, required } = reviewer;
  return [{ name, mailbox, kind, required, tags: { kind: 'reviewer', round, party, to: kind } }];
}

/** A reviewer's link opens the text for its reader alone; a liaison gets the page behind which liaisons sign in. */
async function mint({ facts, sending, to: { party, who } }: To<Facts>): Promise<string> {
  const { agreement, partyOf, agencyOf } = facts;
  const { service, now, about } = sending;
  if (who === 'liaison') return `${service}/agreements/${agreement.id}/parties/${party}`;
  const token = newSecret();
  const kind = who as ReviewerKind;
  mustBeOf(agencyOf(party), partyOf(party).registered.reviewers?.[kind]?.mailbox ?? '');
  await keepReviewLink(token, {
    ...{ round: about.round ?? '', party, kind, documentHash: agreement.documentHash },
    reviewer: personId(partyOf(party).registered.reviewers?.[kind]?.mailbox ?? ''),
    expiresAt: plus(now, REVIEW_LINK_LIFE),
  });
  return `${service}/review/${token}`;
}

export const family = defineFamily({
  read,
  choose,
  readers,
  mint,
  view: (
    { facts: { agreement, round, text }, sending: { service }, to: { party } },
    { name, kind, required, returned },
    link,
  ): ClearanceLetter => {
    if (!round) throw new Error('Nobody is asked to clear a text before its round is open');
    return { service, agreement, round, text, party, kind, required, name, link, ...(returned && { returned }) };
  },
  content: CLEARANCE_MAILS,
});
