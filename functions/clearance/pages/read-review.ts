/** GET /reviews/{round}/{party}/{kind}: the whole text, what is asked of this reviewer, and what others of the same party answered. */
import { readFindings, readHtml, readRevision, readText, titleOf } from '../../agreements/agreement.reads.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { byWhen, frameOf } from '../../agreements/pages/frame.parts.ts';
import { answered } from '../../offices/domain/readiness.rules.ts';
import { kindInWords, mayAnswer } from '../../offices/domain/review.rules.ts';
import { reviewsOf } from '../../offices/reviews.reads.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { partyIdOf } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import type { FrameView, Tab, Turn } from '../../shared/pages/frame.tsx';
import { reviewPath, type VisitedReview, visitReview } from '../authorize-review.ts';
import { reviewPage, supersededPage } from './review.pages.tsx';

/** The parts of the one page that the link opens. */
const tabsOf = ({ agreement: { version }, of }: VisitedReview): Tab[] => {
  const page = reviewPath(of);
  return [
    { label: 'Overview', href: page, current: 'page' },
    ...(version > 1 ? [{ label: 'What changed', href: `${page}#changes` }] : []),
    { label: 'Text', href: `${page}#text` },
    { label: 'Clearances', href: `${page}#answers` },
  ];
};

const turnOf = ({ agreement, round, of }: VisitedReview, now: string): Turn => ({
  what: `clear this text or return it, as ${kindInWords(of.kind)}, ${byWhen(calendarOf(agreement), round.deadline, now)}`,
  label: 'Go to your answer',
  href: '#answer',
});

const reviewFrame = (visited: VisitedReview, now: string, tabs: Tab[], turn?: Turn): FrameView => {
  const { agreement, round, registered, of } = visited;
  const roles = [{ is: 'reviewer', party: of.party, review: of.kind } as const];
  const title = titleOf([registered], agreement);
  // The round of a text that was replaced says nothing of the one that is out.
  const standing = agreement.round === round.id ? round : undefined;
  const framed = {
    agreement,
    round: standing,
    now,
    turn,
    title,
    register: [registered],
    roles,
    part: 'overview',
  } as const;
  return { ...frameOf(framed), tabs, heads: tabs.length > 0 };
};

/** The page of a review for its reviewer; `refused` says why an answer was not taken, `typed` keeps what was entered. */
export async function showReview(
  visited: VisitedReview,
  now: string,
  said: { refused?: Refusal; typed?: Record<string, string> } = {},
) {
  const { agreement, round, registered, partyTip, asked, of, secret } = visited;
  // The text of an earlier version is not the one to clear.
  if (agreement.round !== round.id)
    return show(supersededPage({ agreement, frame: reviewFrame(visited, now, []) }), 410);
  const [text, html, findings, party, revision] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    readFindings(agreement.findingsHash),
    history(partyIdOf(agreement.id, of.party)),
    agreement.version > 1 ? revisionOf(agreement) : undefined,
  ]);
  const reviews = reviewsOf(partyTip.state, registered.reviewers, asked, party);
  const may = mayAnswer(partyTip.state, of.kind, asked, now);
  const owed = !may.refused && answered(may.review, asked) !== 'cleared';
  const frame = reviewFrame(visited, now, tabsOf(visited), owed ? turnOf(visited, now) : undefined);
  const view = { frame, visited, text, html, findings, reviews, may, form: newFormKeys(secret), revision, ...said };
  return show(reviewPage(view), said.refused ? 422 : 200);
}

/** What this version changes, for whoever knows the one before; first versions load nothing of it. */
async function revisionOf({ id, round, convener }: VisitedReview['agreement']) {
  const [revision, { shownRevision }] = await Promise.all([
    readRevision(id, round),
    import('../../agreements/pages/differences.parts.ts'),
  ]);
  return revision && shownRevision(revision, convener);
}

export const readReview = page(async (request) => showReview(await visitReview(request), request.now));
