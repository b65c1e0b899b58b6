/** Killed twenty times at any moment, the cloud goes on where it was: no acknowledged act is missing, none is done twice, nothing is stuck. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partyIdOf } from '../../functions/shared/ids.ts';
import { freePort } from '../../infra/laptop/cloud/free-port.ts';
import { aCloud, HOUR, type TestCloud, theTemplate, told } from '../a-cloud.ts';
import { aMou } from '../a-sent-mou.ts';
import { chance } from '../chance.ts';
import type { Life, Said } from './kill-child.ts';

const KILLS = 20;
/** Of those, so many hit a process that is still starting. */
const EARLY = 4;
/** And so many hit one function each in the middle of its work, which random moments might all miss. */
const AIMED = [
  { of: 'identityhttp', calls: 8 },
  { of: 'officeshttp', calls: 10 },
  { of: 'clearancehttp', calls: 6 },
  { of: 'recordsseal', calls: 8 },
];
/** An MOU is carried through in about so many SDK calls. */
const MOST_CALLS = 400;

const seed = Number(process.env.KILL_SEED ?? 20_260_302);

const home = mkdtempSync(join(tmpdir(), 'concord-kill-'));
const said: Said[] = [];
const complaints: string[] = [];
let cloud: TestCloud;
let bearer: string;

