/** A dispute is decided over HTTP by the offices of its level, by proposals that both accepted, with every dissent, veto and action beside them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, HOUR, type TestCloud } from './a-cloud.ts';
import { aMouWithLadder, disputing, executed, ONE_OFFICIAL, offers, pressing, words } from './a-disputed-mou.ts';

let cloud: TestCloud;
let token: string;
let on: ReturnType<typeof disputing>;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  on = disputing(cloud, await executed(cloud, token));
});
afterAll(() => cloud?.stop());

const count = async (id: string, type: string) => (await cloud.types(id)).filter((one) => one === type).length;

/** Transport proposed and health accepted it. */
async function decided(actions: Record<string, string> = {}) {
  const dispute = await on.raised();
  await on.act(on.holder('transport'), dispute.path, 'Propose this', { text: 'Call first.', ...actions });
  await on.act(on.holder('health'), dispute.path, 'Accept proposal 1');
  return dispute;
}

describe('A proposal', () => {
  it('is countered and accepted, with actions and dissent word for word; every version stays', async () => {
    const { path } = await on.raised();
    const [own, theirs] = [on.holder('transport'), on.holder('health')];
    const first = await on.act(own, path, 'Propose this', { text: 'Call first.' });
    expect(words(first)).toContain('Your proposal 1 is recorded, and the others are told. Birch health has until');
    const bad = await on.act(theirs, path, 'Propose this instead', {
      text: 'Call within the hour.',
      'followUps.1.party': 'health',
      'followUps.1.what': 'Publishes the list of numbers.',
      'followUps.1.by': '2026-02-30',
    });
    expect(bad.status).toBe(422);
    expect(bad.html, 'at the row in which it was typed').toContain('id="field-propose-followUps.1.by-error"');
    await theirs.browser.press('Propose this instead', { 'followUps.1.by': '2026-04-01' });
    const taken = await on.act(own, path, 'Accept proposal 2', { dissent: '  An hour is long.\n ' });
    const seen = words(taken);
    expect(seen).toContain('Accepted: dispute decided. 1 action is due: by Birch health, on Wed, Apr 1, 2026.');
    expect(seen).toContain('Status Decided');
    expect(taken.html).toContain('  An hour is long.\n ');
    expect(seen).toContain('Birch health, by Wed, Apr 1, 2026: Publishes the list of numbers.');
    expect(seen).toContain('Proposal 1');
  });

  it('that was overtaken is not proposed over another, and is not lost', async () => {
    const { path, id } = await on.raised();
    const [own, theirs] = [on.holder('transport'), on.holder('health')];
    await on.opens(theirs, path, 'Propose this');
    const late = pressing(theirs.browser, 'Propose this', { text: 'Written blindly.' });
    await on.act(own, path, 'Propose this', { text: 'Call first.' });
    const screen = await late();
    expect(screen.status).toBe(422);
    expect(words(screen)).toContain('In the meantime another solution was proposed.');
    expect(words(screen)).toContain('Written blindly.');
    expect(await count(id, 'TextProposed')).toBe(1);
  });

  it('is accepted once, however often the form is sent', async () => {
    const { path, id } = await on.raised();
    await on.act(on.holder('transport'), path, 'Propose this', { text: 'Call first.' });
    const theirs = on.holder('health');
    await on.opens(theirs, path, 'Accept proposal 1');
    const take = pressing(theirs.browser, 'Accept proposal 1');
    const screens = await Promise.all([take(), take()]);
    expect(screens.map(({ status }) => status)).toEqual([200, 200]);
    expect([await count(id, 'TextAccepted'), await count(id, 'DisputeDecided')]).toEqual([1, 1]);
  });

  it('needs a third party that came in', async () => {
    const { path, id } = await on.raised();
    const joined = await on.act(on.holder('forestry'), path, 'Join this dispute', { need: 'Our road too.' });
    expect(words(joined)).toContain('The position of Birch forestry');
    await on.act(on.holder('transport'), path, 'Propose this', { text: 'Call first.' });
    await on.act(on.holder('health'), path, 'Accept proposal 1');
    expect(await count(id, 'DisputeDecided')).toBe(0);
    await on.act(on.holder('forestry'), path, 'Accept proposal 1');
    expect(await count(id, 'DisputeDecided')).toBe(1);
  });

  it('is the decision at once where one official decides, and nobody else writes one', async () => {
    const alone = disputing(cloud, await executed(cloud, token, aMouWithLadder(ONE_OFFICIAL)));
    const { path, id } = await alone.raised();
    expect(offers(await alone.holder('transport').open(path))).not.toContain('Decide');
    const official = alone.holder('health');
    const promise = { 'followUps.0.party': 'transport', 'followUps.0.what': 'Calls.', 'followUps.0.by': '2020-01-01' };
    const bad = await alone.act(official, path, 'Make this the decision', { text: 'Call.', ...promise });
    expect(words(bad)).toContain('This day is not within the next 180 days.');
    const screen = await official.browser.press('Make this the decision', { 'followUps.0.by': '2026-04-01' });
    expect(words(screen)).toContain('Not due yet: Birch transport, by Wed, Apr 1, 2026: Calls.');
    expect(await count(id, 'DisputeDecided')).toBe(1);
  });
});

