/** Mail goes into the inbox, and what becomes of it comes back as the event that SES would raise. */
import { describe, expect, it } from 'vitest';
import { boot, chore, itemsOf } from '../../sample/boot.ts';

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
