/** Reviews before a browser: everyone can read and use them, a head chooses without JavaScript and by keyboard, and is asked for points only to amend. */
import { expect, it } from 'vitest';
import { reviewing } from '../../a-review-open.ts';
import { press, signsIn } from '../../browser/acts.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';
import { asksForCode, REVIEW_SCENES, reviewed } from '../../browser/scenes/review-scenes.ts';

const MAILS = ['review-opened', 'answers-prepared', 'answers-revealed', 'chosen-openly', 'review-closed', 'code'];

everyoneCanUse(REVIEW_SCENES, MAILS, (of) => {
  it('with JavaScript off, a head goes from the mail to a sealed choice, and Enter in the last field seals it', async () => {
    const stage = of();
    const { sent, head } = await reviewed(stage);
    const its = reviewing(stage.cloud, sent, 2);
    await its.open();
    const mail = stage.cloud.inbox.to(head).findLast(({ tags }) => tags.template?.includes('review-opened'));
    const [link = ''] = /^http\S+\/reviews\/2\/choice\S*$/m.exec(mail?.text ?? '') ?? [];
    const page = await (await stage.person()).newPage();
    const { pathname, search } = new URL(link);
    await signsIn(page, stage, head, pathname + search);
    await press(page.getByRole('link', { name: /^Renew: the same terms/ }));
    expect(await page.getByText('If you amend').isVisible()).toBe(false);
    await page.getByText('Amend', { exact: true }).click();
    expect(await page.getByText('If you amend').isVisible()).toBe(true);
    await page.getByText('Renew', { exact: true }).first().click();
    const words = page.getByLabel('In your words').filter({ visible: true });
    expect(await words.count()).toBe(0);
    await page.getByText('Partly', { exact: true }).first().click();
    expect(await words.count()).toBe(1);
    for (const yes of await page.getByText('Yes', { exact: true }).all()) await yes.click();
    expect(await words.count()).toBe(0);
    await page.getByLabel('What would your agency need to stay?').fill('Nothing more.');
    const code = await asksForCode(page, stage);
    expect(await page.getByLabel('What would your agency need to stay?').inputValue()).toBe('Nothing more.');
    await page.getByLabel('Code from the email', { exact: true }).fill(code);
    await page.keyboard.press('Enter');
    await page.getByText('Your agency has answered. The others see that it has answered, but not what.').waitFor();
    await stage.cloud.quiet();
    expect(await stage.cloud.types(its.id)).toEqual(['ReviewOpened', 'CodeRequested', 'Answered']);
    await press(page.getByRole('link', { name: 'Change the choice' }));
    await press(page.getByRole('link', { name: /^End: / }));
    await page.getByText('Ask for a code').waitFor();
    await page.context().close();
  });
});
