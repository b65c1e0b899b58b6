/** Offices are confirmed over three pages: what is typed is kept, who must clear the text is never answered by silence, and one press confirms what was shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewersIn } from '../infra/laptop/demo/people/liaison.ts';
import { aCloud, DAY, HOUR, type TestCloud, told } from './a-cloud.ts';
import { desks, pageOf } from './a-desk.ts';
import { aMou, mailboxOf, partyIn, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const twoAgencies = () => aMou({ agencies: ['transport', 'health'] });
const partyStream = ({ agreement }: Sent, party: string) => `pty_${agreement.replace('mou_', '')}-${party}`;

const { atDesk, atCheck } = desks(() => cloud);

describe('What is typed before the offices are confirmed', () => {
  it('is kept over the steps, for another day and the other liaison, and confirms nothing by itself', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser } = await atDesk(sent, 'health', '/draft/offices/head');
    await browser.press('Keep this change', { name: 'Ada Moss', mailbox: 'ada@health.example' });
    await cloud.moveBy(DAY);
    const { screen } = await atDesk(sent, 'health');
    expect(screen.text).toMatch(/Ada Moss[\s\S]*ada@health\.example/);
    const counsel = { name: 'Dana Whitfield', mailbox: 'dana@health.example', need: 'required' } as const;
    const check = await atCheck(sent, 'health', reviewersIn({ counsel }));
    expect(check.screen.text).toMatch(/Ada Moss[\s\S]*Dana Whitfield, dana@health\.example, required/);
    expect(await cloud.types(partyStream(sent, 'health'))).toEqual([]);
    const again = await check.browser.follow('Change who must clear the text');
    expect(again.html).toMatch(/name="reviewers.counsel.asked"[^>]*checked/);
    expect(again.html).toContain('value="Dana Whitfield"');
    await check.browser.open(`${pageOf(sent, 'health')}/draft`);
    expect(told(await check.browser.press('Confirm the offices'))).toContain('The offices are confirmed.');
    const { events, bodies } = await cloud.history(partyStream(sent, 'health'));
    expect(bodies.get(events[0]?.seq ?? 0)?.body).toMatchObject({
      offices: { head: { holder: { name: 'Ada Moss', mailbox: 'ada@health.example' } } },
      reviewers: [{ kind: 'counsel', name: 'Dana Whitfield' }],
    });
    expect(new URL((await check.browser.open(`${pageOf(sent, 'health')}/draft`)).url).pathname).toBe(
      pageOf(sent, 'health'),
    );
  });

  it('is confirmed as its page showed it, whatever was drafted since', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser } = await atCheck(sent, 'health');
    const form = browser.formOf('Confirm the offices');
    await browser.open(`${pageOf(sent, 'health')}/draft/offices/head`);
    await browser.press('Keep this change', { mailbox: 'later@health.example' });
    await browser.request(...form);
    await cloud.quiet();
    expect(cloud.inbox.to('later@health.example')).toEqual([]);
    expect(cloud.inbox.to(mailboxOf(sent, 'health'))).toHaveLength(1);
  });

  it('is not asked twice when the session has ended: what was kept is there, and what was not is shown', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser } = await atCheck(sent, 'health');
    const confirm = browser.formOf('Confirm the offices');
    await browser.open(`${pageOf(sent, 'health')}/draft/offices/head`);
    const change = browser.formOf('Keep this change', { name: 'Ada Moss' });
    await cloud.moveBy(13 * HOUR);
    const late = await browser.request(...change);
    expect([late.status, late.html.includes('Ada Moss')]).toEqual([401, true]);
    const later = await browser.request(...confirm);
    expect(later.status).toBe(401);
    expect(later.html, 'it is kept').not.toContain('What you had written');
    expect(later.html).toContain(`href="${pageOf(sent, 'health')}/draft"`);
  });
});

describe('Who must clear the text', () => {
  it('is never answered by silence, on either page, and no answer stands chosen beforehand', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser, screen } = await atDesk(sent, 'health', '/draft/reviewers');
    expect(screen.html).not.toMatch(/<input[^>]*checked/);
    const silent = await browser.press('Continue');
    expect(told(silent)).toContain('422 You have not said who must clear the text.');
    expect(silent.html).toMatch(/id="field-reviewers-error"/);
    const both = await browser.press('Continue', { 'reviewers.none': 'yes', 'reviewers.budget.asked': 'yes' });
    expect(told(both)).toContain('422 You chose “No one” and someone.');
    const half = { 'reviewers.counsel.asked': 'yes', 'reviewers.counsel.name': 'Dana Whitfield' };
    const unnamed = await browser.press('Continue', half);
    expect([unnamed.status, unnamed.html.includes('value="Dana Whitfield"')]).toEqual([422, true]);
    const draft = await browser.open(`${pageOf(sent, 'health')}/draft`);
    expect(() => browser.formOf('Confirm the offices')).toThrow();
    expect(draft.text).toContain('Not answered yet');
    const fields = partyIn(sent, 'health').offices.map(({ key, holder }) => [`offices.${key}`, holder] as const);
    const typed = Object.fromEntries(
      fields.flatMap(([under, holder]) => Object.entries(holder).map(([name, value]) => [`${under}.${name}`, value])),
    );
    const { statute: authority } = partyIn(sent, 'health').authority;
    const nobody = { ...typed, authority, 'reviewers.none': '' };
    await expect(cloud.liaison(sent, 'health').act(`${pageOf(sent, 'health')}/offices`, nobody)).rejects.toThrow(
      'You have not said who must clear the text.',
    );
    expect(await cloud.types(partyStream(sent, 'health'))).toEqual([]);
  });

  it('can be answered “No one” later, too; and a reviewer’s mailbox that bounces takes one field', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    cloud.setMailbox('dana@health.example', 'bounce');
    const counsel = { name: 'Dana Whitfield', mailbox: 'dana@health.example', need: 'required' } as const;
    const { browser } = await atCheck(sent, 'health', reviewersIn({ counsel }));
    await browser.press('Confirm the offices');
    await cloud.quiet();
    const { screen } = await atDesk(sent, 'health');
    expect(screen.text.indexOf('Email to dana@health.example bounced')).toBeGreaterThan(0);
    const mended = await browser.press('Send the link there', { mailbox: 'dana.w@health.example' });
    expect(told(mended)).toContain('Counsel has a new email address');
    await cloud.quiet();
    expect(cloud.inbox.to('dana.w@health.example')).toHaveLength(1);
    await browser.follow('Change who must clear the text');
    const none = await browser.press('Change who must clear the text', {
      'reviewers.none': 'yes',
      'reviewers.counsel.asked': '',
    });
    expect(told(none)).toContain('Who must clear the text is changed.');
    expect(none.text).toContain('No one.');
    cloud.setMailbox('dana@health.example', 'ok');
  });
});

describe('A file that names other people than this agency last confirmed', () => {
  it('has that said on the card, and one press takes the confirmed ones over', async () => {
    const before = await cloud.publish(token, twoAgencies());
    await cloud.prepare(before, { only: ['health'] });
    const successor = { name: 'Ike Varga', mailbox: 'last.confirmed@health.example', reason: 'The Director left.' };
    const desk = await atDesk(before, 'health', '/holders/head');
    await desk.browser.press('Replace the holder of Director', successor);
    await cloud.quiet();
    const sent = await cloud.publish(token, twoAgencies());
    const { browser, screen } = await atDesk(sent, 'health');
    expect(screen.text).toContain('You last confirmed Ike Varga, last.confirmed@health.example');
    expect(screen.text).toContain(`That was in ${before.number}`);
    const taken = await browser.press('Use Ike Varga, last.confirmed@health.example');
    expect(taken.text).not.toContain('You last confirmed');
    expect(taken.text).toMatch(/Director[\s\S]*Ike Varga[\s\S]*last\.confirmed@health\.example/);
    const other = await atDesk(sent, 'transport');
    expect(other.screen.text, 'what another agency has confirmed').not.toContain('last.confirmed');
  });
});
