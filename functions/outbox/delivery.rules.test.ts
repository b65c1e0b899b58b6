/** Every event, bounce, delay and complaint that SES's documentation names, and what a record says of it. */
import { describe, expect, it } from 'vitest';
import { type Said, type SesReport, saidBy } from './delivery.rules.ts';

const FAILED = [{ action: 'failed', status: '4.4.7' }];
const bounce = (bounceType: string, bounceSubType: string, bouncedRecipients: object[] = FAILED): SesReport => ({
  eventType: 'Bounce',
  bounce: { bounceType, bounceSubType, bouncedRecipients },
});

describe('A bounce', () => {
  it.each<[string, string, Said]>([
    ['Permanent', 'General', { report: 'bounced' }],
    ['Permanent', 'NoEmail', { report: 'bounced', why: 'NoEmail' }],
    ['Permanent', 'Suppressed', { report: 'suppressed' }],
    ['Permanent', 'OnAccountSuppressionList', { report: 'suppressed' }],
    ['Transient', 'General', { report: 'undelivered' }],
    ['Transient', 'MailboxFull', { report: 'undelivered', why: 'MailboxFull' }],
    ['Transient', 'MessageTooLarge', { report: 'undelivered', why: 'MessageTooLarge' }],
    ['Transient', 'ContentRejected', { report: 'undelivered', why: 'ContentRejected' }],
    ['Transient', 'AttachmentRejected', { report: 'undelivered', why: 'AttachmentRejected' }],
    ['Undetermined', 'Undetermined', { report: 'unknown' }],
    ['SomethingNew', 'General', { report: 'unknown' }],
  ])('%s/%s', (type, subType, said) => expect(saidBy(bounce(type, subType))).toEqual(said));

  it('that reports no failure is an absence note, and of no record', () => {
    expect(saidBy(bounce('Transient', 'General', [{}]))).toBeUndefined();
    expect(saidBy(bounce('Transient', 'General', []))).toBeUndefined();
  });

  it('that names a reason is none, whatever was reported with it', () =>
    expect(saidBy(bounce('Transient', 'MailboxFull', []))).toEqual({ report: 'undelivered', why: 'MailboxFull' }));

  it('without its part says nothing that is known', () =>
    expect(saidBy({ eventType: 'Bounce' })).toEqual({ report: 'unknown' }));
});

describe('A delay', () => {
  it.each([
    ...['InternalFailure', 'MailboxFull', 'SpamDetected', 'RecipientServerError', 'IPFailure'],
    ...['TransientCommunicationFailure', 'BYOIPHostNameLookupUnavailable', 'SendingDeferral'],
  ])('%s', (delayType) =>
    expect(saidBy({ eventType: 'DeliveryDelay', deliveryDelay: { delayType } })).toEqual({
      ...{ report: 'delayed', why: delayType },
    }),
  );

  it.each(['General', 'Undetermined'])('%s gives no reason', (delayType) =>
    expect(saidBy({ eventType: 'DeliveryDelay', deliveryDelay: { delayType } })).toEqual({ report: 'delayed' }),
  );
});

describe('A complaint', () => {
  it.each(['abuse', 'auth-failure', 'fraud', 'other', 'virus'])('%s', (complaintFeedbackType) =>
    expect(saidBy({ eventType: 'Complaint', complaint: { complaintFeedbackType } })).toEqual({
      ...{ report: 'complained', why: complaintFeedbackType },
    }),
  );

  it('without a kind is one all the same', () =>
    expect(saidBy({ eventType: 'Complaint', complaint: { complaintFeedbackType: null } })).toEqual({
      report: 'complained',
    }));

  it('that says that it is no spam is none', () =>
    expect(saidBy({ eventType: 'Complaint', complaint: { complaintFeedbackType: 'not-spam' } })).toBeUndefined());

  it('of the suppression list says that nothing was sent', () =>
    expect(saidBy({ eventType: 'Complaint', complaint: { complaintSubType: 'OnAccountSuppressionList' } })).toEqual({
      report: 'suppressed',
    }));
});

describe('Another event', () => {
  it.each<[string, Said | undefined]>([
    ['Delivery', { report: 'delivered' }],
    ['Reject', { report: 'rejected' }],
    ['Rendering Failure', { report: 'rejected' }],
    ['Send', undefined],
    ['Open', undefined],
    ['Click', undefined],
    ['Subscription', undefined],
  ])('%s', (eventType, said) => expect(saidBy({ eventType })).toEqual(said));
});
