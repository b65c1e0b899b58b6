/** A day of the board without JavaScript: a dispute is raised, found at home and in the queue, answered and decided, each by pressing buttons. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM, disputing, executed, type Side } from '../../a-disputed-mou.ts';
import { press, signsIn } from '../../browser/acts.ts';
import { DESK, openStage, PHONE, type Stage } from '../../browser/stage.ts';

let stage: Stage;
let on: ReturnType<typeof disputing>;
const open: BrowserContext[] = [];
beforeAll(async () => {
  stage = await openStage();
  const { secret } = await stage.cloud.token();
  on = disputing(stage.cloud, await executed(stage.cloud, secret));
});
afterAll(async () => {
  for (const context of open) await context.close();
  await stage.close();
});

/** The director of a party, signed in at that address, at a browser that runs no script. */
async function director(side: Side, to: string, viewport = PHONE): Promise<Page> {
  const context = await stage.person({ viewport });
  open.push(context);
  const page = await context.newPage();
  await signsIn(page, stage, on.holder(side).mailbox, to);
  return page;
}

const pressed = async (page: Page, name: string | RegExp) => {
  await press(page.getByRole('button', { name }));
  await stage.cloud.quiet();
};

describe('The board’s day without JavaScript', () => {
  it('begins with a claim; what was typed stands again beside what was wrong with it', async () => {
    const page = await director('transport', on.docket);
    await press(page.getByRole('link', { name: 'Raise a dispute' }));
    await page.getByLabel('Against which agency').selectOption(CLAIM.against);
    await page.getByLabel(/^What happened/).fill(CLAIM.happened);
    await page.getByLabel('On which day it happened or began').fill('2/30/2026');
    await page.getByLabel('What we need').fill(CLAIM.need);
    await pressed(page, 'Raise this dispute');
    expect(await page.getByLabel(/^What happened/).inputValue()).toBe(CLAIM.happened);
    await page.getByText('February 2026 has no day 30.').first().waitFor();
    await page.getByLabel('On which day it happened or began').fill(CLAIM.happenedOn);
    await page.getByLabel(/^About/).selectOption(CLAIM.about);
    await page.getByRole('radio', { name: /parties/ }).check();
    await pressed(page, 'Raise this dispute');
    await page.getByText('is raised. Both sides').waitFor();
  });

  it('is found at home by whoever is asked, who answers and proposes on a phone', async () => {
    const page = await director('health', '/home');
    await press(page.getByRole('link', { name: /^Answer/ }));
    await page.getByLabel(/^What happened/).fill('The road was on fire.');
    await page.getByLabel('What we need').fill('Freedom to close at once.');
    await pressed(page, 'Give this answer');
    await page.getByText('Your answer is shown beside the claim.').waitFor();
    await press(page.getByRole('link', { name: 'Propose a solution' }));
    await page.getByLabel('What is decided').fill('A road is closed on the map after a call.');
    await pressed(page, 'Propose this');
    await page.getByText('Your proposal 1 is recorded').waitFor();
  });

  it('stands in the queue by time left, and is decided with a dissent on a desktop', async () => {
    const page = await director('transport', '/disputes', DESK);
    await press(
      page
        .getByRole('main')
        .getByRole('link', { name: /Dispute 1/i })
        .first(),
    );
    await press(page.getByRole('link', { name: 'Accept proposal 1' }));
    const dissent = 'A call costs minutes.\n  Fires do not wait.';
    await page.getByLabel(/^Dissent/).fill(dissent);
    await pressed(page, 'Accept proposal 1');
    await page.getByRole('heading', { name: 'The decision', exact: true }).waitFor();
    const kept = page.locator('.concord-dissent .concord-words');
    expect(await kept.evaluate((one) => one.textContent)).toBe(dissent);
  });

  it('ends with nothing left to do, and a calendar file for what is', async () => {
    const page = await director('health', '/disputes', DESK);
    expect(await page.getByRole('main').textContent()).not.toMatch(/left/);
    const reply = await page.request.get('/disputes/deadlines.ics');
    expect(reply.headers()['content-type']).toMatch(/text\/calendar/);
  });
});
