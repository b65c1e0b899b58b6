/** Workflows, effects, table, functions and dead letters are shown as they are, and what failed can be taken up again. */
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { aSurface, open } from './a-surface.ts';
import { sayEffect, sayResult } from './effect-words.ts';
import { aReport } from './samples.ts';

const EVIL = '<script>alert(1)</script>';

describe('Workflows', () => {
  it('are listed with the state in which each waits, and until when', async () => {
    const stage = aSurface();
    await stage.start('one');
    const { read } = await open(stage);
    const page = await read('/executions');
    expect(page).toContain('href="/executions/one"');
    expect(page, 'which of the workflows it is').toContain('Sample-Reminders');
    expect(page).toContain('Wait a week');
    expect(page).toContain('Mon, Mar 9, 2026, 09:00:00 UTC');
    expect(page).toContain('in 7 days');
  });

  it('are drawn with where they are and have been, and with their history', async () => {
    const stage = aSurface();
    await stage.start('one');
    const { url, read } = await open(stage);
    const page = await read('/executions/one');
    expect(page).toContain('Now in: Wait a week. Has been in: Look, Wait a week.');
    expect(page).toContain('WaitStateEntered');
    expect(page).toContain('>Look</div></td>');
    const drawing = await fetch(`${url}/executions/one/drawing`);
    expect(drawing.headers.get('content-type')).toBe('image/svg+xml');
    expect(XMLValidator.validate(await drawing.text())).toBe(true);
  });

  it('that failed say why, and go on when the button is pressed; pressed twice is once', async () => {
    const stage = aSurface();
    stage.look = async () => ({ error: 'Broken', cause: EVIL });
    await stage.start('one');
    const { post, read } = await open(stage);
    const before = await read('/executions/one');
    expect(before).toContain('Broken');
    expect(before).not.toContain('<script');
    expect(before).toContain('Go on from the state that failed');
    stage.look = async () => ({ payload: {} });
    for (let press = 0; press < 2; press += 1)
      expect((await post('/executions/one/redrive', {})).headers.get('location')).toBe('/executions/one');
    await stage.quiet();
    const after = await read('/executions/one');
    expect(after).not.toContain('Go on from the state that failed');
    expect(after).toContain('1 time');
    expect(stage.engine.listExecutions().executions[0]?.status).toBe('RUNNING');
  });

  it('that ended otherwise cannot be taken up, and a form to an unknown one is not found', async () => {
    const { post } = await open(aSurface());
    expect((await post('/executions/none/redrive', {})).status).toBe(404);
  });
});

