/** Which suite of pages types into which forms, sends them wrongly and looks that nothing is lost; and which shows those in which nothing is typed. */

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
    `${MOU}/clocks/resume`,
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
    `${PARTY}/holders/{office}/delegate/end`,
    `${PARTY}/holders/{office}/mailbox`,
    `${PARTY}/notice`,
    `${PARTY}/offices/{office}/alternate`,
    `${PARTY}/offices/{office}/alternate/end`,
    `${PARTY}/reviewers`,
    `${PARTY}/reviewers/{kind}/mailbox`,
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

/** Carry what was typed on the page before, and lose it no more than that one does. */
export const CARRIED_IN: Readonly<Record<string, readonly string[]>> = {
  'long/browser/figures': [`${PARTY}/figures/{until}`],
  'long/browser/office': [`${MOU}/removals/{removal}/refuse`],
};

/** Buttons, boxes, files and codes alone, which no page repeats: there is nothing to lose, but their pages are looked at like all others. */
export const NOTHING_TYPED_IN: Readonly<Record<string, readonly string[]>> = {
  'browser/signing': ['/rounds/{round}/code', '/rounds/{round}/signature', '/sign/{token}', '/verify'],
  'long/browser/adoption': [`${MOU}/adoption/{party}/confirmation`],
  'long/browser/agency': [
    '/agencies/{agency}/people/confirmation',
    '/agencies/{agency}/people/offices/{office}/removal',
  ],
  'long/browser/changes': [`${MOU}/changes/{change}/taking-back`],
  'long/browser/closing': [`${MOU}/closing/duties/{duty}/agreement`, `${MOU}/closing/duties/{duty}/taking-back`],
  'long/browser/commitment': [
    `${COMMITMENT}/acceptance`,
    `${COMMITMENT}/change/agreement`,
    `${COMMITMENT}/change/taking-back`,
  ],
  'long/browser/evidence': [`${MOU}/reviews/{review}/evidence`],
  'long/browser/figures': [`${PARTY}/figures/sheet/{draft}`, `${PARTY}/figures/tokens/{token}/revocation`],
  'long/browser/kpi': [`${MOU}/kpis/plan/{proposal}/agreement`, `${MOU}/kpis/plan/{proposal}/withdrawal`],
  'long/browser/late': ['/review/{token}/fresh'],
  'long/browser/liaison': [`${PARTY}/mail`, `${PARTY}/offices`, '/review/{token}', '/sign-out'],
  'long/browser/office': [`${PARTY}/outside/confirmation`, `${MOU}/removals/{removal}/approve`],
  'long/browser/review': [`${MOU}/reviews/{review}/drafting`],
  'long/browser/signing': ['/home/link', '/sessions/{session}/end', '/sign-in/{token}', '/sign/{token}/fresh'],
  'long/browser/withdrawal': [`${MOU}/withdrawal/retraction`],
};
