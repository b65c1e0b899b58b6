/** Mails of a dispute reach whoever holds its offices today, and whoever stands in; what comes back is on the record of the dispute. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DisputeEvent } from '../functions/disputes/domain/dispute.events.ts';
import type { Dispute } from '../functions/disputes/domain/dispute.schema.ts';
import { aCloud, DAY, type TestCloud } from './a-cloud.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const TWO = ['transport', 'health'] as const;
const publish = (handling = 'parties') => cloud.publish(token, aMou({ agencies: TWO, handling }));
const later = (days: number): string => new Date(cloud.clock.now() + days * DAY).toISOString();
const disputeOf = ({ agreement }: Sent) => `dsp_${agreement.replace('mou_', '')}-1`;
const speaker = { name: 'Head of transport', mailbox: 'head@transport.example' };

/** The stores as an operator has them, with a client of their own for this cloud. */
async function stores() {
  await cloud.token();
  vi.resetModules();
  return {
    ...(await import('../functions/disputes/dispute.stream.ts')),
    ...(await import('../functions/shared/ledger/ledger.ts')),
    ...(await import('../functions/shared/ledger/table.ts')),
  };
}

/** Puts events on the dispute’s stream, each with what leaves the house for it. */
async function happens(sent: Sent, ...events: DisputeEvent[]): Promise<void> {
  const { commit, disputeStream, batchGet, tipKey } = await stores();
  const id = disputeOf(sent);
  const tip = disputeStream.tip(await batchGet([tipKey(id)]), id);
  const command = { id: `test-${id}-${tip.seq}`, fingerprint: '-' };
  await commit({ command, at: cloud.now(), actor: 'test', changes: [disputeStream.change(tip, events)] });
  await cloud.quiet();
}

const raised = (sent: Sent, more: object = {}): DisputeEvent => ({
  type: 'DisputeRaised',
  data: {
    ...{ agreement: sent.agreement, dispute: disputeOf(sent), number: 1, under: 1, by: 'transport', against: 'health' },
    ...{
      about: { kind: 'decision-right', key: 'closures' },
      happenedOn: '2026-02-20',
      handling: 'parties',
      people: [],
    },
    ...{
      complained: [],
      zone: 'America/New_York',
      jurisdiction: { country: 'US' },
      vetoers: [],
      calendar: 'v1',
      remindAt: [],
    },
    ladder: { levels: [{ name: 'Heads', businessDays: 10 }] },
    offices: { transport: ['head'], health: ['head'] },
    ...{ answerBy: later(7), deadline: later(14) },
    ...more,
  },
  body: {
    ...{ by: speaker, happened: 'The map was closed without asking.', need: 'A call first.' },
    ...{ cannotAccept: '', offer: '', links: [], people: [] },
  },
});
const withdrawn: DisputeEvent = {
  type: 'DisputeWithdrawn',
  data: { level: 0 },
  body: { by: speaker, reason: 'We have spoken.' },
};

const ofDocket = (mailbox: string) =>
  cloud.inbox.to(mailbox).filter(({ tags }) => tags.dispute !== undefined || tags.docket !== undefined);
const reports = async (sent: Sent) =>
  (await cloud.history(disputeOf(sent))).events
    .filter(({ type }) => type === 'DisputeMailReported')
    .map(({ data }) => data as Record<string, unknown>);
const stateOf = async (sent: Sent) =>
  (await cloud.items<{ state: Dispute }>(`TIP#${disputeOf(sent)}`))[0]?.state as Dispute;
const effectsOf = async (stream: string) => (await cloud.effects()).filter((one) => one.stream === stream);

/** Writes into the register as a liaison’s act does. */
async function inRegister(sent: Sent, party: string, change: object): Promise<void> {
  const items = await cloud.items<{ party: string; offices: { head: object } }>(`PARTY#${sent.agreement}`);
  const item = items.find((one) => one.party === party);
  if (!item) throw new Error('The register has no such party');
  await cloud.put({ ...item, offices: { head: { ...item.offices.head, ...change } } });
}
const alternateOf = (mailbox: string, from = '2026-03-01', to = '2026-03-31') => ({
  alternate: { name: 'Noor Haddad', mailbox, from, to },
});

