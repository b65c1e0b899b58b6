/** The guide leads through the whole job: each step has the link to press, whoever has signed meanwhile. */
import { describe, expect, it } from 'vitest';
import { aSurface, open } from '../a-surface.ts';
import { aBoard, aGuide, aMail } from '../samples.ts';
import type { Guide, SignatoryStatus } from './guide.ts';

const STEPS = ['open the email', '2. Ask for the code', '3. Sign', '4. Move the clock', '5. Verify the record'];

const standing = (...statuses: SignatoryStatus[]): Guide => {
  const { signatories } = aGuide();
  return aGuide({ signatories: signatories.map((one, index) => ({ ...one, status: statuses[index] ?? one.status })) });
};

async function page(guide: Guide = aGuide(), ...mails: ReturnType<typeof aMail>[]) {
  const stage = aSurface();
  for (const mail of mails) stage.inbox.put(mail);
  const { read } = await open(stage, () => guide);
  return read('/');
}

describe('The guide', () => {
  it('names the five steps in order', async () => {
    const text = await page();
    const places = STEPS.map((step) => text.indexOf(step));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('leads to the mail of the first who waits: the newest that has a link, not the code that came after it', async () => {
    const text = await page(aGuide(), aMail(), aMail(), aMail({ subject: 'Your code', text: '123456', html: '' }));
    expect(text).toContain('href="/mail/2"');
    expect(text).toContain('Open the email to Ada Moss');
    expect(text).toContain('Be the head of the first agency');
  });

  it('goes on to the next agency when the first has signed', async () => {
    const text = await page(standing('signed', 'waiting'), aMail({ recipients: ['bo@roads.example'] }));
    expect(text).toContain('Open the email to Bo Reyes');
    expect(text).toContain('Be the head of the next agency');
  });

  it.each<[string, Guide, string]>([
    ['a bounced mail is left', standing('signed', 'bounced', 'signed'), 'The email to Bo Reyes bounced'],
    ['everyone has signed', standing('signed', 'signed', 'signed'), 'Everyone has signed'],
    ['one has declined', standing('declined', 'signed', 'signed'), 'Nobody waits'],
    ['the mail is on its way', aGuide(), 'has not been sent yet'],
  ])('says what is left when %s', async (_when, guide, words) => {
    expect(await page(guide)).toContain(words);
  });

  it('shows who signed, who waits and whose mail bounced, with the mailbox of each', async () => {
    const text = await page();
    for (const words of ['has signed', 'has not signed yet', 'the email bounced']) expect(text).toContain(words);
    expect(text).toContain('/mail?to=bo%40roads.example');
  });

  it('gives the commands to copy, and the record where there is one', async () => {
    const text = await page(aGuide({ record: 'http://127.0.0.1:1/rounds/sig_1/record' }));
    expect(text).toContain('npm run mou -- status mou_1');
    expect(text).toContain('npm run mou -- verify mou_1');
    expect(text).toContain('href="http://127.0.0.1:1/rounds/sig_1/record"');
  });

  it('leads to the page and the mailbox of everyone else there is to be, and to the check of a copy', async () => {
    const person = { agency: 'Roads', mailbox: 'vi@roads.example' };
    const text = await page(
      aGuide({
        liaisons: [{ ...person, name: 'Vi Song', page: 'http://127.0.0.1:1/agreements/mou_1/parties/roads' }],
        reviewers: [{ ...person, name: 'Lou Hart', reviews: 'counsel, required' }],
        recordsOfficers: [{ ...person, name: 'Max Ode', page: 'http://127.0.0.1:1/agreements/mou_1/keeping' }],
      }),
    );
    for (const heading of ['Be a liaison', 'Be a reviewer', 'Be a records officer', 'Be an auditor'])
      expect(text).toContain(`<h2>${heading}`);
    expect(text).toContain('href="http://127.0.0.1:1/agreements/mou_1/parties/roads"');
    expect(text).toContain('Lou Hart (counsel, required)');
    expect(text).toContain('href="http://127.0.0.1:1/agreements/mou_1/keeping"');
    expect(text).toContain('/verify"');
    expect(text).toContain('npm run mou -- export mou_1 --out record');
  });

  it('has a dispute to try where an agreement is in force: who is to answer it, on which level it is, and until when', async () => {
    expect(await page()).not.toContain('Be a member of the board');
    const text = await page(aGuide({ board: aBoard() }));
    for (const words of ['Be a member of the board', 'which has not answered yet', 'on level 1 of 2: Leads'])
      expect(text).toContain(words);
    for (const address of ['/agreements/mou_2/disputes/1', '/agreements/mou_2/disputes', '/disputes'])
      expect(text).toContain(`href="http://127.0.0.1:1${address}"`);
    for (const mailbox of ['lead@roads', 'lead@parks', 'director@roads', 'vi@parks'])
      expect(text).toContain(`/mail?to=${encodeURIComponent(`${mailbox}.example`)}`);
    expect(text.match(/has it now/g)).toHaveLength(2);
    expect(text).toMatch(/past the deadline, .*Thu, Mar 5, 2026, 22:00/);
  });

  it('follows the dispute upward, and says no deadline once it has ended', async () => {
    const climbed = { answered: true, level: 2, standing: 'on level 2 of 2: Directors' };
    const above = await page(aGuide({ board: aBoard(climbed) }));
    expect(above).toContain('on level 2 of 2: Directors');
    expect(above.match(/has it now/g)).toHaveLength(2);
    const over = await page(aGuide({ board: aBoard({ answered: true, level: undefined, standing: 'decided' }) }));
    expect(over).toContain('It is decided.');
    expect(over).toContain('Raise another one');
    for (const words of ['Mar 5, 2026', 'has it now', 'move the clock']) expect(over).not.toContain(words);
  });

  it('leads to more agreements, where there are some: where each stands, its page, and whom to be there', async () => {
    expect(await page()).not.toContain('Look at more agreements');
    const who = { name: 'Vi Song', agency: 'Roads', mailbox: 'vi@roads.example' };
    const other = {
      number: 'MOU-9',
      title: 'Salt',
      standing: 'signed on paper',
      page: 'http://127.0.0.1:1/agreements/mou_9',
    };
    const text = await page(aGuide({ others: [{ ...other, who, does: 'to confirm it' }] }));
    expect(text).toContain('href="http://127.0.0.1:1/agreements/mou_9"');
    expect(text.replaceAll(/<[^>]*>/g, '')).toContain(
      'MOU-9, Salt: signed on paper. Open its page as Vi Song (vi@roads.example) to confirm it.',
    );
  });

  it('shows a way through figures, where an agreement has them', async () => {
    expect(await page()).not.toContain('Report figures');
    const who = { name: 'Vi Song', agency: 'Roads', mailbox: 'vi@roads.example' };
    const figures = {
      ...{ number: 'MOU-7', title: 'Crashes', agencies: 4, months: 10, decides: who },
      reports: { ...who, page: 'http://127.0.0.1:1/figures' },
      ...{ kpis: 'http://127.0.0.1:1/kpis', queue: 'http://127.0.0.1:1/queue', everyone: 'http://127.0.0.1:1/public' },
    };
    const text = await page(aGuide({ figures }));
    for (const to of ['figures', 'kpis', 'queue', 'public']) expect(text).toContain(`href="http://127.0.0.1:1/${to}"`);
    expect(text.replaceAll(/<[^>]*>/g, '')).toContain('Its 4 agencies have reported 10 months');
  });

  it('leads through a review, as a liaison and as a head, and opens it by the clock while it is ahead', async () => {
    expect(await page()).not.toContain('Choose again');
    const who = { name: 'Vi Song', agency: 'Roads', mailbox: 'vi@roads.example' };
    const at = (path: string) => `http://127.0.0.1:1/${path}`;
    const reviewed = {
      ...{ number: 'MOU-7', title: 'Crashes', standing: 'is in force, and its review opens' },
      opensAt: '2027-03-01T14:00:00.000Z',
      prepares: { ...who, page: at('answers') },
      chooses: { ...who, page: at('choice') },
      ...{ review: at('review'), evidence: at('evidence'), closing: at('closing'), life: at('life'), due: at('due') },
    };
    const text = await page(aGuide({ reviewed }));
    for (const to of ['answers', 'choice', 'review', 'evidence', 'closing', 'life', 'due'])
      expect(text).toContain(`href="${at(to)}"`);
    expect(text).toMatch(/<input type="hidden" name="date" value="2027-03-01T15:00:00"/);
    const open = await page(aGuide({ reviewed: { ...reviewed, opensAt: undefined, standing: 'is under review' } }));
    expect(open).toContain('is under review');
    expect(open).not.toContain('Move the clock until');
  });

  it('tells the liaison whose mail came back what to mend', async () => {
    const liaisons = [{ name: 'Vi Song', agency: 'Roads', mailbox: 'vi@roads.example', page: 'http://127.0.0.1:1/' }];
    expect(await page({ ...standing('signed', 'signed', 'signed'), liaisons })).not.toContain('something to fix');
    expect(await page(aGuide({ liaisons }))).toContain('There is something to fix');
  });

  it('shows hostile titles and names as text', async () => {
    const { signatories } = aGuide();
    const evil = '<script>alert(1)</script>';
    const text = await page(
      aGuide({
        title: evil,
        signatories: signatories.map((one) => ({ ...one, name: evil, agency: evil })),
        board: aBoard({
          title: evil,
          standing: evil,
          members: aBoard().members.map((one) => ({ ...one, name: evil })),
        }),
      }),
    );
    expect(text).not.toContain('<script');
  });

  it('points at dead letters when there are some', async () => {
    const stage = aSurface();
    stage.letters.push({ number: 1, queue: 'arn:aws:sqs:us-east-1:0:Lost', at: '2026-03-02T09:00:00.000Z', body: {} });
    const { read } = await open(stage);
    expect(await read('/')).toContain('href="/dead-letters"');
  });

  it('mends a mailbox that bounced, and no other', async () => {
    const stage = aSurface();
    for (const { mailbox } of aGuide().signatories) stage.inbox.setMailbox(mailbox, 'bounce');
    stage.inbox.setMailbox('stranger@other.example', 'bounce');
    const { post, read } = await open(stage, () => standing('signed', 'bounced', 'signed'));
    expect(await read('/')).toContain('Let it take email again');
    for (const mailbox of ['bo@roads.example', 'stranger@other.example']) await post('/mailbox', { mailbox });
    expect(stage.inbox.fateOf('bo@roads.example')).toBe('ok');
    expect(stage.inbox.fateOf('stranger@other.example')).toBe('bounce');
    expect(await read('/')).toContain('It takes email again');
  });
});
