/** A review as people see it: a liaison prepares, an office chooses with a code, sealed until all are revealed, openly after that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { executed, words } from './a-disputed-mou.ts';
import { ANSWERS, chooses, codeIn, reviewing } from './a-review-open.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let of: ReturnType<typeof reviewing>;

const TRIO = ['transport', 'health', 'forestry'];
const inForce = (handling = 'parties') => executed(cloud, token, aMou({ agencies: TRIO, handling }));

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  sent = await inForce();
  of = reviewing(cloud, sent);
});
afterAll(() => cloud?.stop());

const mails = (mailbox: string, template: string, { number } = sent) =>
  cloud.inbox.to(mailbox).filter(({ tags, subject }) => tags.template?.includes(template) && subject.includes(number));
const choosing = (party: string, typed: Record<string, string>) =>
  chooses(cloud, of, party, typed, mailboxOf(sent, party));
const AMENDS = {
  ...{ ...ANSWERS, choice: 'amend', fallback: 'end', 'answers.share.grade': 'no' },
  'answers.share.says': 'We carry more than was agreed.',
  'points.0.says': 'Weekly maps are enough.',
};
const status = ({ status: is }: Screen) => is;

describe('An MOU without a review', () => {
  it('says when one opens by itself, in a tab of its own', async () => {
    const page = await of.look(of.liaison('health'), '');
    expect(words(page)).toMatch(/Reviews .*The next review opens by itself on \w{3}, \w{3} \d+, 2027/);
    expect(page.html).toContain(`href="${of.path}" aria-current="page"`);
    expect(words(page)).toContain('No review of this MOU has opened yet.');
  });

  it('has none at an address', async () => expect(status(await of.look(of.liaison('health'), '/1'))).toBe(404));
});

describe('A review that has opened', () => {
  beforeAll(() => of.open());

  it('is told to liaisons, to prepare, and to the offices that sign, to choose, with the day', () => {
    for (const party of TRIO) {
      const [head] = mails(mailboxOf(sent, party), 'review-opened');
      const [liaison] = mails(`liaison@${party}.example`, 'review-opened');
      expect(head?.subject, party).toMatch(/^Choose by Wed, Apr 1: the review of MOU-2026-/);
      expect(liaison?.subject, party).toMatch(/^Prepare by Wed, Apr 1: the review of MOU-2026-/);
      expect(head?.text).toContain(`${of.path}/1/choice`);
      expect(head?.text).not.toContain(sent.mou.title);
    }
  });

  it('stands at home, and on the pages of the MOU, for whoever has something to do', async () => {
    expect(words(await of.liaison('health').open('/home'))).toContain(
      'Prepare for Birch health what its office may answer in review 1.',
    );
    expect(words(await of.head('health').open(`/agreements/${sent.agreement}`))).toContain(
      'Your turn: choose for Birch health in review 1: renew, amend or end',
    );
  });

  it('shows its days and who has answered, and what silence does', async () => {
    const seen = words(await of.look(of.liaison('forestry')));
    expect(seen).toContain('Sunset review 1 Status 0 of 3 agencies have answered');
    expect(seen).toMatch(/Answers are due, and all revealed, by Wed, Apr 1, 2026/);
    expect(seen).toMatch(/Birch health Not yet .*Birch forestry Not yet/);
    expect(seen).toContain('Your turn: prepare the answers of Birch forestry');
  });
});

describe('What a liaison prepares', () => {
  it('is kept as a draft, with whatever is missing, and what was wrong keeps what was typed', async () => {
    const { browser } = of.liaison('health');
    await of.look(of.liaison('health'), '/1/answers');
    const empty = await browser.press('Save');
    expect([status(empty), told(empty)]).toEqual([422, expect.stringContaining('Nothing is written yet.')]);
    await of.look(of.liaison('health'), '/1/answers');
    const more = await browser.press('Add another point', { 'points.0.says': 'Weekly maps are enough.' });
    expect(words(more)).toContain('Point 2: about which term?');
    expect(more.html).toContain('Weekly maps are enough.');
    const wrong = await browser.press('Save', { 'points.1.term': 'kpi/none', 'points.1.says': 'Never.' });
    expect([status(wrong), told(wrong)]).toEqual([422, expect.stringContaining('The text in force has no such term.')]);
    expect(wrong.html).toContain('Weekly maps are enough.');
    const kept = await browser.press('Save', {
      ...{ 'points.1.term': `commitment/${sent.mou.commitments[0]?.key}`, 'points.1.says': 'By noon, not by eight.' },
      ...{ 'answers.share.grade': 'no', 'answers.share.says': 'We carry more than was agreed.', choice: 'amend' },
    });
    expect(words(kept)).toContain('Your answers are saved');
    expect(kept.html).toContain('We carry more than was agreed.');
    await cloud.quiet();
    expect(await cloud.types(of.id)).toEqual(['ReviewOpened', 'AnswersPrepared']);
  });

  it('is told to the head alone, with one link to the choice, and nothing of it stands in the mail', () => {
    const [mail, ...more] = mails(mailboxOf(sent, 'health'), 'answers-prepared');
    expect(more).toEqual([]);
    expect(mail?.text).toContain(`${of.path}/1/choice?as=health`);
    expect(mail?.text).not.toMatch(/more than was agreed|amend/i);
    expect(mails('liaison@health.example', 'answers-prepared')).toEqual([]);
    expect(mails(mailboxOf(sent, 'forestry'), 'answers-prepared')).toEqual([]);
  });

  it('is read by its own office on the page of the choice, and by nobody of another agency', async () => {
    const own = words(await of.look(of.head('health'), '/1/choice'));
    expect(own).toMatch(/What your agency prepared Prepared by Liaison of Birch health/);
    expect(own).toContain('They propose Amend');
    expect(own).toContain('No: We carry more than was agreed.');
    for (const person of [of.head('forestry'), of.liaison('transport')])
      expect(words(await of.look(person))).not.toContain('more than was agreed');
  });

  it('is written by nobody but the liaison of the party', async () => {
    expect(status(await of.look(of.head('health'), '/1/answers'))).toBe(404);
    expect(status(await of.look(of.liaison('health'), '/1/choice'))).toBe(404);
  });
});

describe('The choice', () => {
  it('takes a code, and what was typed stays while it is on its way', async () => {
    const { browser } = of.head('health');
    const which = words(await of.look(of.head('health'), '/1/choice'));
    expect(which).toMatch(/What does Birch health choose\?.*Renew: the same terms.*Amend: go on.*End: /);
    expect(which).not.toContain('Send me a code');
    await browser.follow('Amend: go on');
    const unready = await browser.press('Send me a code', AMENDS);
    expect([status(unready), told(unready)]).toEqual([422, expect.stringContaining('The box is not checked.')]);
    const lacking = await browser.press('Send me a code', { ...AMENDS, fallback: '', ready: 'yes' });
    expect([status(lacking), told(lacking)]).toEqual([
      422,
      expect.stringContaining('It does not say what your agency chooses if there is no amendment.'),
    ]);
    expect(await cloud.types(of.id)).not.toContain('CodeRequested');
    const asked = await browser.press('Send me a code', { ...AMENDS, ready: 'yes' });
    await cloud.quiet();
    expect(words(asked)).toContain('Type the code from the email');
    expect(asked.html).toContain('Weekly maps are enough.');
    const guessed = await browser.press('Seal your agency’s choice', { ...AMENDS, code: '000000' });
    expect([status(guessed), told(guessed)]).toEqual([422, expect.stringContaining('This is not the code we sent.')]);
    const code = codeIn(cloud, mailboxOf(sent, 'health'));
    const wordless = await browser.press('Seal your agency’s choice', { ...AMENDS, fallback: '', code });
    expect([status(wordless), told(wordless)]).toEqual([
      422,
      expect.stringContaining('It does not say what your agency chooses if there is no amendment.'),
    ]);
    const sealed = await browser.press('Seal your agency’s choice', { ...AMENDS, code });
    await cloud.quiet();
    expect(told(sealed)).toContain('The others see that it has answered, but not what.');
    expect(words(sealed)).toMatch(/What your agency has answered: Birch health .*Choice Amend/);
  });

  it('is seen by the others as given, never what', async () => {
    const seen = await of.look(of.head('forestry'));
    expect(words(seen)).toMatch(/Birch health Has answered/);
    expect(seen.html).not.toMatch(/more than was agreed|Weekly maps/);
    expect(
      (await cloud.items<{ state: unknown }>(`TIP#${of.id}`)).map(({ state }) => JSON.stringify(state)).join(),
    ).not.toMatch(/amend|Weekly|more than/);
  });

  it('with a code that was used needs another one to be changed', async () => {
    const again = await of.look(of.head('health'), '/1/choice?choose=amend');
    expect(words(again)).toContain('Ask for a code');
    expect(words(again)).toContain('Your agency answered by Head of health');
    const { browser } = of.head('health');
    await browser.press('Send me a code', { ...AMENDS, ready: 'yes' });
    await cloud.quiet();
    await browser.press('Seal', {
      ...AMENDS,
      'points.0.says': 'Maps on Mondays.',
      code: codeIn(cloud, mailboxOf(sent, 'health')),
    });
    expect(words(await of.look(of.liaison('transport')))).toContain('Birch health Has answered, and changed it since');
  });

  it('is asked of nobody who has made it', async () => {
    expect(words(await of.head('health').open('/home'))).not.toContain('in review 1');
    await of.happen({ type: 'ReviewReminded', data: { of: 'answers', parties: ['health', 'forestry'] } });
    expect(mails(mailboxOf(sent, 'health'), 'remind-answers')).toEqual([]);
    expect(mails(mailboxOf(sent, 'forestry'), 'remind-answers')).toHaveLength(1);
  });

  it('is withheld from an export, whose record verifies all the same', async () => {
    const { body } = await cloud.call('GET', `/api/agreements/${sent.agreement}/record`, { bearer: token });
    expect(JSON.stringify(body)).not.toMatch(/more than was agreed|Weekly maps|Mondays/);
    const { faults } = verifyRecord(body);
    expect(faults).toEqual([]);
  });
});

describe('After the revealing', () => {
  beforeAll(async () => {
    await choosing('transport', { ...ANSWERS, choice: 'renew' });
    await of.reveal();
  });

  it('everyone reads what everyone said, and what it comes to', async () => {
    const seen = words(await of.look(of.head('forestry')));
    expect(seen).toContain('By the choices so far, the MOU ends on its last day.');
    expect(seen).toContain('Has not chosen: Birch forestry. Silence never renews. A choice can still be made, openly.');
    expect(seen).toMatch(
      /Birch transport Renew Sealed Birch health Amend Maps on Mondays\. .*If there is no amendment: End Sealed Birch forestry None yet Silent/,
    );
    expect(seen).toMatch(
      /Are power, credit and burden shared as the agencies agreed\? .*Birch health No: We carry more than was agreed\./,
    );
    expect(seen).toContain(
      'Birch transport chose to go on; Birch health chose to amend; Birch forestry had not answered',
    );
  });

  it('what was said before it was changed is read by nobody, and the rest stands in an export', async () => {
    const { body } = await cloud.call('GET', `/api/agreements/${sent.agreement}/record`, { bearer: token });
    const record = JSON.stringify(body);
    expect(record).toContain('Maps on Mondays.');
    expect(record).not.toContain('Weekly maps');
    const { faults, holds } = verifyRecord(body);
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toContain('Review 1: what was revealed is what the parties had answered');
  });

  it('everyone is told, and whoever was silent that it may still choose', () => {
    const [silent] = mails(mailboxOf(sent, 'forestry'), 'answers-revealed');
    expect(silent?.text).toContain('Your agency has said nothing. It may still choose, openly');
    expect(silent?.text).not.toMatch(/Birch transport has|amend, with the points/);
    expect(mails(mailboxOf(sent, 'health'), 'answers-revealed')).toHaveLength(1);
  });

  it('the silent party chooses openly, which is marked, and told to all', async () => {
    expect(words(await of.head('forestry').open('/home'))).toContain('Choose for Birch forestry in review 1');
    const chosen = await choosing('forestry', { ...ANSWERS, choice: 'renew' });
    expect(told(chosen)).toContain('Your agency has chosen, openly. Every agency is told.');
    expect(words(chosen)).toMatch(/Birch forestry Renew Openly, after the others/);
    expect(words(chosen)).toContain('The agencies amend, with the points of Birch health.');
    expect(mails(mailboxOf(sent, 'transport'), 'chosen-openly')).toHaveLength(1);
  });

  it('the drafting waits for the organizing agency, and another one may take it over', async () => {
    expect(words(await of.liaison('transport').open('/home'))).toContain('Draft for Birch transport the amendment');
    expect(words(await of.look(of.liaison('transport')))).not.toContain('Take over the drafting');
    await of.look(of.liaison('health'));
    const taken = await of.liaison('health').browser.press('Take over the drafting for Birch health');
    await cloud.quiet();
    expect(told(taken)).toContain('Your agency drafts the amendment. Every agency is told.');
    expect(mails('liaison@forestry.example', 'drafting-taken-over')).toHaveLength(1);
    expect(words(await of.liaison('health').open('/home'))).toContain('Draft for Birch health the amendment');
  });

  it('its end is told to all, and nothing can be said any more', async () => {
    await of.happen({ type: 'ReviewClosed', data: { outcome: 'ended' } });
    expect(mails('liaison@forestry.example', 'review-closed')).toHaveLength(1);
    expect(words(await of.look(of.head('health'), '/1/choice'))).toContain('This review is closed.');
    expect(words(await of.look(of.liaison('health'), ''))).toMatch(/Sunset review 1 .*Ended/);
  });
});

describe('A party', () => {
  it('calls for a renegotiation with what the MOU says and how the agencies act, and for none while one is open', async () => {
    const liaison = of.liaison('forestry');
    await liaison.open(of.path);
    await liaison.browser.follow('The MOU says one thing, we do another');
    const nothing = await liaison.browser.press('Call for a renegotiation', { reason: 'Nobody calls any more.' });
    expect([status(nothing), told(nothing)]).toEqual([
      422,
      expect.stringContaining('It does not say what the MOU says'),
    ]);
    expect(nothing.html).toContain('Nobody calls any more.');
    const called = await liaison.browser.press('Call for a renegotiation', {
      ...{ reason: 'Nobody calls any more.', 'drift.0.acts': 'We send it on Mondays.' },
      'drift.0.term': `commitment/${sent.mou.commitments[0]?.key}`,
    });
    expect(told(called)).toContain('The review is open.');
    expect(words(called)).toMatch(/Renegotiation 2 .*Why it was called Birch forestry, by Liaison of Birch forestry/);
    expect(words(called)).toMatch(/The MOU saysWe act like this Commitment: .* We send it on Mondays\./);
    expect(await cloud.types(sent.agreement)).toContain('ReviewBegan');
    const again = words(await of.head('health').open(`${of.path}/new?kind=early`));
    expect(again).toContain('Review 2 is open.');
    expect(again).not.toContain('Why now?');
  });

  it('is not anyone who neither signs for it nor serves it', async () =>
    expect(status(await of.look(of.at('records@health.example'), '/new'))).toBe(404));
});

describe('Of an agency with several offices', () => {
  const serial = 'several';
  const officer = (key: string) => ({
    key,
    title: key,
    holder: { name: key, mailbox: `${key}-${serial}@health.example` },
  });
  let own: Sent;
  let its: ReturnType<typeof reviewing>;

  beforeAll(async () => {
    const mou = aMou({ agencies: ['transport', 'health'] });
    const parties = mou.parties.map((party) =>
      party.key === 'health'
        ? {
            ...party,
            offices: [...party.offices, officer('cfo'), officer('secretary')],
            signatories: [...party.signatories, 'cfo'],
          }
        : party,
    );
    const top = { name: 'Secretaries', offices: { transport: 'head', health: 'secretary' }, businessDays: 5 };
    const ladder = { levels: [...mou.ladder.levels, top] };
    own = await cloud.send(token, { ...mou, parties, ladder } as typeof mou);
    for (const [party, office] of [['transport'], ['health'], ['health', 'cfo']] as const)
      await cloud.head(own, party, office).sign();
    await cloud.quiet();
    its = reviewing(cloud, own);
    await its.open();
  });

  it('that signs, the second one is told that the first answers for the agency', async () => {
    const seen = words(await its.look(its.at(`cfo-${serial}@health.example`), '/1/choice'));
    expect(seen).toContain('Another office that signs for your agency answers for it.');
    expect(words(await its.look(its.head('health'), '/1/choice'))).toContain('What does Birch health choose?');
  });

  it('those above are told when the mail of the review reaches nobody of it', async () => {
    const report = (to: string, messageId: string) =>
      its.happen({
        type: 'ReviewMailReported',
        data: { party: 'health', to, report: 'bounced', template: 'review-opened', messageId },
      });
    const secretary = `secretary-${serial}@health.example`;
    await report('health', 'm-1');
    await report('health_cfo', 'm-2');
    expect(cloud.inbox.to(secretary)).toEqual([]);
    await report('liaison-1-of-1', 'm-3');
    expect(cloud.inbox.to(secretary).map(({ subject }) => subject)).toEqual([
      `Email to your agency comes back: the review of ${own.number}`,
    ]);
  });
});
