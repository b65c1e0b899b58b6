/** A workflow step, a stream record or a mail report that comes again finds its work done. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, DAY, type TestCloud } from '../a-cloud.ts';
import { AGENCIES, aMou, type Sent } from '../a-sent-mou.ts';
import { together } from '../gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  token = (await cloud.token()).secret;
  await cloud.registerAgencies(aMou({ serial: 0 }));
});
afterAll(() => cloud?.stop());

const times = async (stream: string, type: string) => (await cloud.types(stream)).filter((one) => one === type).length;
const count = (sent: Sent, party: string, word: string) =>
  cloud.mails(sent, party).filter(({ subject }) => subject.startsWith(word)).length;

/** Runs a step as the workflow would, three times at once and once more. */
async function fourTimes({ agreement, round }: Sent, step: Record<string, string>) {
  const payload = { ids: { agreement, round }, seen: '0', ...step };
  const run = () => cloud.invoke(cloud.functionId('signing-steps'), payload);
  const outcomes = [...(await Promise.all([run(), run(), run()])), await run()];
  expect(outcomes.flatMap(({ error }) => error?.errorType ?? [])).toEqual([]);
  await cloud.quiet();
}

describe('A step of the workflow that is run again', () => {
  it('opens no round twice and asks no group twice', async () => {
    const sent = await cloud.send(
      token,
      aMou({ signing: { order: { kind: 'groups', groups: [['transport'], ['health', 'forestry', 'police']] } } }),
    );
    const before = await cloud.types(sent.round);
    await fourTimes(sent, { step: 'open-round' });
    await fourTimes(sent, { step: 'ask-next-group' });
    expect(await cloud.types(sent.round)).toEqual(before);
    for (const party of AGENCIES) expect(cloud.mails(sent, party)).toHaveLength(party === 'transport' ? 1 : 0);
  });

  it.each([
    ['remind', 'RemindersSent', 'remindAt'],
    ['warn', 'EndingWarned', 'warnAt'],
    ['lapse', 'RoundClosed', 'deadline'],
  ] as const)('does not %s twice, though the workflow itself comes in the same moment', async (step, type, moment) => {
    const sent = await cloud.send(token, aMou({ signing: { periodDays: 10 } }));
    const stand = await cloud.stand(token, sent);
    const at = moment === 'remindAt' ? stand.remindAt[0] : stand[moment];
    await cloud.moveTo(Date.parse(at ?? '') - 60_000);
    const seen = `${(await cloud.types(sent.round)).length}`;
    const before = await times(sent.round, type);
    cloud.clock.moveTo(Date.parse(at ?? '') + 5_000);
    await fourTimes(sent, { step, seen });
    expect((await times(sent.round, type)) - before).toBe(1);
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });

  it('sets the sunset date once', async () => {
    const sent = await cloud.send(token);
    for (const party of AGENCIES) await cloud.head(sent, party).sign();
    await cloud.quiet();
    await fourTimes(sent, { step: 'set-sunset' });
    await fourTimes(sent, { step: 'lapse' });
    await fourTimes(sent, { step: 'stall', error: 'No.', at: '1' });
    expect(await cloud.types(sent.agreement)).toEqual([
      'AgreementPublished',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
    ]);
    expect((await cloud.types(sent.round)).slice(-3)).not.toContain('RoundStalled');
  });
});