/** Runs one life to its end, whichever way it comes. */
async function live(life: Life, killedAfter?: number): Promise<NodeJS.Signals | number | null> {
  const script = join(import.meta.dirname, './kill-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(life)], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Said));
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  // A random moment, not a moment by which something must have happened.
  if (killedAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killedAfter);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

beforeAll(async () => {
  console.log(`Killing with seed ${seed}; KILL_SEED=${seed} has this run again.`);
  const template = await theTemplate();
  const first = await aCloud({ home, template });
  bearer = (await first.token()).secret;
  await first.registerAgencies(aMou({ serial: 0 }));
  await first.stop();
  const ports = { http: await freePort(), frontDoor: await freePort() };
  const random = chance(seed);
  const ends: (NodeJS.Signals | number | null)[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const over = said.flatMap((one) => (one.said === 'over' ? one.serial : []));
    const life: Life = { home, template, ports, bearer, from: Math.max(0, ...over) + 1 };
    const aim = kill % (KILLS / AIMED.length) === 4 ? AIMED[Math.floor(kill / (KILLS / AIMED.length))] : undefined;
    const call = 1 + Math.floor(random() * (aim?.calls ?? MOST_CALLS));
    const dies = { call, served: random() < 0.5, ...(aim && { of: aim.of }) };
    ends.push(await (kill % (KILLS / EARLY) === 2 ? live(life, 50 + random() * 900) : live({ ...life, dies })));
  }
  expect(ends, complaints.slice(-5).join('\n')).toEqual(Array(KILLS).fill('SIGKILL'));
  cloud = await aCloud({ home, template, ports });
  for (let hour = 0; hour < 26; hour++) await cloud.moveBy(HOUR);
}, 300_000);

afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Every agreement there is, acknowledged or not. */
async function agreements() {
  const tips = await cloud.items<{ stream: string; state: { round: string; number: string; status: string } }>(
    'TIP#mou_',
  );
  return tips.map(({ stream, state }) => ({ agreement: stream, round: state.round, status: state.status }));
}

/** Where that is on the record. */
function streamOf(one: Exclude<Said, { said: 'up' }>): string {
  if (!('round' in one)) return partyIdOf(one.agreement, one.party);
  return one.said === 'published' || one.said === 'voided' ? one.agreement : one.round;
}

describe('After twenty kills', () => {
  it('there was something to lose: acts of every kind were acknowledged in many lives', () => {
    const kinds = new Set(said.map((one) => one.said));
    expect([...kinds].sort()).toEqual([
      'cleared',
      'declined',
      'over',
      'prepared',
      'published',
      'signed',
      'up',
      'voided',
    ]);
    expect(said.filter((one) => one.said === 'up').length).toBeGreaterThan(KILLS - EARLY - 4);
    expect(said.filter((one) => one.said === 'signed').length).toBeGreaterThan(8);
  });

  it('every acknowledged act is in the ledger, once', async () => {
    const serials = new Map<number, string>();
    for (const one of said) {
      if (one.said === 'up') continue;
      const { events } = await cloud.history(streamOf(one));
      const types = events.map(({ type, data }) => `${type} ${data.party ?? ''}`.trim());
      const acts = {
        published: ['AgreementPublished'],
        signed: [`SignatureGiven ${'party' in one ? one.party : ''}`],
        declined: [`SignatureDeclined ${'party' in one ? one.party : ''}`],
        voided: ['AgreementVoided'],
        over: ['RoundClosed'],
        prepared: [`OfficesConfirmed ${'party' in one ? one.party : ''}`, 'NoticeConfirmed', 'PartyPrepared'],
        cleared: ['ReviewAnswered'],
      }[one.said];
      for (const act of acts)
        expect(
          types.filter((type) => type === act),
          JSON.stringify(one),
        ).toEqual([act]);
      if (one.said === 'published') {
        expect(serials.get(one.serial) ?? one.agreement, 'one key, one agreement').toBe(one.agreement);
        serials.set(one.serial, one.agreement);
      }
    }
    expect((await agreements()).length - serials.size, 'at most the last one was not acknowledged').toBeLessThan(2);
  });

  it('nobody has signed twice, and every chain verifies', async () => {
    for (const each of await agreements()) {
      expect(await cloud.chainFaults(each)).toEqual([]);
      const { events } = await cloud.history(each.round);
      const signed = events.flatMap(({ type, data }) => (type === 'SignatureGiven' ? [data.party] : []));
      expect(new Set(signed).size).toBe(signed.length);
      for (const once of ['RoundOpened', 'RoundClosed'])
        expect(events.filter(({ type }) => type === once).length, once).toBeLessThan(2);
    }
  });

  it('each executed agreement has one sealed copy, under one key', async () => {
    const executed = (await agreements()).filter(({ status }) => status === 'executed');
    expect(executed.length).toBeGreaterThan(1);
    for (const { agreement } of executed)
      expect((await cloud.types(agreement)).filter((type) => type === 'CopySealed')).toHaveLength(1);
    expect(await cloud.items('KEY#')).toHaveLength(1);
  });

  it('no effect is left undone', async () => {
    const effects = await cloud.effects();
    expect(effects.length).toBeGreaterThan(20);
    expect(effects.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(cloud.deadLetters()).toEqual([]);
    expect(cloud.busy()).toEqual([]);
  });

  it('no workflow is stuck: each has ended as its agreement did, or waits for people', async () => {
    for (const each of await agreements()) {
      const execution = cloud.execution(each);
      if (each.status !== 'out for signature') expect(execution?.status, each.round).toBe('SUCCEEDED');
      else expect([execution?.status, execution?.waiting]).toEqual(['RUNNING', ['Wait for the signatories']]);
    }
  });

  it('everyone who was asked has mail, and the next MOU goes its whole way', async () => {
    for (const { round } of await agreements()) {
      const { events } = await cloud.history(round);
      const asked = events.flatMap(({ type, data }) => (type === 'GroupAsked' ? (data.parties as string[]) : []));
      const mails = cloud.inbox.list().filter(({ tags }) => tags.round?.[0] === round);
      for (const party of asked)
        expect(
          mails.some(({ tags }) => tags.party?.[0] === party),
          `${round} ${party}`,
        ).toBe(true);
    }
    const sent = await cloud.send(bearer, aMou({ serial: 9_999 }));
    for (const { key } of sent.mou.parties)
      expect(told(await cloud.head(sent, key).sign())).toMatch(/recorded|executed/);
    await cloud.quiet();
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
  });
});
