/** A dispute is decided over HTTP by the offices of its level, in texts that both took, with every dissent, veto and promise beside them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, HOUR, type TestCloud } from './a-cloud.ts';
import { aMouWithLadder, disputing, executed, ONE_OFFICIAL, pressing, words } from './a-disputed-mou.ts';

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

/** Transport proposed and health took it. */
async function decided(promises: Record<string, string> = {}) {
  const dispute = await on.raised();
  await on.act(on.holder('transport'), dispute.path, 'Propose this text', { text: 'Call first.', ...promises });
  await on.act(on.holder('health'), dispute.path, 'Take text 1');
  return dispute;
}

describe('A text', () => {
  it('is countered and taken, with promises and dissent word for word; every version stays', async () => {
    const { path } = await on.raised();
    const [own, theirs] = [on.holder('transport'), on.holder('health')];
    const first = await on.act(own, path, 'Propose this text', { text: 'Call first.' });
    expect(words(first)).toContain('Your text is recorded.');
    const bad = await on.act(theirs, path, 'Propose this text instead', {
      text: 'Call within the hour.',
      'followUps.1.party': 'health',
      'followUps.1.what': 'Publishes the list of numbers.',
      'followUps.1.by': '2026-02-30',
    });
    expect(bad.status).toBe(422);
    expect(bad.html, 'at the row in which it was typed').toContain('id="field-propose-followUps.1.by-error"');
    await theirs.browser.press('Propose this text instead', { 'followUps.1.by': '2026-04-01' });
    const taken = await on.act(own, path, 'Take text 2', { dissent: '  An hour is long.\n ' });
    const seen = words(taken);
    expect(seen).toContain('You took the text.');
    expect(seen).toContain('Status Decided');
    expect(taken.html).toContain('  An hour is long.\n ');
    expect(seen).toContain('Birch health, by Wed, Apr 1, 2026: Publishes the list of numbers.');
    expect(seen).toContain('Text 1');
  });

  it('that was overtaken is not proposed over another, and is not lost', async () => {
    const { path, id } = await on.raised();
    const [own, theirs] = [on.holder('transport'), on.holder('health')];
    await theirs.open(path);
    const late = pressing(theirs.browser, 'Propose this text', { text: 'Written blindly.' });
    await on.act(own, path, 'Propose this text', { text: 'Call first.' });
    const screen = await late();
    expect(screen.status).toBe(422);
    expect(words(screen)).toContain('In the meantime another text was proposed.');
    expect(words(screen)).toContain('Written blindly.');
    expect(await count(id, 'TextProposed')).toBe(1);
  });

  it('is taken once, however often the form is sent', async () => {
    const { path, id } = await on.raised();
    await on.act(on.holder('transport'), path, 'Propose this text', { text: 'Call first.' });
    const theirs = on.holder('health');
    await theirs.open(path);
    const take = pressing(theirs.browser, 'Take text 1');
    const screens = await Promise.all([take(), take()]);
    expect(screens.map(({ status }) => status)).toEqual([200, 200]);
    expect([await count(id, 'TextAccepted'), await count(id, 'DisputeDecided')]).toEqual([1, 1]);
  });

  it('needs a third party that came in', async () => {
    const { path, id } = await on.raised();
    const joined = await on.act(on.holder('forestry'), path, 'Join this dispute', { need: 'Our road too.' });
    expect(words(joined)).toContain('The position of Birch forestry');
    await on.act(on.holder('transport'), path, 'Propose this text', { text: 'Call first.' });
    await on.act(on.holder('health'), path, 'Take text 1');
    expect(await count(id, 'DisputeDecided')).toBe(0);
    await on.act(on.holder('forestry'), path, 'Take text 1');
    expect(await count(id, 'DisputeDecided')).toBe(1);
  });

  it('is the decision at once where one official decides, and nobody else writes one', async () => {
    const alone = disputing(cloud, await executed(cloud, token, aMouWithLadder(ONE_OFFICIAL)));
    const { path, id } = await alone.raised();
    expect((await alone.holder('transport').open(path)).html).not.toContain('Propose this text');
    const official = alone.holder('health');
    const promise = { 'followUps.0.party': 'transport', 'followUps.0.what': 'Calls.', 'followUps.0.by': '2020-01-01' };
    const bad = await alone.act(official, path, 'Make this the decision', { text: 'Call.', ...promise });
    expect(words(bad)).toContain('This day is not within the next 180 days.');
    const screen = await official.browser.press('Make this the decision', { 'followUps.0.by': '2026-04-01' });
    expect(words(screen)).toContain('Ahead: Birch transport, by Wed, Apr 1, 2026: Calls.');
    expect(await count(id, 'DisputeDecided')).toBe(1);
  });
});