describe('A stream record that is delivered again', () => {
  it('starts nothing and sends nothing, for every effect of a round from start to end', async () => {
    const sent = await cloud.send(token);
    for (const party of AGENCIES) await cloud.head(sent, party).sign();
    await cloud.quiet();
    const effects = (await cloud.effects()).filter(({ pk }) =>
      [sent.round, sent.agreement].some((id) => pk.includes(id)),
    );
    expect(new Set(effects.map(({ effect }) => effect.kind))).toEqual(new Set(['mail', 'start', 'answer']));
    const before = [cloud.inbox.list().length, cloud.engine.listExecutions().executions.length, effects];
    await Promise.all(
      effects.flatMap(({ pk }) => {
        const relay = cloud.functionId(pk.startsWith('MAIL#') ? 'mailer' : 'conductor');
        return [cloud.invoke(relay, cloud.hint(pk)), cloud.invoke(relay, cloud.hint(pk))];
      }),
    );
    await cloud.quiet();
    const after = (await cloud.effects()).filter(({ pk }) =>
      [sent.round, sent.agreement].some((id) => pk.includes(id)),
    );
    expect([cloud.inbox.list().length, cloud.engine.listExecutions().executions.length, after]).toEqual(before);
  });

  it.each([
    ['mailer', 'MAIL#'],
    ['conductor', 'FLOW#'],
  ] as const)('to four runs of the %s at once: one carries it out', async (name, prefix) => {
    const four = together(4, ({ caller, action }) => caller.startsWith(name) && action === 'UpdateItem');
    cloud.setFaults({ around: four.around });
    const mou = aMou();
    const { body } = await cloud.call<Sent>('POST', '/api/agreements', { bearer: token, json: mou });
    await four.first;
    const pk = name === 'mailer' ? `${prefix}${body.round}#1#preparing` : `${prefix}${body.agreement}#1`;
    const more = [1, 2, 3].map(() => cloud.invoke(cloud.functionId(name), cloud.hint(pk)));
    await Promise.all(more);
    cloud.setFaults({});
    await cloud.quiet();
    const asked = cloud.inbox.list().filter(({ tags }) => tags.round?.[0] === body.round);
    expect(asked.map(({ to }) => to).sort(), 'each liaison, once').toHaveLength(AGENCIES.length);
    expect((await cloud.effects()).find((effect) => effect.pk === pk)).toMatchObject({ status: 'done', attempts: 1 });
    expect(cloud.engine.listExecutions().executions.filter((one) => one.name === body.round)).toHaveLength(1);
  });

  it('of an execution that was started, and of its name by hand, leaves one execution', async () => {
    const sent = await cloud.send(token);
    const [machine] = cloud.machines;
    const input = JSON.stringify({ agreement: sent.agreement, round: sent.round });
    // As if the effect had been carried out and its holder had died before it could say so.
    cloud.engine.startExecution({ stateMachineArn: machine?.arn ?? '', name: `${sent.round}-again`, input });
    await cloud.quiet();
    expect(await times(sent.round, 'RoundOpened')).toBe(1);
    const { events } = await cloud.history(sent.round);
    const asked = events.flatMap(({ type, data }) => (type === 'GroupAsked' ? (data.parties as string[]) : []));
    expect([...asked].sort()).toEqual([...AGENCIES].sort());
    for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toHaveLength(1);
    for (const party of AGENCIES) await cloud.head(sent, party).sign();
    await cloud.moveBy(40 * DAY);
    const executions = cloud.engine.listExecutions().executions.filter(({ name }) => name.startsWith(sent.round));
    expect(executions.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(await cloud.types(sent.agreement)).toEqual([
      'AgreementPublished',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
      'TermsTakenUp',
      'TermsTakenUp',
    ]);
    for (const party of AGENCIES) expect(count(sent, party, 'Executed'), party).toBe(1);
  });
});

describe('A report on a mail that comes again', () => {
  it('is on the record once', async () => {
    const sent = await cloud.send(token);
    const [mail] = cloud.mails(sent, 'health');
    const event = (eventType: string) => ({
      detail: { eventType, mail: { messageId: mail?.messageId ?? '', tags: mail?.tags ?? {} } },
    });
    const before = await times(sent.round, 'MailReported');
    const report = (eventType: string) => cloud.invoke(cloud.functionId('deliveries'), event(eventType));
    const deliveries = await Promise.all(['Delivery', 'Delivery', 'Delivery'].map(report));
    expect(deliveries.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(await times(sent.round, 'MailReported')).toBe(before);
    const complaints = await Promise.all(['Complaint', 'Complaint', 'Complaint'].map(report));
    expect(complaints.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(await times(sent.round, 'MailReported')).toBe(before + 1);
    expect((await cloud.stand(token, sent)).signatories.health?.mail).toBe('complained');
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });
});
