/** Under an MOU that was signed elsewhere a dispute is raised, answered and decided as under any other; whoever meets it learns where it was signed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { ANSWER, aMouWithLadder, disputing, executed, SIDES, words } from './a-disputed-mou.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';
import { type Adopted, confirming, GOES_ON, handedIn } from './an-adopted-mou.ts';

let cloud: TestCloud;
let token: string;
let adopted: Adopted;
let act: ReturnType<typeof disputing>;
let dispute: Awaited<ReturnType<ReturnType<typeof disputing>['raised']>>;

const DESK = { key: 'desk', party: 'transport', title: 'Map desk', for: 'Closures' };
const ELSEWHERE = 'Signed elsewhere Mon, Jan 12, 2026';
/** In mails, once. */
const SAID = 'All parties signed this agreement elsewhere, on Mon, Jan 12, 2026.';
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const letters = (party: string, office: string) =>
  cloud.inbox
    .to(mailboxOf(adopted as unknown as Sent, party, office))
    .filter(({ tags }) => tags.template?.[0] !== 'sign-in');
const newest = (party: string, office: string) => letters(party, office).at(-1);

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  adopted = await handedIn(cloud, token, {
    ...aMouWithLadder(),
    sunset: GOES_ON,
    handling: 'public',
    contacts: [DESK],
  } as never);
  for (const party of SIDES) await confirming(cloud.person(`liaison@${party}.example`), adopted);
  await cloud.quiet();
  act = disputing(cloud, adopted as unknown as Sent);
});
afterAll(() => cloud?.stop());

describe('A dispute under an MOU that was signed elsewhere', () => {
  it('is raised by an office of the ladder, and told to the other side', async () => {
    dispute = await act.raised();
    await cloud.quiet();
    expect(words(dispute.screen)).toContain(ELSEWHERE);
    const letter = newest('health', 'director');
    expect(letter?.subject).toContain('dispute 1');
    const text = flat(letter?.text ?? '');
    expect(text).toContain('between Birch transport, Birch health, and Birch forestry.');
    expect(text.split(SAID)).toHaveLength(2);
  });

  it('is answered, and climbs to the heads when both sides ask for it', async () => {
    const health = act.holder('health');
    expect(words(await act.act(health, dispute.path, 'Give this answer', ANSWER))).toContain(ANSWER.need);
    await act.climb(act.holder('transport'), dispute.path);
    await act.climb(health, dispute.path);
    await cloud.quiet();
    expect(await cloud.types(dispute.id)).toEqual(
      expect.arrayContaining(['DisputeRaised', 'DisputeAnswered', 'ClimbAsked', 'LevelClimbed']),
    );
    for (const party of ['transport', 'health']) expect(newest(party, 'head')?.subject).toContain('moved up');
    expect(flat(newest('health', 'head')?.text ?? '')).toContain(SAID);
  });

  it('is decided by the heads, who have never signed anything here', async () => {
    await act.act(act.holder('transport', 'head'), dispute.path, 'Propose this', { text: 'A call comes first.' });
    await act.act(act.holder('health', 'head'), dispute.path, 'Accept proposal 1');
    await cloud.quiet();
    expect(await cloud.types(dispute.id)).toContain('DisputeDecided');
    for (const path of [act.docket, dispute.path]) {
      const { text } = await act.holder('health', 'head').open(path);
      expect(flat(text), path).toContain(ELSEWHERE);
      expect(text, path).not.toMatch(/executed copy|every agency has signed/i);
    }
    for (const party of SIDES) for (const { text } of letters(party, 'head')) expect(text).not.toContain('/sign/');
  });

  it('verifies with the MOU that its parties confirmed', async () => {
    const { body } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${adopted.agreement}/record`, {
      bearer: token,
    });
    const { faults, holds } = verifyRecord(body);
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toContain(dispute.id);
  });
});

describe('A notice under it', () => {
  it('is told to the liaisons of all parties with where it was signed, once', async () => {
    const liaison = cloud.person('liaison@transport.example');
    await liaison.open(`/agreements/${adopted.agreement}/parties/transport/change?contact=desk`);
    await liaison.browser.press('Give notice', { title: 'Map room' });
    await cloud.quiet();
    const told = SIDES.flatMap((party) => cloud.inbox.to(`liaison@${party}.example`)).filter(({ subject }) =>
      /^(Notice of a change, objections until .*|Your agency gave notice of a change): /.test(subject),
    );
    expect(told).toHaveLength(SIDES.length);
    for (const { text, subject } of told) expect(flat(text).split(SAID), subject).toHaveLength(2);
  });

  it('and the mails that brought it here say so themselves, once', () => {
    const own = SIDES.flatMap((party) => cloud.inbox.to(`liaison@${party}.example`)).filter(({ subject }) =>
      /^(Confirm what your agency signed|In force here): /.test(subject),
    );
    expect(own.length).toBeGreaterThanOrEqual(SIDES.length);
    for (const { text } of own)
      expect([flat(text).includes(SAID), flat(text).split('Mon, Jan 12, 2026').length > 1]).toEqual([false, true]);
  });
});

describe('A mail about a dispute under an MOU that was signed here', () => {
  it('speaks of no other place', async () => {
    const sent = await executed(cloud, token, { ...aMouWithLadder(), handling: 'public' });
    await disputing(cloud, sent).raised();
    await cloud.quiet();
    const letter = cloud.mails(sent, 'health', 'director').at(-1);
    expect(flat(letter?.text ?? '')).toContain('The agreement is between');
    expect(letter?.text).not.toContain('elsewhere');
  });
});