describe('A dispute that was raised', () => {
  it('is told to the offices of both sides, who act until the deadline, and both reports are on its record', async () => {
    const sent = await publish();
    await happens(sent, raised(sent));
    for (const party of TWO) {
      const [mail, ...more] = ofDocket(mailboxOf(sent, party));
      expect(more).toEqual([]);
      expect(mail?.subject).toBe(
        party === 'health'
          ? `Answer by Mon, Mar 9: dispute 1, ${sent.number}`
          : `Propose by Mon, Mar 16: dispute 1 was raised, ${sent.number}`,
      );
      expect(mail?.text).toContain(`${cloud.url}/agreements/${sent.agreement}/disputes/1`);
      expect(mail?.text).not.toMatch(/The map was closed|Head of|Noor/);
      expect(mail?.tags).toMatchObject({ dispute: [disputeOf(sent)], party: [party], to: ['head'], as: ['holder'] });
    }
    expect((await reports(sent)).map(({ party, office, report }) => [party, office, report]).sort()).toEqual([
      ['health', 'head', 'delivered'],
      ['transport', 'head', 'delivered'],
    ]);
    expect((await stateOf(sent)).mail).toEqual({ 'health/head': 'reached', 'transport/head': 'reached' });
  });

  it('under a public MOU travels with the claim, unless only named people may read it', async () => {
    const [open, named] = [await publish('public'), await publish('public')];
    await happens(open, raised(open));
    await happens(named, raised(named, { handling: 'named', people: ['per_1'] }));
    const [told, untold] = [open, named].map((sent) => ofDocket(mailboxOf(sent, 'health'))[0]?.text);
    expect(told).toContain('Head of transport wrote: “The map was closed without asking.”');
    expect(told).toContain('Birch transport has raised a dispute with Birch health');
    expect(untold).not.toMatch(/map was closed|Birch health|Head of/);
  });

  it('is told to the alternate of these days as well, and to nobody who stood in before', async () => {
    const sent = await publish();
    await inRegister(sent, 'health', alternateOf('noor@health.example'));
    await inRegister(sent, 'transport', alternateOf('past@transport.example', '2026-01-01', '2026-01-31'));
    await happens(sent, raised(sent));
    expect(ofDocket('noor@health.example')[0]?.text).toContain('because you stand in for the holder');
    expect(ofDocket(mailboxOf(sent, 'health'))).toHaveLength(1);
    expect(ofDocket('past@transport.example')).toEqual([]);
  });

  it('is told nobody twice when another mailbox of the same office failed at the first try', async () => {
    const sent = await publish();
    await inRegister(sent, 'health', alternateOf('twice@health.example'));
    await happens(sent, raised(sent));
    const [item] = (await effectsOf(disputeOf(sent))).filter(({ seq, pk }) => seq === 1 && pk.startsWith('MAIL#'));
    const { personId } = await import('../functions/identity/agency.store.ts');
    const holder = `health/head ${personId(mailboxOf(sent, 'health'))} 1`;
    const { 'health/head': _, [holder]: __, ...kept } = item?.sent ?? {};
    expect(Object.keys(kept)).toHaveLength(2);
    await cloud.put({ ...item, status: 'pending', sent: kept });
    await cloud.invoke(cloud.functionId('mailer'), cloud.hint(item?.pk ?? ''));
    await cloud.quiet();
    const counts = [mailboxOf(sent, 'health'), 'twice@health.example', mailboxOf(sent, 'transport')].map(
      (mailbox) => ofDocket(mailbox).length,
    );
    expect(counts).toEqual([2, 1, 1]);
  });

  it('is told to the liaisons where nobody holds the office', async () => {
    const sent = await publish();
    const holder = { name: 'Gone', mailbox: mailboxOf(sent, 'health'), capacity: 'incumbent', to: '2026-02-01' };
    await inRegister(sent, 'health', { holder });
    await happens(sent, raised(sent));
    expect(ofDocket(mailboxOf(sent, 'health'))).toEqual([]);
    const [mail] = ofDocket('liaison@health.example').filter(({ tags }) => tags.dispute?.[0] === disputeOf(sent));
    expect(mail?.text).toContain('Nobody holds the office for which it is meant today');
    expect((await reports(sent)).map(({ party }) => party)).toEqual(['transport']);
  });

  it('and was withdrawn before its mail went out is told once: that it was withdrawn', async () => {
    const sent = await publish();
    await happens(sent, raised(sent), withdrawn);
    expect(ofDocket(mailboxOf(sent, 'health')).map(({ subject }) => subject)).toEqual([
      `Dispute 1 was withdrawn: ${sent.number}`,
    ]);
    const [first] = (await effectsOf(disputeOf(sent))).filter(({ seq, pk }) => seq === 1 && pk.startsWith('MAIL#'));
    expect(first).toMatchObject({ status: 'done', sent: { 'health/head': 'not needed any more' } });
  });
});

