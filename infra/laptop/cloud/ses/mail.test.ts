/** Mail goes into the inbox, and what becomes of it comes back as the event that SES would raise. */
import { describe, expect, it } from 'vitest';
import { boot, chore, itemsOf } from '../../sample/boot.ts';
import { BOUNCES, type BounceMark, type MailboxFate } from './mailbox-fates.ts';

const outcomes = async (cloud: Parameters<typeof itemsOf>[0]) =>
  (await itemsOf(cloud, 'OUTCOME#')).map(({ note }) => JSON.parse(note ?? '{}'));

describe('mail', () => {
  it('lies in the inbox, parsed and raw', async () => {
    const cloud = await boot();
    expect((await chore(cloud, { do: 'raw mail', to: 'Ann <ann@there.example>' })).error).toBeUndefined();
    const [mail] = cloud.inbox.to('ANN@there.example');
    expect(mail).toMatchObject({
      number: 1,
      sender: 'office@sample.example',
      recipients: ['ann@there.example'],
      subject: 'Café',
      headers: { 'x-case': '7' },
      tags: { note: ['n1'] },
      fates: { 'ann@there.example': 'Delivery' },
    });
    expect(mail?.html).toContain('<p>Hello</p>');
    expect(cloud.inbox.read(1)?.raw).toContain('X-Case: 7\r\n');
    expect((await chore(cloud, { do: 'mail', to: 'bob@there.example' })).error).toBeUndefined();
    expect(cloud.inbox.list(1)).toMatchObject([{ number: 2, subject: 'Hello', text: 'Text\n' }]);
  });

  it.each([
    ['bounce@simulator.amazonses.com', 'Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
    [
      'bounce+ann@simulator.amazonses.com',
      'Bounce',
      { bounce: { bouncedRecipients: [{ emailAddress: 'bounce+ann@simulator.amazonses.com' }] } },
    ],
    ['suppressionlist@simulator.amazonses.com', 'Bounce', { bounce: { bounceSubType: 'OnAccountSuppressionList' } }],
    [
      'complaint@simulator.amazonses.com',
      'Complaint',
      { complaint: { complainedRecipients: [{ emailAddress: 'complaint@simulator.amazonses.com' }] } },
    ],
    ['ann@there.example', 'Delivery', { delivery: { recipients: ['ann@there.example'] } }],
    ['marked@there.example', 'Bounce', { bounce: { bouncedRecipients: [{ emailAddress: 'marked@there.example' }] } }],
  ])('to %s raises %s, which reaches the function behind the rule', async (to, eventType, about) => {
    const cloud = await boot();
    cloud.setMailbox('Marked@there.example', 'bounce');
    await chore(cloud, { do: 'raw mail', to });
    await cloud.quiet();
    const [event, ...more] = await outcomes(cloud);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      version: '0',
      source: 'aws.ses',
      account: '000000000000',
      detail: {
        eventType,
        mail: { destination: [to], tags: { note: ['n1'] }, commonHeaders: { subject: 'Café' } },
        ...about,
      },
    });
  });

  const about = async (fate: MailboxFate, to = 'ann@there.example') => {
    const cloud = await boot();
    if (fate !== 'ok') cloud.setMailbox(to, fate);
    await chore(cloud, { do: 'raw mail', to });
    await cloud.quiet();
    return outcomes(cloud);
  };

  it.each(Object.keys(BOUNCES) as BounceMark[])(
    'bounces as %s, with a report unless nothing is known',
    async (mark) => {
      const [bounceType, bounceSubType] = mark.split('/');
      const [event] = await about(`bounce ${mark}`);
      expect(event.detail.bounce).toMatchObject({ bounceType, bounceSubType });
      expect(event.detail.bounce.bouncedRecipients[0].status).toBe(BOUNCES[mark]);
    },
  );

  it('is delayed, or complained about, in the way that a mailbox is marked for', async () => {
    const [delayed] = await about('delay MailboxFull');
    expect([delayed['detail-type'], delayed.detail.eventType]).toEqual(['Email Delivery Delayed', 'DeliveryDelay']);
    expect(delayed.detail.deliveryDelay).toMatchObject({
      delayType: 'MailboxFull',
      delayedRecipients: [{ status: '4.4.7' }],
    });
    const [complaint] = await about('complaint not-spam');
    expect(complaint.detail.complaint).toMatchObject({ complaintFeedbackType: 'not-spam' });
  });

  it('to whoever is out of the office arrives, and a bounce comes back that reports no failure', async () => {
    const to = 'ooto@simulator.amazonses.com';
    const events = await about('ok', to);
    expect(events.map(({ detail }) => detail.eventType).sort()).toEqual(['Bounce', 'Delivery']);
    expect(events.find(({ detail }) => detail.bounce)?.detail.bounce).toMatchObject({
      ...{ bounceType: 'Transient', bounceSubType: 'General', bouncedRecipients: [{ emailAddress: to }] },
    });
  });

  it('over the rate or the quota of the account is refused, and the simulator counts for the rate alone', async () => {
    const cloud = await boot(undefined, { mailQuota: { perSecond: 1, perDay: 2 } });
    const send = async (to: string) => (await chore(cloud, { do: 'raw mail', to })).error;
    const later = () => cloud.moveBy(1_000);
    expect(await send('ann@there.example')).toBeUndefined();
    // However long that took by the clock of the machine, a second of the cloud has room for one.
    const refused: (string | undefined)[] = [];
    for (let tries = 0; tries < 50 && !refused.at(-1); tries += 1)
      refused.push(await send('bounce@simulator.amazonses.com'));
    expect(refused.at(-1)).toContain('Throttling: Maximum sending rate exceeded.');
    await later();
    expect(await send('bob@there.example')).toBeUndefined();
    await later();
    expect(await send('eve@there.example')).toContain('Throttling: Daily message quota exceeded.');
    expect(await send('success@simulator.amazonses.com')).toBeUndefined();
    await cloud.moveBy(86_400_000);
    expect(await send('eve@there.example')).toBeUndefined();
  });

  it('with the test virus is rejected', async () => {
    const cloud = await boot();
    const raw =
      'From: office@sample.example\r\nTo: ann@there.example\r\n\r\nX5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
    await chore(cloud, { do: 'raw mail', raw });
    await cloud.quiet();
    expect(await outcomes(cloud)).toMatchObject([{ 'detail-type': 'Email Rejected', detail: { eventType: 'Reject' } }]);
  });

  it.each([
    [
      'an identity that is not in the template',
      { raw: 'From: me@other.example\r\nTo: a@b.example\r\n\r\n' },
      'MessageRejected: Email address is not verified.',
    ],
    ['nobody', { raw: 'From: office@sample.example\r\n\r\n' }, "InvalidParameterValue: Missing required header 'To'."],
  ])('from or to %s is refused', async (_what, mail, words) => {
    const cloud = await boot();
    expect((await chore(cloud, { do: 'raw mail', ...mail })).error).toContain(words);
    expect(cloud.inbox.list()).toEqual([]);
  });

  it('without a grant is refused, naming role, action and identity', async () => {
    const cloud = await boot(({ Resources }) => {
      Resources.ChoresRole = JSON.parse(JSON.stringify(Resources.ChoresRole).replace('ses:Send*', 'ses:Nothing'));
    });
    const { error } = await chore(cloud, { do: 'mail', to: 'ann@there.example' });
    expect(error).toContain(
      'assumed-role/Sample-ChoresRole/Sample-Chores is not authorized to perform: ses:SendEmail on resource: arn:aws:ses:us-east-1:000000000000:identity/sample.example',
    );
  });

  it.each([
    ['refuse', 'MessageRejected', 0],
    ['throttle', 'Throttling', 0],
    ['time out after delivery', 'Sandbox.Timedout', 1],
  ] as const)('told to %s, the sender sees %s', async (mail, error, delivered) => {
    const cloud = await boot(({ Resources }) => Object.assign(Resources.Chores?.Properties ?? {}, { Timeout: 1 }), {
      faults: { mail },
    });
    expect((await chore(cloud, { do: 'mail', to: 'ann@there.example' })).error).toContain(error);
    expect(cloud.inbox.list()).toHaveLength(delivered);
  });

  it('whose event cannot be handled is tried three times and ends as a dead letter', async () => {
    const cloud = await boot(({ Resources }) =>
      Object.assign(Resources.Outcomes?.Properties ?? {}, { Environment: { Variables: { FAILS: 'yes' } } }),
    );
    await chore(cloud, { do: 'raw mail', to: 'ann@there.example' });
    await cloud.quiet();
    expect(cloud.functions().find(({ id }) => id === 'Outcomes')?.invocations).toBe(3);
    expect(cloud.deadLetters()).toMatchObject([
      { body: { requestContext: { condition: 'RetriesExhausted' }, responsePayload: { errorMessage: 'not today' } } },
    ]);
  });
});