describe('Effects', () => {
  const effect = (status: string, more: object = {}) => ({
    pk: `MAIL#sig_1#${status}`,
    sk: 'EFFECT',
    status,
    effect: { kind: 'mail', to: ['health', 'air'], template: 'reminder' },
    at: '2026-03-01T09:00:00.000Z',
    attempts: 2,
    ...more,
  });

  it('are told by their items: what, attempts, next try, what came of it', async () => {
    const stage = aSurface();
    stage.items.push(
      effect('done', { result: 'sent' }),
      effect('pending', { dueAt: '2026-03-02T09:05:00.000Z', problem: EVIL }),
      { pk: 'TIP#sig_1', sk: '-', status: 'open' },
      effect('gave up', { problem: 'MessageRejected' }),
    );
    const { read } = await open(stage);
    const page = await read('/effects');
    expect(page).toContain('Send the email “reminder” to health, air');
    expect(page).toContain('in 5 minutes');
    expect(page).toContain('MessageRejected');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('TIP#');
    expect(page.indexOf('MAIL#sig_1#gave up')).toBeLessThan(page.indexOf('MAIL#sig_1#done'));
    expect(page).toContain('href="/table?pk=MAIL%23sig_1%23pending"');
  });

  it('about a dispute name it, their offices, and to whom nothing needed to be said any more', async () => {
    const stage = aSurface();
    const dispute = {
      ...{ kind: 'mail', family: 'disputes', template: 'text-proposed' },
      about: { dispute: 'dsp_1-3' },
      to: ['air/head', 'health/head'],
    };
    const sent = { 'air/head': '0100-1', 'health/head': 'not needed any more' };
    stage.items.push(
      effect('done', { effect: dispute, sent, result: '2 settled' }),
      effect('claimed', { effect: { kind: 'answer', stream: 'dsp_1-3', also: ['dsp_1-4'] } }),
    );
    const { read } = await open(stage);
    const page = await read('/effects');
    expect(page).toContain('Send the email “text-proposed” of dispute dsp_1-3 to air/head, health/head');
    expect(page).toContain('2 recipients settled (not needed any more: health/head)');
    expect(page).toContain('Wake the workflows that wait on dsp_1-3, dsp_1-4');
  });

  it('are each said in a sentence, and one that the console does not know as it is', () => {
    expect(
      [
        { kind: 'mail', family: 'sign-in', template: 'sign-in', about: { asker: 'x' }, to: ['a@b.example'] },
        { kind: 'start', machine: 'signing', name: 'sig_1', input: { round: 'sig_1' } },
        { kind: 'answer', stream: 'sig_1' },
        { kind: 'call', whom: ['a', 'b'] },
      ].map(sayEffect),
    ).toEqual([
      'Send the email “sign-in” to a@b.example',
      'Start the workflow “signing” as sig_1',
      'Wake the workflow that waits on sig_1',
      'call: whom a, b',
    ]);
    expect(['3 settled', '1 settled', 'woken', 'arn:aws:states:x:0:execution:Machine:sig_1'].map(sayResult)).toEqual([
      '3 recipients settled',
      '1 recipient settled',
      'woken',
      'started sig_1',
    ]);
  });

  it('of an unknown standing are shown all the same', async () => {
    const stage = aSurface();
    stage.items.push(effect('lost'));
    const { read } = await open(stage);
    expect(await read('/effects')).toContain('>lost<');
  });
});

describe('The table', () => {
  it('is counted by prefix, listed by partition, and read item by item', async () => {
    const stage = aSurface();
    stage.items.push(
      { pk: 'LEDGER#mou_1', sk: '00000001', type: 'AgreementPublished', seq: 1, deep: { list: [true, null, EVIL] } },
      { pk: 'LEDGER#mou_1', sk: '00000002', type: 'Signed', seq: 2 },
      { pk: 'TIP#mou_1', sk: '-', text: 'x'.repeat(5_000) },
    );
    const { read } = await open(stage);
    expect(await read('/table')).toContain('3 items in 2 partitions');
    expect(await read('/table')).toContain('chained by hash');
    expect(await read('/table?prefix=LEDGER')).toContain('LEDGER#mou_1');
    const partition = await read('/table?pk=LEDGER%23mou_1');
    expect(partition).toContain('AgreementPublished');
    expect(partition).toContain('Signed');
    expect(partition).not.toContain('<script');
    expect(await read('/table?pk=TIP%23mou_1')).toContain('5000 characters in all');
    expect(await read('/table?pk=GONE')).toContain('It is empty, or gone.');
  });
});

describe('Functions', () => {
  it('show triggers, names of variables, invocations, the last error and recent lines', async () => {
    const stage = aSurface();
    stage.reports = [aReport({ errors: 1, lastError: EVIL, lines: [...Array(30).keys()].map((n) => `line ${n}.`) })];
    const { read } = await open(stage);
    const page = await read('/functions');
    for (const words of ['Schedule: rate(5 minutes)', 'TABLE, MAIL_FROM', '3 since the start', '1 failed', 'line 29.'])
      expect(page).toContain(words);
    expect(page).not.toContain('line 9.');
    expect(page).not.toContain('<script');
  });
});

describe('Dead letters', () => {
  it('show the queue and the content', async () => {
    const stage = aSurface();
    stage.letters.push({
      number: 1,
      queue: 'arn:aws:sqs:us-east-1:0:LostMail',
      at: '2026-03-01T09:00:00.000Z',
      body: { why: EVIL },
    });
    const { read } = await open(stage);
    const page = await read('/dead-letters');
    expect(page).toContain('LostMail');
    expect(page).toContain('1 day ago');
    expect(page).not.toContain('<script');
  });

  it('are none, mostly', async () => {
    const { read } = await open(aSurface());
    expect(await read('/dead-letters')).toContain('There is none');
  });
});
