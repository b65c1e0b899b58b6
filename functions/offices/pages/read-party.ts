/** The pages of a party's liaisons, by their GETs: the party as a whole, and one page for each act. */
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { partyPath, type VisitedParty, visitParty } from '../authorize-party.ts';
import type { Matter } from '../domain/matter.rules.ts';
import { isFormer, officeNamed } from '../domain/office.rules.ts';
import { REVIEWER_KINDS } from '../domain/reviewer-kinds.ts';
import { checkPage } from './check.pages.tsx';
import { delegatePage } from './delegate.pages.tsx';
import { entryPage } from './entry.pages.tsx';
import { mailboxPage, reviewerMailboxPage } from './mailbox.pages.tsx';
import { partyPage } from './party.pages.tsx';
import { reviewersPage } from './reviewers.pages.tsx';
import { successorPage } from './successor.pages.tsx';
import { type ShowParty, showing, toConfirm } from './view-party.ts';

export const showParty = showing(partyPage);
export const showCheck = showing(checkPage);
export const showReviewers = showing(reviewersPage);

/** Throws Missing where the page's office is none of these. */
const ofOffice =
  (show: ShowParty, among: (matter: Matter, office: string) => boolean): ShowParty =>
  (visited, request, refused) => {
    if (!among(visited.matter, request.path.office ?? '')) throw new Missing('No such office');
    return show(visited, request, refused);
  };
const any = (matter: Matter, office: string): boolean => officeNamed(matter, office) !== undefined;

export const showEntry = ofOffice(showing(entryPage), ({ register }, office) =>
  Object.hasOwn(register.offices, office),
);
export const showSuccessor = ofOffice(showing(successorPage), any);
export const showDelegate = ofOffice(showing(delegatePage), ({ register }, office) =>
  register.signatories.includes(office),
);
export const showMailbox = ofOffice(showing(mailboxPage), any);

export const showReviewerMailbox: ShowParty = (visited, request, refused) => {
  const kind = REVIEWER_KINDS.find((one) => one === request.path.kind);
  if (!kind || !visited.registered.reviewers?.[kind]) throw new Missing('No such reviewer');
  return showing(reviewerMailboxPage)(visited, request, refused);
};

/** A step of confirming, once that is done, leads to what stands in its place; and the other way around. */
const either = (confirming: boolean, show: ShowParty, instead: (visited: VisitedParty) => string) =>
  page(async (request: Request) => {
    const visited = await visitParty(request);
    // An office of an earlier version goes on, whatever is to be confirmed now.
    const former = isFormer(visited.matter, request.path.office ?? '');
    return (toConfirm(visited) && !former) === confirming ? show(visited, request) : seeOther(instead(visited));
  });

export const readParty = page(async (request) => showParty(await visitParty(request), request));
export const readCheck = either(true, showCheck, partyPath);
export const readEntry = either(true, showEntry, partyPath);
export const readDraftReviewers = either(true, showReviewers, (visited) => `${partyPath(visited)}/reviewers`);
export const readReviewers = either(false, showReviewers, (visited) => `${partyPath(visited)}/draft/reviewers`);
export const readSuccessor = either(false, showSuccessor, partyPath);
export const readDelegate = either(false, showDelegate, partyPath);
export const readMailbox = either(false, showMailbox, partyPath);
export const readReviewerMailbox = either(false, showReviewerMailbox, partyPath);
