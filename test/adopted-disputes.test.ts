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

const ELSEWHERE = 'Signed elsewhere Mon, Jan 12, 2026';
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const letters = (party: string, office: string) =>
  cloud.inbox
    .to(mailboxOf(adopted as unknown as Sent, party, office))
    .filter(({ tags }) => tags.template?.[0] !== 'sign-in');
const newest = (party: string, office: string) => letters(party, office).at(-1);

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  adopted = await handedIn(cloud, token, { ...aMouWithLadder(), sunset: GOES_ON, handling: 'public' } as never);
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
    expect(flat(letter?.text ?? '')).toContain(
      'between Birch transport, Birch health, and Birch forestry, who signed it elsewhere on Mon, Jan 12, 2026.',
    );
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
    for (const party of ['transport', 'health']) expect(newest(party, 'head')?.subject).toContain('climbed');
    expect(flat(newest('health', 'head')?.text ?? '')).toContain('who signed it elsewhere on Mon, Jan 12, 2026');
  });

  it('is decided by the heads, who have never signed anything here', async () => {
    await act.act(act.holder('transport', 'head'), dispute.path, 'Propose this text', { text: 'A call comes first.' });
    await act.act(act.holder('health', 'head'), dispute.path, 'Take text 1');
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