describe('The next level', () => {
  it('takes no act that was meant for the level below, nor one of an office that does not stand on it', async () => {
    const { path, id } = await on.raised();
    const [person, head] = [on.holder('transport'), on.holder('transport', 'head')];
    expect((await head.open(path)).html).not.toContain('Propose this text');
    await person.open(path);
    const stale = pressing(person.browser, 'Propose this text', { text: 'Meant for the directors.' });
    const climbed = await on.climb(on.holder('health'), path, 'It is above us.');
    expect(words(climbed)).toContain('Open: level 2 of 2, Agency heads');
    const late = await stale();
    expect(late.status).toBe(422);
    expect(words(late)).toContain('has climbed from Bureau directors to Agency heads');
    expect(words(late), 'nothing typed is lost').toContain('Meant for the directors.');
    expect(await count(id, 'TextProposed')).toBe(0);
    await head.open(path);
    const [url, fields] = head.browser.formOf('Propose this text', { text: 'Of the heads.' });
    const below = await person.browser.request(url, new URLSearchParams([...fields, ...(await proofOf(person, path))]));
    expect(words(below)).toContain('your office is not among them');
    expect(words(await on.act(head, path, 'Propose this text', { text: 'Of the heads.' }))).toContain('Of the heads.');
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
    await on.act(theirs, path, 'Confirm text 1');
    expect(await count(id, 'DisputeDecided')).toBe(1);
    expect((await on.holder('forestry').open(path)).html, 'nobody vetoes a ruling').not.toContain('Veto this decision');
  });

  it('is moved to only by a choice that says it cannot be undone, never by a reason that was typed', async () => {
    const { path, id } = await on.raised();
    const person = on.holder('health');
    expect(words(await person.open(path))).not.toContain('Reason, if it should go there');
    await person.browser.follow('Ask for the next level, or move it there');
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
      'You cannot move this dispute now',
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
  const { html } = await person.open(path);
  return [['_proof', /name="_proof" value="([^"]+)"/.exec(html)?.[1] ?? '']];
};

describe('After the decision', () => {
  it('a third party vetoes it in its own field; the reason is owed an answer before anything else', async () => {
    const { path, id } = await decided();
    expect((await on.holder('health').open(path)).html).not.toContain('Veto this decision');
    const forestry = on.holder('forestry');
    expect(words(await on.act(forestry, path, 'Veto this decision'))).toContain('which decision right is touched');
    expect(words(await forestry.browser.press('Veto this decision', { right: 'closures' }))).toContain(
      'The veto is recorded.',
    );
    const reasoned = await on.act(forestry, path, 'Give this reason', { reason: 'It is our forest.' });
    expect(words(reasoned)).toContain('Open: level 1 of 2');
    const health = on.holder('health');
    expect(words(await health.open(path))).toContain('It is our forest.');
    expect(health.browser.page.html).not.toContain('Propose this text');
    expect((await health.browser.press('Give this answer', { answer: ' ' })).html).toContain(
      'field-veto-answer-answer-error',
    );
    await health.browser.press('Give this answer', { answer: 'We see.' });
    expect((await health.open(path)).html).toContain('Propose this text');
    expect(await count(id, 'VetoAnswered')).toBe(1);
  });

  it('a side records its dissent, and it stands word for word beside the decision', async () => {
    const { path } = await decided();
    const said = ' We sign,\n and <b>disagree</b>.';
    const screen = await on.act(on.holder('health'), path, 'Record this dissent', { words: said });
    expect(screen.html).toContain(' We sign,\n and &lt;b>disagree&lt;/b>.');
    expect((await on.holder('forestry').open(path)).html).not.toContain('Record this dissent');
  });

  it('the time for a veto ends after 48 hours', async () => {
    const { path } = await decided();
    await cloud.moveBy(48 * HOUR);
    expect((await on.holder('forestry').open(path)).html).not.toContain('Veto this decision');
  });
});