describe('The next level', () => {
  it('takes no act that was meant for the level below, nor one of an office that does not stand on it', async () => {
    const { path, id } = await on.raised();
    const [person, head] = [on.holder('transport'), on.holder('transport', 'head')];
    expect(offers(await head.open(path))).toEqual(['Withdraw it', 'Add evidence']);
    await on.opens(person, path, 'Propose this');
    const stale = pressing(person.browser, 'Propose this', { text: 'Meant for the directors.' });
    const climbed = await on.climb(on.holder('health'), path, 'It is above us.');
    expect(words(climbed)).toContain('Open: level 2 of 2, Agency heads');
    const late = await stale();
    expect(late.status).toBe(422);
    expect(words(late)).toContain('has moved up from Bureau directors to Agency heads');
    expect(words(late), 'nothing typed is lost').toContain('Meant for the directors.');
    expect(await count(id, 'TextProposed')).toBe(0);
    await on.opens(head, path, 'Propose this');
    const [url, fields] = head.browser.formOf('Propose this', { text: 'Of the heads.' });
    const below = await person.browser.request(url, new URLSearchParams([...fields, ...(await proofOf(person, path))]));
    expect(words(below)).toContain('your office is not among them');
    expect(words(await on.act(head, path, 'Propose this', { text: 'Of the heads.' }))).toContain('Of the heads.');
  });

  it('opens when both sides ask, up to the referee, whose ruling one writes down and the other confirms', async () => {
    const { path, id } = await on.raised();
    expect(words(await on.climb(on.holder('transport'), path))).toContain('level 1 of 2');
    const both = words(await on.climb(on.holder('health'), path));
    expect(both).toMatch(/Dispute \d+ moved to Agency heads\. They have until \w{3}, \w{3} \d+, 2026\./);
    expect(await count(id, 'LevelClimbed')).toBe(1);
    const [own, theirs] = [on.holder('transport', 'head'), on.holder('health', 'head')];
    const before = await on.climb(own, path, 'We are stuck.');
    expect(words(before)).toContain('Open: before the referee, Office of Mediation');
    await on.act(own, path, 'Record this ruling', { text: 'Call within ten minutes.' });
    await on.act(theirs, path, 'Confirm ruling 1');
    expect(await count(id, 'DisputeDecided')).toBe(1);
    expect(offers(await on.holder('forestry').open(path)), 'nobody vetoes a ruling').toEqual([]);
  });

  it('is moved to only by a choice that says it cannot be undone, never by a reason that was typed', async () => {
    const { path, id } = await on.raised();
    const person = on.holder('health');
    await person.open(path);
    await person.browser.follow('Move it up a level');
    expect(words(person.browser.page)).toContain('Move it now to Agency heads. You cannot undo this.');
    for (const [typed, wrong] of [
      [{ reason: 'It is about money.' }, 'No choice is made.'],
      [{ how: 'now', reason: ' ' }, 'There is no reason yet.'],
    ] as const) {
      const screen = await person.browser.press('Confirm your choice', typed);
      expect([screen.status, words(screen)]).toEqual([422, expect.stringContaining(wrong)]);
      expect(screen.html, 'what was typed is kept').toContain(typed.reason);
      expect(screen.html).toContain('<title>Error: ');
    }
    const asked = await person.browser.press('Confirm your choice', { how: 'ask', reason: 'It is about money.' });
    expect(words(asked)).toContain('The dispute moves when the other side asks too.');
    expect(await count(id, 'LevelClimbed')).toBe(0);
    await person.open(`${path}/climb`);
    expect(words(person.browser.page)).toContain('Your agency has asked already');
    expect(person.browser.page.html).not.toContain('value="ask"');
    const moved = await person.browser.press('Confirm your choice', { how: 'now', reason: 'It is about money.' });
    expect(words(moved)).toMatch(/Dispute \d+ moved to Agency heads\. They have until/);
    expect(await count(id, 'LevelClimbed')).toBe(1);
    expect(words(await person.open(`${path}/climb`)), 'the level above is another office’s').toContain(
      'You cannot do this now',
    );
  });

  it('above the last one is none: the dispute ends at an impasse', async () => {
    const { path, id } = await on.raised();
    await on.climb(on.holder('health'), path, 'Up.');
    await on.climb(on.holder('health', 'head'), path, 'Up.');
    const screen = await on.climb(on.holder('health', 'head'), path, 'No use.');
    expect(words(screen)).toContain('Impasse');
    expect(await count(id, 'ImpasseReached')).toBe(1);
  });
});

