/** What a scene is, and the ways that several of them go. */
import type { Page } from 'playwright-core';
import { elsewhere, openAgreement, signs } from '../acts.ts';
import type { Example, Sent, Stage } from '../stage.ts';

export interface Scene {
  name: string;
  /** Leads a fresh browser to the page. */
  show: (page: Page, stage: Stage) => Promise<unknown>;
}

export const DAY = 24 * 60 * 60_000;
/** What a second version of the short MOU says otherwise. */
export const NEXT = {
  publicCredit: [{ key: 'map', what: 'The map and its news', who: ['all'] }],
  purpose: {
    text: 'Drivers see two state maps of closed roads, and on 19 days in 2026 they disagreed.',
    outcomes: ['One map, which says since when a road is closed.'],
  },
};
export const REASON = 'The funds in section 4 must name the appropriation.';

/** The short MOU, signed by both; ends on the second signer's page. */
export const executes = async (page: Page, stage: Stage): Promise<Sent> => {
  const sent = await stage.send('short', { handling: 'public' });
  await elsewhere(stage, (other) => signs(other, stage, 'transport'));
  await signs(page, stage, 'police');
  return sent;
};

export const opens = async (page: Page, stage: Stage, which: Example, party: string) => {
  const sent = await stage.send(which);
  await openAgreement(page, stage, party);
  return sent;
};