describe('A mailbox that refuses', () => {
  it('of the holder is on the record of the dispute, and wakes the workflow', async () => {
    const sent = await publish();
    cloud.inbox.setMailbox(mailboxOf(sent, 'health'), 'bounce');
    await happens(sent, raised(sent));
    const found = (await reports(sent)).filter(({ party }) => party === 'health');
    expect(found).toEqual([
      { party: 'health', office: 'head', report: 'bounced', template: 'dispute-raised', messageId: expect.any(String) },
    ]);
    expect((await stateOf(sent)).mail['health/head']).toBe('refused');
    const { events } = await cloud.history(disputeOf(sent));
    const at = events.find(({ type, data }) => type === 'DisputeMailReported' && data.report === 'bounced')?.seq;
    const woke = (await effectsOf(disputeOf(sent))).find(({ seq, pk }) => seq === at && pk.startsWith('FLOW#'));
    expect(woke).toMatchObject({ effect: { kind: 'answer', stream: disputeOf(sent) }, status: 'done' });
  });

  it('of the alternate alone does not silence the office', async () => {
    const sent = await publish();
    await inRegister(sent, 'health', alternateOf('bounced@health.example'));
    cloud.inbox.setMailbox('bounced@health.example', 'bounce');
    await happens(sent, raised(sent));
    expect((await reports(sent)).filter(({ party }) => party === 'health')).toContainEqual(
      expect.objectContaining({ report: 'bounced', alternate: true }),
    );
    expect((await stateOf(sent)).mail['health/head']).toBe('reached');
  });

  it('reports the same thing twice and is recorded once', async () => {
    const sent = await publish();
    await happens(sent, raised(sent));
    const [mail] = ofDocket(mailboxOf(sent, 'health'));
    const { messageId = '', tags = {} } = mail ?? {};
    const bounce = { bounceType: 'Permanent' };
    const report = { detail: { eventType: 'Bounce', bounce, mail: { messageId, tags } } };
    for (let time = 0; time < 2; time++) await cloud.invoke(cloud.functionId('deliveries'), report);
    await cloud.quiet();
    expect((await reports(sent)).filter((one) => one.report === 'bounced')).toHaveLength(1);
  });
});

describe('The deadlines of an MOU', () => {
  it('that are paused are told to offices and liaisons, and no report is kept of that', async () => {
    const sent = await publish();
    const { commit, docketStream, docketTip, batchGet, docketKey } = await stores();
    const tip = docketTip(await batchGet([docketKey(sent.agreement)]), sent.agreement);
    const data = {
      agreement: sent.agreement,
      party: 'health',
      cause: 'emergency',
      until: later(10),
      on: later(0).slice(0, 10),
    } as const;
    const body = { by: speaker, reason: 'A wildfire.' };
    const told = { agreement: sent.agreement, to: ['transport/head', 'health/liaison'], watches: [] };
    const changes = [docketStream.change(tip, [{ type: 'ClocksPaused', data, body }], told)];
    await commit({
      command: { id: `clocks-${sent.agreement}`, fingerprint: '-' },
      at: cloud.now(),
      actor: 'test',
      changes,
    });
    await cloud.quiet();
    const [head] = ofDocket(mailboxOf(sent, 'transport'));
    expect(head?.subject).toBe(`Deadlines are paused: ${sent.number}`);
    expect(head?.text).toContain('Deadlines paused until: Thu, Mar 12, 2026');
    expect(head?.text).not.toContain('wildfire');
    const docket = `dkt_${sent.agreement.replace('mou_', '')}`;
    const heard = ofDocket('liaison@health.example').filter(({ tags }) => tags.docket?.[0] === docket);
    expect(heard).toHaveLength(1);
    expect(await cloud.types(docket)).toEqual(['ClocksPaused']);
  });
});
