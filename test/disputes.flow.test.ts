/** A dispute over HTTP: raised, read and answered by whoever may, once each; and the deadlines that a liaison pauses for all of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docketIdOf } from '../functions/shared/ids.ts';
import { aCloud, DAY, type TestCloud, told } from './a-cloud.ts';
import {
  ANSWER,
  aMouWithLadder,
  CLAIM,
  disputing,
  executed,
  offers,
  pressing,
  SIDES,
  words,
} from './a-disputed-mou.ts';
import { aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let on: ReturnType<typeof disputing>;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token);
  on = disputing(cloud, sent);
});
afterAll(() => cloud?.stop());

const entered = () => cloud.types(docketIdOf(sent.agreement));

describe('Raising a dispute', () => {
  it('opens its page on the first level, with a deadline and a turn, and enters it in the docket', async () => {
    const { screen, path, id } = await on.raised({ 'complained.health/director': 'yes' });
    const seen = words(screen);
    expect(seen).toContain('Dispute 1 is raised. Both sides get an email now. Birch health has until');
    expect(seen).toContain('Open: level 1 of 2, Bureau directors');
    expect(seen).toContain('Waiting for Bureau Director of Birch health (part of the complaint)');
    expect(seen).toContain('Mon, Mar 9, 2026, 5:00 p.m. ET, 5 business days left');
    expect(seen).toContain(CLAIM.cannotAccept);
    expect(seen).toContain(
      'Bureau Director of Birch transport and Bureau Director of Birch health (part of the complaint)',
    );
    expect(await cloud.types(id)).toContain('DisputeRaised');
    expect(await entered()).toContain('DisputeEntered');
    expect((await on.holder('health').open(on.docket)).html).toContain(`href="${path}"`);
    expect((await on.holder('health').open(`/agreements/${sent.agreement}`)).html).toContain(`href="${on.docket}"`);
  });

  it('waits at home for the office whose turn it is, and for no other', async () => {
    const { path, number } = await on.raised();
    const screen = await on.holder('health').open('/home');
    expect(screen.html, 'it leads to the page of the act').toContain(`href="${path}/answer"`);
    expect(words(screen)).toContain(`Answer dispute ${number}. Thu, Mar 5, 2026 3 business days left`);
    expect((await on.holder('transport').open('/home')).html).not.toContain(`href="${path}`);
    expect((await on.holder('forestry').open('/home')).html).not.toContain(`href="${path}`);
  });

  it.each([
    ['against oneself', { against: 'transport' }, 'An agency has no dispute with itself.'],
    ['against an agency that is no party', { against: 'police' }, 'This agency is no party of the MOU.'],
    ['without a term', { about: '' }, 'The MOU has no such term.'],
    ['about a term that is not there', { about: 'kpi/99' }, 'The MOU has no such term.'],
    ['without what happened', { happened: ' ' }, 'It does not say what happened.'],
    ['of a day to come', { happenedOn: '2026-12-24' }, 'This day is still to come.'],
    ['of a day that no calendar has', { happenedOn: '2026-02-30' }, 'February 2026 has no day 30.'],
    ['without what is needed', { need: '' }, 'It does not say what you need.'],
    ['with a link that is none', { 'links.2.url': 'javascript:alert(1)' }, 'This is no web address.'],
    ['for named people without names', { handling: 'named' }, 'Nobody is named who may read it.'],
    ['for a mailbox that is none', { handling: 'named', people: 'pat' }, '“pat” is not an email address: it has no @.'],
    ['about an office that is not there', { 'complained.health/king': 'yes' }, 'There is no such office.'],
    ['again for an action that is not overdue', { _follows: 'health/1-1-1' }, 'There is no overdue action there.'],
  ])('%s is refused, and what was typed is kept', async (_, typed, wrong) => {
    const before = await entered();
    const { screen } = await on.raised(typed);
    expect(screen.status).toBe(422);
    expect(words(screen)).toContain(wrong);
    expect(screen.html).toContain(CLAIM.offer);
    expect(await entered()).toEqual(before);
  });

  it('is not possible under an MOU that is not in force, and the page says why', async () => {
    const other = await cloud.send(token, aMouWithLadder());
    const elsewhere = disputing(cloud, other);
    const person = elsewhere.holder('transport');
    expect(words(await person.open(elsewhere.docket))).toContain('This MOU is not in force');
    const screen = await person.open(`${elsewhere.docket}/new`);
    expect(words(screen)).toContain('This MOU is not in force');
    const proof = /name="_proof" value="([^"]+)"/.exec(screen.html)?.[1] ?? '';
    const fields = new URLSearchParams({ ...CLAIM, _proof: proof, _command: 'cmd_01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    const refused = await person.browser.request(new URL(elsewhere.docket, cloud.url), fields);
    expect(told(refused)).toMatch(/^422 This MOU is not in force\./);
    expect(await cloud.types(docketIdOf(other.agreement))).toEqual([]);
  });

  it('is not offered under an MOU without a ladder, and every page says how to get one', async () => {
    const { ladder: _, boardRules: __, veto: ___, ...plain } = aMou({ agencies: SIDES });
    const ordinary = await executed(cloud, token, plain as MouFile);
    const person = cloud.person(mailboxOf(ordinary, 'transport'));
    const docket = `/agreements/${ordinary.agreement}/disputes`;
    const why =
      'This MOU has no ladder, so a dispute cannot be raised under it here. The parties can add one by an amendment.';
    const page = await person.open(docket);
    expect(words(page)).toContain(why);
    expect(page.html).not.toContain(`${docket}/new`);
    const form = await person.open(`${docket}/new`);
    expect(words(form)).toContain(why);
    expect(form.html).not.toContain('Raise this dispute');
    expect((await person.open(`/agreements/${ordinary.agreement}`)).html).not.toContain(`href="${docket}"`);
    expect(words(await person.open('/disputes'))).toContain(ordinary.number);
  });

  it('happens once, however often the form is sent', async () => {
    const person = on.holder('transport');
    await person.open(`${on.docket}/new`);
    const send = pressing(person.browser, 'Raise this dispute', CLAIM);
    const [first, second] = await Promise.all([send(), send()]);
    expect(second.url).toBe(first.url);
  });

  it('is nobody’s who holds no office: a liaison reads the docket and raises nothing', async () => {
    const liaison = on.liaison('health');
    const screen = await liaison.open(on.docket);
    expect(screen.status).toBe(200);
    expect(screen.html).not.toContain('Raise a dispute');
    expect((await liaison.open(`${on.docket}/new`)).status).toBe(404);
  });
});

describe('A dispute', () => {
  it('is not there for whoever stands in no register of its MOU, and neither is what was never raised', async () => {
    const { path } = await on.raised();
    const stranger = disputing(cloud, await cloud.send(token, aMouWithLadder())).holder('health');
    expect((await stranger.open(path)).status).toBe(404);
    expect((await stranger.open(on.docket)).status).toBe(404);
    for (const number of ['999', '0', '01', 'x', '-1'])
      expect((await on.holder('health').open(`${on.docket}/${number}`)).status, number).toBe(404);
  });

  it('of named people shows everyone else that it exists, and no more', async () => {
    const { number, path } = await on.raised({ handling: 'named', people: 'liaison@health.example' });
    for (const [person, status] of [
      [on.holder('health'), 200],
      [on.holder('transport'), 200],
      [on.liaison('health'), 200],
      [on.holder('forestry'), 404],
      [on.holder('health', 'head'), 404],
      [on.liaison('forestry'), 404],
    ] as const)
      expect((await person.open(path)).status, person.mailbox).toBe(status);
    expect(words(await on.liaison('health').open(path))).toContain('Offices of the parties act here.');
    const seen = await on.holder('forestry').open(on.docket);
    expect(words(seen)).toMatch(new RegExp(`Disputes? .*\\b${number}\\b.* exists?\\.`));
    expect(seen.html).not.toContain(`href="${path}"`);
  });

  it('is acted on by nobody who may not read it', async () => {
    const open = await on.raised();
    const named = await on.raised({ handling: 'named', people: 'liaison@health.example' });
    const outsider = on.holder('forestry');
    await on.opens(outsider, open.path, 'Join this dispute');
    const [url, fields] = outsider.browser.formOf('Join this dispute', { need: 'To look in.' });
    const elsewhere = new URL(`${named.path}/position`, url);
    expect((await outsider.browser.request(elsewhere, fields)).status).toBe(404);
    expect(await cloud.types(named.id)).not.toContain('PartyJoined');
  });

  it('is answered once, beside the claim', async () => {
    const { path, id } = await on.raised();
    const person = on.holder('health');
    await on.opens(person, path, 'Give this answer');
    const late = pressing(person.browser, 'Give this answer', { ...ANSWER, need: 'Twice' });
    const screen = await on.act(person, path, 'Give this answer', ANSWER);
    expect(words(screen)).toContain('Your answer is shown beside the claim.');
    expect(words(screen)).toContain(ANSWER.happened);
    expect(offers(screen)).not.toContain('Answer');
    const again = await late();
    expect(again.status).toBe(422);
    expect(words(again)).toContain('Your agency has answered already.');
    expect(words(again), 'nothing typed is lost').toContain('Twice');
    expect((await cloud.types(id)).filter((type) => type === 'DisputeAnswered')).toHaveLength(1);
  });

  it('is withdrawn by who raised it, with a reason, and is ended then', async () => {
    const { path, id } = await on.raised();
    expect(offers(await on.holder('health').open(path))).not.toContain('Withdraw it');
    const own = on.holder('transport');
    expect((await on.act(own, path, 'Withdraw this dispute', { reason: ' ' })).status).toBe(422);
    const screen = await own.browser.press('Withdraw this dispute', { reason: 'We have talked.' });
    expect(words(screen)).toContain('The dispute is withdrawn. Nothing more is to be done.');
    expect(words(screen)).toContain('We have talked.');
    expect(await cloud.types(id)).toContain('DisputeWithdrawn');
    const [, ended = ''] = words(await own.open(on.docket)).split('Ended');
    expect(ended).toContain('Withdrawn');
  });
});

describe('What the page of a dispute offers', () => {
  it('is what its reader may do now, the act that is waited for first, and no form', async () => {
    const { path } = await on.raised();
    for (const [person, offered] of [
      [on.holder('transport'), ['Propose a solution', 'Move it up a level', 'Withdraw it', 'Add evidence']],
      [on.holder('health'), ['Answer', 'Propose a solution', 'Move it up a level', 'Add evidence']],
      [on.holder('health', 'head'), ['Answer the claim', 'Add evidence']],
      [on.holder('forestry'), ['Join this dispute']],
      [on.liaison('forestry'), []],
    ] as const) {
      const screen = await person.open(path);
      expect(offers(screen), person.mailbox).toEqual(offered);
      expect(screen.html, 'signing out is the only form').not.toMatch(/<form[^>]*disputes/);
    }
    const seen = words(on.holder('health').browser.page);
    expect(seen).toMatch(/Your turn\. Answer by Thu, Mar \d+, 2026, 5:00 p\.m\. ET/);
    await on.act(on.holder('transport'), path, 'Propose this', { text: 'Call first.' });
    expect(offers(await on.holder('health').open(path))).toContain('Answer');
    await on.act(on.holder('health'), path, 'Give this answer', ANSWER);
    expect(offers(on.holder('health').browser.page)).toEqual([
      'Accept proposal 1',
      'Propose another solution',
      'Move it up a level',
      'Add evidence',
    ]);
  });

  it('leads to pages of acts, each with what one needs to see; of a final one, that it cannot be undone', async () => {
    const { path } = await on.raised();
    const [own, theirs] = [on.holder('transport'), on.holder('health')];
    expect(words(await on.opens(theirs, path, 'Give this answer'))).toContain(CLAIM.happened);
    expect(words(await on.opens(own, path, 'Withdraw this dispute'))).toContain('You cannot undo this');
    await on.act(own, path, 'Propose this', { text: 'Call first.' });
    const accepting = words(await on.opens(theirs, path, 'Accept proposal 1'));
    expect(accepting).toContain('You cannot undo this It decides the dispute, and binds every side.');
    expect(accepting).toContain('Call first.');
    for (const page of ['veto', 'dissent', 'veto/reason', 'veto/answer', 'position'])
      expect(words(await own.open(`${path}/${page}`)), page).toContain('You cannot do this now');
  });

  it('is nothing for whoever only reads: the pages of acts are not there', async () => {
    const { path } = await on.raised();
    expect((await on.liaison('health').open(`${path}/answer`)).status).toBe(404);
  });
});

describe('Adding a row', () => {
  it('loses nothing that was typed, and records nothing', async () => {
    const { path, id } = await on.raised();
    const person = on.holder('health');
    const typed = {
      text: ' Call\n first. ',
      'followUps.0.party': 'health',
      'followUps.0.what': 'Calls “first” & <last>.',
      'followUps.0.by': '2026-04-',
    };
    await on.opens(person, path, 'Propose this');
    const one = await person.browser.press('Add another action', typed);
    expect([one.status, await cloud.types(id)]).toEqual([200, expect.not.arrayContaining(['TextProposed'])]);
    const fields = (button: string) => Object.fromEntries(person.browser.formOf(button)[1]);
    expect(fields('Propose this')).toMatchObject({ ...typed, 'followUps.1.what': '', 'followUps.1.by': '' });
    expect(one.html).not.toContain('<title>Error');
    await person.browser.press('Add another action', { 'followUps.1.what': 'Says so.' });
    expect(fields('Propose this')).toMatchObject({ ...typed, 'followUps.1.what': 'Says so.', 'followUps.2.what': '' });
    const bad = await person.browser.press('Propose this');
    expect(bad.html, 'a refusal stands at its row').toContain('id="field-propose-followUps.1.by-error"');
    await person.browser.press('Propose this', { 'followUps.0.by': '2026-04-01', 'followUps.1.by': '2026-04-02' });
    expect(words(person.browser.page)).toContain('Birch transport, by Thu, Apr 2, 2026: Says so.');
  });

  it('does not hide what happened meanwhile', async () => {
    const { path } = await on.raised();
    const [own, theirs] = [on.holder('transport'), on.holder('health')];
    await on.opens(theirs, path, 'Propose this');
    const add = pressing(theirs.browser, 'Add another action', { text: 'Written blindly.' });
    await on.act(own, path, 'Propose this', { text: 'Call first.' });
    await add();
    const screen = await theirs.browser.press('Propose this');
    expect([screen.status, words(screen)]).toEqual([422, expect.stringContaining('another solution was proposed')]);
  });

  it('works for links of a claim that is being written', async () => {
    const person = on.holder('transport');
    await person.open(`${on.docket}/new`);
    await person.browser.press('Add another link', { ...CLAIM, 'links.0.url': 'https://map.example' });
    const screen = await person.browser.press('Raise this dispute', { 'links.1.url': 'https://log.example' });
    for (const kept of [CLAIM.happened, 'https://map.example', 'https://log.example'])
      expect(words(screen)).toContain(kept);
  });
});

describe('The deadlines of an MOU', () => {
  const deadline = (seen: string) => Date.parse(`${/Level 1 ends (\w+, \w+ \d+)/.exec(seen)?.[1]}, 2026 UTC`);

  it('are paused by a liaison only, with a reason, and the business days that were left are counted anew', async () => {
    const { path } = await on.raised();
    const look = async () => deadline(words(await on.holder('health').open(path)));
    const before = await look();
    expect((await on.holder('transport').open(on.docket)).html).not.toContain('Pause deadlines');
    const liaison = on.liaison('health');
    await liaison.open(on.docket);
    for (const [typed, wrong] of [
      [{ cause: '', reason: 'Closed.', days: '7' }, 'There is no cause yet.'],
      [{ cause: 'emergency', reason: ' ', days: '7' }, 'There is no reason yet'],
      [{ cause: 'emergency', reason: 'Closed.', days: '61' }, 'Write at most 60.'],
      [{ cause: 'emergency', reason: 'Closed.', days: 'some' }, 'This is not a number of days.'],
    ] as const)
      expect(words(await liaison.browser.press('Pause deadlines', typed))).toContain(wrong);
    const stopped = await liaison.browser.press('Pause deadlines', { cause: 'emergency', reason: 'Fire.', days: '7' });
    expect(words(stopped)).toContain('The deadlines of this MOU are paused');
    expect((await look()) - before).toBe(7 * DAY);
    await cloud.moveBy(DAY);
    const resumed = await on.act(liaison, on.docket, 'Resume deadlines', { reason: 'Rain.' });
    expect(words(resumed)).toContain('Deadlines run again, and everyone is told.');
    expect((await look()) - before).toBe(DAY);
  });

  it('are paused a few times a day, however often one liaison tries; the others are refused in words, and what began ends', async () => {
    await cloud.moveBy(DAY);
    const liaison = on.liaison('health');
    await liaison.open(on.docket);
    const before = (await entered()).length;
    const mails = () => cloud.inbox.list().filter(({ subject }) => subject.startsWith('Deadlines')).length;
    const mailed = mails();
    const answers: string[] = [];
    for (let time = 0; time < 5; time += 1) {
      const typed = { cause: 'other', reason: 'Again.', days: '1' };
      const screen = words(await liaison.browser.press('Pause deadlines', typed));
      if (screen.includes('times today')) answers.push(screen);
      else await on.act(liaison, on.docket, 'Resume deadlines', { reason: 'Again.' });
    }
    expect(answers).toHaveLength(3);
    for (const screen of answers) expect(screen).toContain('Your agency has paused deadlines 2 times today.');
    expect((await entered()).slice(before)).toEqual(['ClocksPaused', 'ClocksResumed', 'ClocksPaused', 'ClocksResumed']);
    await cloud.quiet();
    // Everyone is told at most four times of it.
    expect(mails() - mailed).toBeLessThanOrEqual(4 * 2 * sent.mou.parties.length * 3);
  });

  it('are not touched by the form of a liaison in the hands of an office', async () => {
    const person = on.holder('health');
    const { html } = await person.open(on.docket);
    expect(html).not.toContain('Pause deadlines');
    const proof = /name="_proof" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const typed = {
      cause: 'emergency',
      reason: 'Fire.',
      days: '7',
      _proof: proof,
      _command: 'cmd_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    };
    const url = new URL(`/agreements/${sent.agreement}/clocks/pause`, cloud.url);
    expect((await person.browser.request(url, new URLSearchParams(typed))).status).toBe(404);
  });
});
