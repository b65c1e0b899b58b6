/** The event that SES publishes about a mail, in the shape in which EventBridge delivers it. */

import type { JsonObject } from '../shapes.ts';
import type { Fate, NewMail } from './inbox.ts';

export type SesEvent = Fate | 'Send';

const DETAIL_TYPES: Record<SesEvent, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
};

/** @param suppressed the bounce comes from the suppression list, not from the mailbox */
export function sesEvent(
  kind: SesEvent,
  mail: NewMail,
  recipients: string[],
  configurationSet: string,
  suppressed = false,
): { detailType: string; detail: JsonObject } {
  const tags: JsonObject = {
    'ses:configuration-set': [configurationSet],
    'ses:from-domain': [mail.sender.split('@')[1] ?? ''],
    ...mail.tags,
  };
  return {
    detailType: DETAIL_TYPES[kind],
    detail: {
      eventType: kind,
      mail: {
        timestamp: mail.at,
        source: mail.sender,
        messageId: mail.messageId,
        destination: mail.recipients,
        headersTruncated: false,
        headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value })),
        commonHeaders: {
          from: [mail.from],
          to: mail.to,
          cc: mail.cc,
          messageId: mail.messageId,
          subject: mail.subject,
        },
        tags,
      },
      ...about(kind, mail.at, recipients, suppressed),
    },
  };
}

function about(kind: SesEvent, timestamp: string, recipients: string[], suppressed: boolean): JsonObject {
  const each = recipients.map((emailAddress) => ({ emailAddress }));
  switch (kind) {
    case 'Send':
      return { send: {} };
    case 'Delivery':
      return {
        delivery: {
          timestamp,
          processingTimeMillis: 1,
          recipients,
          smtpResponse: '250 OK',
          reportingMTA: 'laptop.invalid',
        },
      };
    case 'Reject':
      return { reject: { reason: 'Bad content' } };
    case 'Complaint':
      return {
        complaint: { complainedRecipients: each, timestamp, feedbackId: 'laptop', complaintFeedbackType: 'abuse' },
      };
    case 'Bounce':
      return {
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: suppressed ? 'OnAccountSuppressionList' : 'General',
          bouncedRecipients: each.map((recipient) => ({
            ...recipient,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: suppressed ? 'The address is on the suppression list' : 'smtp; 550 5.1.1 user unknown',
          })),
          timestamp,
          feedbackId: 'laptop',
        },
      };
  }
}
