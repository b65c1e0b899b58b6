/** Of every form: whether what it does can be undone, and how; what cannot is said on its page before the button. */
import type { Page } from 'playwright-core';
import { formOf } from './posted.ts';

const MOU = '/agreements/{agreement}';
const DISPUTE = `${MOU}/disputes/{number}`;
const COMMITMENT = `${MOU}/commitments/{commitment}`;
const PARTY = `${MOU}/parties/{party}`;
const SAID = /cannot (undo|be undone|be taken back)|nobody can bring|for good/i;
/** What decides only once the others have done the same says so. */
const ONCE_ALL = /cannot undo|is the decision when/i;

/** What nobody can undo from some moment on, and the words by which its page says so. */
export const IRREVERSIBLE: Readonly<Record<string, RegExp>> = {
  [`${DISPUTE}/answer`]: /You answer once/,
  [`${DISPUTE}/position`]: SAID,
  [`${DISPUTE}/withdrawal`]: SAID,
  [`${DISPUTE}/texts`]: /cannot undo|is the decision when|takes the place of/i,
  [`${DISPUTE}/acceptance`]: ONCE_ALL,
  [`${DISPUTE}/dissent`]: SAID,
  [`${DISPUTE}/climb`]: SAID,
  [`${DISPUTE}/veto`]: SAID,
  [`${DISPUTE}/veto/reason`]: SAID,
  [`${DISPUTE}/evidence`]: SAID,
  [`${COMMITMENT}/acceptance`]: SAID,
  [`${COMMITMENT}/objection`]: SAID,
  [`${COMMITMENT}/change/agreement`]: SAID,
  [`${COMMITMENT}/change/refusal`]: SAID,
  [`${MOU}/closing/duties/{duty}/agreement`]: SAID,
  [`${MOU}/closing/duties/{duty}/objection`]: SAID,
  [`${MOU}/kpis/plan/{proposal}/agreement`]: SAID,
  [`${MOU}/kpis/plan/{proposal}/refusal`]: SAID,
  [`${MOU}/changes/{change}/objection`]: SAID,
  [`${MOU}/changes/{change}/taking-back`]: SAID,
  [`${MOU}/adoption/{party}/confirmation`]: SAID,
  [`${MOU}/adoption/{party}/refusal`]: SAID,
  [`${MOU}/withdrawal`]: SAID,
  [`${MOU}/reviews/{review}/choice`]: /Until then you may change it|reads what you choose now/,
  [`${MOU}/removals/{removal}/check`]: SAID,
  [`${MOU}/removals/{removal}/approve`]: SAID,
  [`${PARTY}/outside/confirmation`]: SAID,
  [`${PARTY}/figures/tokens/{token}/revocation`]: SAID,
  '/rounds/{round}/signature': /take your signature back until the last agency has signed, and not after/,
  '/rounds/{round}/decline': SAID,
  '/rounds/{round}/take-back': SAID,
  '/reviews/{round}/{party}/{kind}/answer': /change your answer until .*, and not after/,
};

