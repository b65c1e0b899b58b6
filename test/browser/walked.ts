/** Which suite of pages types into which forms, sends them wrongly and looks that nothing is lost; and the forms in which nothing is typed. */

const MOU = '/agreements/{agreement}';
const DISPUTE = `${MOU}/disputes/{number}`;
const COMMITMENT = `${MOU}/commitments/{commitment}`;
const PARTY = `${MOU}/parties/{party}`;

/** By the file of the suite. */
export const TYPED_IN: Readonly<Record<string, readonly string[]>> = {
  'long/browser/adoption': [`${MOU}/adoption/{party}/refusal`],
  'long/browser/agency': [
    '/agencies/{agency}/people/mous',
    '/agencies/{agency}/people/new',
    '/agencies/{agency}/people/offices/{office}',
    '/agencies/{agency}/people/reviewers',
  ],
  'long/browser/changes': [`${MOU}/changes/{change}/objection`, `${PARTY}/change`],
  'long/browser/closing': [`${MOU}/closing/duties`, `${MOU}/closing/duties/{duty}/objection`],
  'long/browser/commitment': [
    `${COMMITMENT}/change`,
    `${COMMITMENT}/change/refusal`,
    `${COMMITMENT}/delivery`,
    `${COMMITMENT}/objection`,
  ],
  'long/browser/dispute': [
    `${MOU}/clocks/pause`,
    `${MOU}/disputes`,
    `${DISPUTE}/acceptance`,
    `${DISPUTE}/answer`,
    `${DISPUTE}/climb`,
    `${DISPUTE}/dissent`,
    `${DISPUTE}/evidence`,
    `${DISPUTE}/position`,
    `${DISPUTE}/texts`,
    `${DISPUTE}/veto`,
    `${DISPUTE}/veto/answer`,
    `${DISPUTE}/veto/reason`,
    `${DISPUTE}/withdrawal`,
  ],
  'long/browser/figures': [`${PARTY}/figures/sheet`, `${PARTY}/figures/tokens`, `${PARTY}/figures/{until}/preview`],
  'long/browser/kpi': [
    `${MOU}/kpis/plan/new`,
    `${MOU}/kpis/plan/{proposal}/refusal`,
    `${MOU}/kpis/{kpi}/miss/{period}`,
  ],
  'long/browser/successor': [`${PARTY}/holders/{office}`],
  'long/browser/liaison': [
    `${PARTY}/draft/offices/{office}`,
    `${PARTY}/draft/reviewers`,
    `${PARTY}/holders/{office}`,
    `${PARTY}/holders/{office}/delegate`,
    `${PARTY}/holders/{office}/mailbox`,
    `${PARTY}/notice`,
    `${PARTY}/offices/{office}/alternate`,
    `${PARTY}/reviewers`,
    '/reviews/{round}/{party}/{kind}/answer',
  ],
  'long/browser/office': [
    `${MOU}/holds`,
    `${MOU}/holds/{hold}/release`,
    `${PARTY}/outside`,
    `${PARTY}/outside/refusal`,
    `${MOU}/removals`,
    `${MOU}/removals/{removal}/check`,
  ],
  'long/browser/review': [`${MOU}/reviews/new`, `${MOU}/reviews/{review}/answers`, `${MOU}/reviews/{review}/choice`],
  'long/browser/signing': ['/find', '/rounds/{round}/decline', '/rounds/{round}/take-back', '/sign-in'],
  'long/browser/withdrawal': [`${MOU}/withdrawal`],
  null: [`${COMMITMENT}/change`, `${COMMITMENT}/change/refusal`, `${COMMITMENT}/delivery`, `${COMMITMENT}/objection`],
};

/** Buttons and boxes alone. */
export const NOTHING_TYPED: readonly string[] = [
  '/agencies/{agency}/people/confirmation',
  '/agencies/{agency}/people/offices/{office}/removal',
  `${MOU}/adoption/{party}/confirmation`,
  `${MOU}/changes/{change}/taking-back`,
  `${MOU}/closing/duties/{duty}/agreement`,
  `${COMMITMENT}/acceptance`,
  `${COMMITMENT}/change/agreement`,
  `${COMMITMENT}/change/taking-back`,
  `${MOU}/kpis/plan/{proposal}/agreement`,
  `${MOU}/kpis/plan/{proposal}/withdrawal`,
  `${PARTY}/figures/sheet/{draft}`,
  `${PARTY}/figures/tokens/{token}/revocation`,
  `${PARTY}/mail`,
  `${PARTY}/offices`,
  `${PARTY}/outside/confirmation`,
  `${MOU}/reviews/{review}/drafting`,
  `${MOU}/withdrawal/retraction`,
  '/home/link',
  '/review/{token}',
  '/rounds/{round}/code',
  '/sessions/{session}/end',
  '/sign-in/{token}',
  '/sign/{token}',
  '/verify',
];

/** Forms whose own page no scene shows, and why. */
export const UNSEEN: Readonly<Record<string, string>> = {
  [`${MOU}/clocks/resume`]: 'no scene pauses the deadlines',
  [`${MOU}/closing/duties/{duty}/taking-back`]: 'no scene shows a proposed duty to its own agency',
  [`${PARTY}/figures/{until}`]: 'it carries what was typed on the page before, which is walked',
  [`${PARTY}/holders/{office}/delegate/end`]: 'no scene ends a delegation',
  [`${PARTY}/offices/{office}/alternate/end`]: 'no scene ends what an alternate stands in for',
  [`${PARTY}/reviewers/{kind}/mailbox`]:
    'no scene corrects the address of a reviewer; the form is the one of a holder, which is walked',
  [`${MOU}/removals/{removal}/approve`]: 'it carries what was typed on the page before, which is walked',
  [`${MOU}/removals/{removal}/refuse`]: 'it carries what was typed on the page before, which is walked',
  [`${MOU}/reviews/{review}/evidence`]: 'its page is in the answer to itself, a button alone',
  '/review/{token}/fresh': 'a button alone, on a page that one link in fourteen days leads to',
  '/rounds/{round}/signature': 'a code and a box alone: no page repeats a code',
  '/sign-out': 'a button alone, at the head of every page',
  '/sign/{token}/fresh': 'a button alone, on a page that one link in fourteen days leads to',
};
