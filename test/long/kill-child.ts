/** For kill.test.ts: a cloud on a given home whose agency heads act in a loop and say so line by line, until the process is killed. */

import { bootCloud } from '../../infra/laptop/cloud/cloud.ts';
import { AgencyHead, READY } from '../../infra/laptop/demo/people/agency-head.ts';
import { Liaison } from '../../infra/laptop/demo/people/liaison.ts';
import { Reviewer } from '../../infra/laptop/demo/people/reviewer.ts';
import { NotThere } from '../../infra/laptop/demo/people/visitor.ts';
import { type Agency, aMou, mailboxOf, type Sent } from '../a-sent-mou.ts';

/** What the parent decides: where, and the SDK call at which this life ends. */
export interface Life {
  home: string;
  template: string;
  ports: { http: number; frontDoor: number };
  bearer: string;
  /** The first MOU that is not known to be over. */
  from: number;
  /** Killed at this SDK call, of one function where it is named, before or after it was served; never when absent. */
  dies?: { call: number; served: boolean; of?: string };
}

/** A line of this process: what the service has acknowledged to a convener, a liaison, a reviewer or a head. */
export type Said =
  | { said: 'published'; serial: number; agreement: string; round: string }
  | { said: 'signed' | 'declined'; serial: number; round: string; party: string }
  | { said: 'prepared' | 'cleared'; serial: number; agreement: string; party: string }
  | { said: 'voided' | 'over'; serial: number; agreement: string; round: string }
  | { said: 'up' };

const AGENCIES: readonly Agency[] = ['transport', 'health', 'police'];
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const life = JSON.parse(process.argv[2] ?? '{}') as Life;
const say = (said: Said) => console.log(JSON.stringify(said));
const die = () => process.kill(process.pid, 'SIGKILL');

let calls = 0;
const cloud = await bootCloud({
  ...life,
  faults: {
    around: async ({ caller }, serve) => {
      const counts = caller.startsWith(life.dies?.of ?? '');
      if (counts) calls += 1;
      const last = counts && calls === life.dies?.call;
      if (last && !life.dies?.served) die();
      const reply = await serve();
      if (last) die();
      return reply;
    },
  },
});
say({ said: 'up' });

async function api<Body>(method: string, path: string, json?: unknown, key?: string): Promise<Body> {
  const response = await fetch(`${cloud.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${life.bearer}`,
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

async function publish(serial: number): Promise<Sent> {
  // Of three MOUs, one asks its agencies one after the other.
  const order =
    serial % 3 === 0 ? { kind: 'groups', groups: AGENCIES.map((party) => [party]) } : { kind: 'all-at-once' };
  const mou = aMou({ serial, agencies: AGENCIES, signing: { order } });
  const body = await api<Omit<Sent, 'mou'>>('POST', '/api/agreements', mou, `mou ${serial}`);
  say({ said: 'published', serial, agreement: body.agreement, round: body.round });
  return { ...body, mou };
}

const liaisons = new Map(AGENCIES.map((key) => [key as string, new Liaison(cloud, `liaison@${key}.example`)]));

/** Counsel of one agency clears each text, unless an earlier life has seen to it. */
async function clears({ agreement }: Sent, serial: number): Promise<void> {
  const counsel = new Reviewer(cloud.url, counselOf(serial), cloud.inbox);
  const { text } = await counsel.openLink();
  if (text.includes('You have cleared this text')) return;
  const { status } = await counsel.browser.press('Send your answer', { answer: 'cleared', comments: '', read: 'yes' });
  if (status !== 200) throw new Error(`${counsel.mailbox} could not clear: ${status}`);
  say({ said: 'cleared', serial, agreement, party: 'health' });
}
const counselOf = (serial: number): string => `counsel-${serial}@health.example`;

async function prepare(sent: Sent, serial: number): Promise<void> {
  const { agreement, mou } = sent;
  const counsel = { asked: 'yes', need: 'required', name: 'Dana Whitfield', mailbox: counselOf(serial) };
  const reviewers = Object.fromEntries(
    Object.entries(counsel).map(([field, value]) => [`reviewers.counsel.${field}`, value]),
  );
  const liaisonOf = (party: string) => liaisons.get(party) as Liaison;
  await Promise.all(
    mou.parties.map((party) => liaisonOf(party.key).confirm(agreement, party, party.key === 'health' ? reviewers : {})),
  );
  await cloud.quiet();
  await clears(sent, serial);
  await Promise.all(mou.parties.map((party) => liaisonOf(party.key).confirmWord(agreement, party)));
  for (const { key: party } of mou.parties) say({ said: 'prepared', serial, agreement, party });
  await cloud.quiet();
}

/** A life may have ended anywhere in it, so what is done stays done, and mail that was being sent comes within minutes. */
async function prepares(sent: Sent, serial: number): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await prepare(sent, serial);
    } catch (error) {
      if (!(error instanceof NotThere) || tries === 10) throw error;
      await cloud.moveBy(4 * MINUTE);
    }
  }
}