/** How what the others do is undone, or why there is nothing to undo. */
export const UNDONE: Readonly<Record<string, string>> = {
  '/agencies/{agency}/people/new': 'the office is removed',
  '/agencies/{agency}/people/offices/{office}': 'it is changed again',
  '/agencies/{agency}/people/offices/{office}/removal': 'the office is added again',
  '/agencies/{agency}/people/reviewers': 'they are changed again',
  '/agencies/{agency}/people/confirmation': 'others are entered and confirmed',
  '/agencies/{agency}/people/mous': 'the MOU’s own page changes them again',
  [`${PARTY}/draft/offices/{office}`]: 'it is changed again',
  [`${PARTY}/draft/reviewers`]: 'it is changed again',
  [`${PARTY}/offices`]: 'holders and reviewers are changed later',
  [`${PARTY}/reviewers`]: 'others are named',
  [`${PARTY}/reviewers/{kind}/mailbox`]: 'it is corrected again',
  [`${PARTY}/holders/{office}`]: 'another holder is named',
  [`${PARTY}/holders/{office}/mailbox`]: 'it is corrected again',
  [`${PARTY}/holders/{office}/delegate`]: 'the delegation is ended',
  [`${PARTY}/holders/{office}/delegate/end`]: 'another delegate is named',
  [`${PARTY}/offices/{office}/alternate`]: 'the alternate is ended',
  [`${PARTY}/offices/{office}/alternate/end`]: 'another alternate is named',
  [`${PARTY}/mail`]: 'it sends a test email once more',
  [`${PARTY}/notice`]: 'it says that an address works',
  [`${PARTY}/change`]: 'the notice is taken back',
  [`${PARTY}/outside`]: 'another PDF is handed in',
  [`${PARTY}/outside/refusal`]: 'another PDF is handed in',
  [`${PARTY}/figures/{until}`]: 'the figure is corrected',
  [`${PARTY}/figures/{until}/preview`]: 'it records nothing',
  [`${PARTY}/figures/sheet`]: 'it records nothing yet',
  [`${PARTY}/figures/sheet/{draft}`]: 'the figures are corrected',
  [`${PARTY}/figures/tokens`]: 'the token is revoked',
  [`${MOU}/kpis/plan/new`]: 'the proposal is taken back',
  [`${MOU}/kpis/plan/{proposal}/withdrawal`]: 'it is proposed again',
  [`${MOU}/kpis/{kpi}/miss/{period}`]: 'more is said later',
  [`${MOU}/closing/duties`]: 'the duty is taken back',
  [`${MOU}/closing/duties/{duty}/taking-back`]: 'it is proposed again',
  [`${COMMITMENT}/delivery`]: 'the other agency says what is missing',
  [`${COMMITMENT}/change`]: 'the request is taken back',
  [`${COMMITMENT}/change/taking-back`]: 'it is asked for again',
  [`${MOU}/clocks/pause`]: 'the clocks go on',
  [`${MOU}/clocks/resume`]: 'the clocks are paused again',
  [`${MOU}/disputes`]: 'the dispute is withdrawn',
  [`${DISPUTE}/veto/answer`]: 'solutions are proposed again',
  [`${MOU}/holds`]: 'the hold is released',
  [`${MOU}/holds/{hold}/release`]: 'another hold is placed',
  [`${MOU}/removals`]: 'the other agency refuses it',
  [`${MOU}/removals/{removal}/refuse`]: 'it is asked for again',
  [`${MOU}/reviews/new`]: 'each agency may choose that the MOU goes on',
  [`${MOU}/reviews/{review}/answers`]: 'they are changed until all are revealed',
  [`${MOU}/reviews/{review}/drafting`]: 'another agency takes it over',
  [`${MOU}/reviews/{review}/evidence`]: 'earlier versions stay',
  [`${MOU}/withdrawal/retraction`]: 'another notice is given',
  '/rounds/{round}/code': 'it sends a code',
  '/home/link': 'it sends a link',
  '/find': 'it sends a link',
  '/verify': 'it records nothing',
  '/sign-in': 'it sends a link',
  '/sign-in/{token}': 'whoever signed in signs out',
  '/sign-out': 'one signs in again',
  '/sessions/{session}/end': 'one signs in again',
  '/sign/{token}': 'it opens the page to sign on',
  '/sign/{token}/fresh': 'it sends a link',
  '/review/{token}': 'it opens the page to answer on',
  '/review/{token}/fresh': 'it sends a link',
};

/** Forms of such acts on this page that do not say it. */
export async function unsaid(page: Page): Promise<string[]> {
  const actions = await page
    .locator('main form[method=post]')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLFormElement).action).pathname));
  const words = (await page.locator('main').textContent()) ?? '';
  return actions.flatMap((action) => {
    const route = formOf(action) ?? '';
    const said = IRREVERSIBLE[route];
    return said === undefined || said.test(words) ? [] : [route];
  });
}
