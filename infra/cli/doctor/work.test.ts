/** What waits and is not done is named: emails and workflows that are due, and open streams for which nothing runs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, HOUR, MINUTE, type TestCloud } from '../../../test/a-cloud.ts';
import type { Sent } from '../../../test/a-sent-mou.ts';
import { asOperator } from '../../../test/an-operator.ts';
import type { Finding } from './finding.ts';
import { type Work, workFindings } from './work.ts';

const NOW = '2026-03-02T15:00:00.000Z';
const ago = (milliseconds: number, of = NOW) => new Date(Date.parse(of) - milliseconds).toISOString();
const wrongs = (findings: Finding[]) => findings.filter(({ state }) => state !== 'good');

const row = { stream: 'sig_A-1', machine: 'signing', name: 'sig_A-1', startedAt: ago(HOUR) };
const level = { stream: 'dsp_B-1', machine: 'escalation', name: 'dsp_B-1-level-0', startedAt: ago(HOUR) };
const well: Work = {
  oldestDue: {},
  watched: [row, level],
  open: [row, level],
  running: new Set(['sig_A-1', 'dsp_B-1-level-0', 'of-somebody-else']),
};

describe('What waits', () => {
  it('and is done in time is well', () => {
    const due = ago(29 * MINUTE);
    expect(wrongs(workFindings({ ...well, oldestDue: { emails: due, workflows: due } }, NOW))).toEqual([]);
  });

  it.each<[string, Partial<Work>, what: string, says: string]>([
    ['emails that are due', { oldestDue: { emails: ago(HOUR) } }, 'Emails that are due', ago(HOUR)],
    ['workflows that are due', { oldestDue: { workflows: ago(HOUR) } }, 'Workflows that are due', ago(HOUR)],
    ['a round', { running: new Set([level.name]) }, 'Workflows of open rounds', 'sig_A-1'],
    [
      'a level, though another level runs',
      { running: new Set([row.name, 'dsp_B-1-level-1']) },
      'Workflows of disputes on their level',
      'dsp_B-1',
    ],
    ['a round without a row', { watched: [level] }, 'Workflows of open rounds', 'sig_A-1'],
    ['a level without a row', { watched: [row] }, 'Workflows of disputes on their level', 'dsp_B-1'],
  ])('and is not done is named: %s', (_, changes, what, says) => {
    const found = wrongs(workFindings({ ...well, ...changes }, NOW));
    expect(found).toMatchObject([{ what, state: 'wrong', says: expect.stringContaining(says) }]);
    expect(found[0]?.remedy).toContain('docs/runbooks.md');
  });

  it('has some minutes to begin', () => {
    const fresh = { ...row, startedAt: ago(5 * MINUTE) };
    expect(wrongs(workFindings({ ...well, watched: [fresh, level], running: new Set([level.name]) }, NOW))).toEqual([]);
  });

  it('names a few of many', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...row,
      stream: `sig_${index}-1`,
      name: `sig_${index}-1`,
    }));
    const [found] = wrongs(workFindings({ ...well, watched: [...many, level], open: [] }, NOW));
    expect(found?.says).toMatch(/sig_4-1 and 7 more\.$/);
  });

  it('and cannot be asked is unseen', () =>
    expect(workFindings({ problem: 'AWS did not answer: AccessDeniedException.' }, NOW)).toMatchObject([
      { state: 'unseen' },
    ]));
});

describe('What the doctor reads of a service', () => {
  let cloud: TestCloud;
  let sent: Sent;
  beforeAll(async () => {
    cloud = await aCloud();
    sent = await cloud.publish((await cloud.token()).secret);
  });
  afterAll(() => cloud?.stop());

  /** Its clock is the cloud's. The laptop lists no machines, so they are named. */
  const examine = async () => {
    asOperator(cloud);
    const { lookAtWork } = await import('./look-at-work.ts');
    const machines = Object.entries(cloud.outputs).flatMap(([name, arn]) => (name.endsWith('MachineArn') ? [arn] : []));
    return workFindings(await lookAtWork(cloud.now(), machines), new Date(cloud.clock.now() + HOUR).toISOString());
  };
  const of = (findings: Finding[], what: string) => findings.find((one) => one.what === what);

  it('that works is that its round is watched', async () => {
    const found = await examine();
    expect(wrongs(found)).toEqual([]);
    expect(of(found, 'Workflows of open rounds')?.says).toBe('1 to run, and each does.');
  });

  it('is the oldest of what is due, in whichever part of the index it stands', async () => {
    const due = ago(3 * HOUR, cloud.now());
    await cloud.put({ pk: 'TEST#late', sk: 'LATE', due: 'MAIL#1', dueAt: ago(2 * HOUR, cloud.now()) });
    await cloud.put({ pk: 'TEST#later', sk: 'LATE', due: 'MAIL#3', dueAt: due });
    expect(wrongs(await examine())).toMatchObject([
      { what: 'Emails that are due', says: expect.stringContaining(due) },
    ]);
    await cloud.remove({ pk: 'TEST#late', sk: 'LATE' });
    await cloud.remove({ pk: 'TEST#later', sk: 'LATE' });
  });

  it('is that an execution was ended, and that a round is open of which the sweep does not know', async () => {
    const { executionArn = '' } = cloud.execution(sent) ?? {};
    cloud.engine.stopExecution({ executionArn });
    await cloud.quiet();
    const ended = wrongs(await examine());
    expect(ended).toMatchObject([{ what: 'Workflows of open rounds', says: expect.stringContaining(sent.round) }]);
    expect(ended[0]?.remedy).toContain('The sweep begins each again');
    await cloud.remove({ pk: `WATCH#${sent.round}`, sk: 'WATCH' });
    const forgotten = wrongs(await examine());
    expect(forgotten).toMatchObject([{ what: 'Workflows of open rounds', says: expect.stringContaining(sent.round) }]);
    expect(forgotten[0]?.remedy).toContain('The sweep does not know');
  });
});