const statusOf = async ({ agreement }: Sent) => {
  const path = `/api/agreements/${agreement}/signatories`;
  return api<{ status: string; reminders: number; signatories: Record<string, { status: string }> }>('GET', path);
};

/** What the newest mail with it says. Who was killed while sending comes back to it within minutes, so a person waits that long. */
async function fromMail(head: AgencyHead, pattern: RegExp): Promise<string> {
  for (let waits = 0; waits < 10; waits++) {
    const found = (await head.letters()).flatMap(({ text }) => pattern.exec(text) ?? []).at(-1);
    if (found !== undefined) return found;
    await cloud.moveBy(4 * MINUTE);
  }
  throw new Error(`No mail to ${head.mailbox} has ${pattern}`);
}

/** A life may have ended between asking for a code and typing it, so what is on the page decides what comes next. */
async function signs(head: AgencyHead): Promise<void> {
  await fromMail(head, /\/sign\//);
  await head.openLink();
  for (let tries = 0; tries < 6; tries++) {
    if (!head.browser.page.text.includes('Send another code')) {
      await head.browser.press('Send me a code', READY);
      await cloud.quiet();
    }
    const code = await fromMail(head, /^\d{6}$/m);
    if ((await head.browser.press('Sign for', { code })).status === 200) return;
    // The code that the page waits for is still on its way.
    await cloud.moveBy(4 * MINUTE);
  }
  throw new Error(`${head.mailbox} could not sign: ${head.browser.page.text.slice(0, 500)}`);
}

async function carry(serial: number): Promise<void> {
  const sent = await publish(serial);
  const { agreement, round } = sent;
  await cloud.quiet();
  const { status, signatories } = await statusOf(sent);
  if (status === 'open' && Object.values(signatories).some((one) => one.status === 'waiting'))
    await prepares(sent, serial);
  for (const party of AGENCIES) {
    const { status, reminders, signatories } = await statusOf(sent);
    if (status !== 'open' || signatories[party]?.status === 'signed') continue;
    const head = new AgencyHead(cloud.url, mailboxOf(sent, party), cloud.inbox, () => cloud.quiet());
    // Once, over the first reminder: lives that end before it is signed must not use up the signing period.
    if (party === 'police' && reminders === 0) await cloud.moveBy(8 * DAY);
    if (party === 'police' && serial % 4 === 1) {
      await fromMail(head, /\/sign\//);
      await head.decline('No.');
      say({ said: 'declined', serial, round, party });
    } else if (party === 'police' && serial % 4 === 2) {
      await api('POST', `/api/agreements/${agreement}/void`, { reason: 'No.' }, `void ${serial}`);
      say({ said: 'voided', serial, agreement, round });
    } else {
      await signs(head);
      say({ said: 'signed', serial, round, party });
    }
    await cloud.quiet();
  }
  say({ said: 'over', serial, agreement, round });
}

for (let serial = life.from; ; serial++) await carry(serial);