const proofOf = async (person: ReturnType<typeof on.holder>, path: string): Promise<[string, string][]> => {
  const { html } = await person.open(`${path}/withdrawal`);
  return [['_proof', /name="_proof" value="([^"]+)"/.exec(html)?.[1] ?? '']];
};

describe('After the decision', () => {
  it('a third party vetoes it in its own field; the reason is owed an answer before anything else', async () => {
    const { path, id } = await decided();
    expect(offers(await on.holder('health').open(path))).not.toContain('Veto the decision');
    const forestry = on.holder('forestry');
    expect(words(await on.act(forestry, path, 'Veto this decision'))).toContain('which decision right is touched');
    expect(words(await forestry.browser.press('Veto this decision', { right: 'closures' }))).toContain(
      'The veto is recorded. Its reason is due by',
    );
    const reasoned = await on.act(forestry, path, 'Give this reason', { reason: 'It is our forest.' });
    expect(words(reasoned)).toContain('Open: level 1 of 2');
    const health = on.holder('health');
    expect(offers(await health.open(path))).toEqual([
      'Answer',
      'Answer the veto',
      'Move it up a level',
      'Add evidence',
    ]);
    expect(words(await on.opens(health, path, 'Answer the veto'))).toContain('It is our forest.');
    expect((await health.browser.press('Answer the veto', { answer: ' ' })).html).toContain(
      'field-veto-answer-answer-error',
    );
    await health.browser.press('Answer the veto', { answer: 'We see.' });
    expect(offers(await health.open(path))).toContain('Propose a solution');
    expect(await count(id, 'VetoAnswered')).toBe(1);
  });

  it('a side records its dissent, and it stands word for word beside the decision', async () => {
    const { path } = await decided();
    const said = ' We sign,\n and <b>disagree</b>.';
    const screen = await on.act(on.holder('health'), path, 'Record this dissent', { words: said });
    expect(screen.html).toContain(' We sign,\n and &lt;b>disagree&lt;/b>.');
    expect(offers(screen), 'it is offered once').toEqual([]);
    expect(offers(await on.holder('forestry').open(path))).toEqual(['Veto the decision']);
  });

  it('the time for a veto ends after 48 hours', async () => {
    const { path } = await decided();
    await cloud.moveBy(48 * HOUR);
    expect(offers(await on.holder('forestry').open(path))).toEqual([]);
  });
});
