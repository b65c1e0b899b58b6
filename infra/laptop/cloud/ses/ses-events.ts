/** The event that SES publishes about a mail, in the shape in which EventBridge delivers it. */

import type { JsonObject } from '../shapes.ts';
import type { NewMail } from './inbox.ts';
import { BOUNCES, type Outcome } from './mailbox-fates.ts';

/** As the events are called at EventBridge. */
const DETAIL_TYPES: Record<Outcome['kind'], string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
  DeliveryDelay: 'Email Delivery Delayed',
};

export function sesEvent(
  outcome: Outcome,
  mail: NewMail,
  recipients: string[],
  configurationSet: string,
): { detailType: string; detail: JsonObject } {
  const tags: JsonObject = {
    'ses:configuration-set': [configurationSet],
    'ses:from-domain': [mail.sender.split('@')[1] ?? ''],
    ...mail.tags,
  };
  return {
    detailType: DETAIL_TYPES[outcome.kind],
    detail: {
      eventType: outcome.kind,
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
      ...about(outcome, mail.at, recipients),
    },
  };
}

const HOURS = 3_600_000;
/** SES tries for so long. */
const TRIES_FOR = 12 * HOURS;

function about(outcome: Outcome, timestamp: string, recipients: string[]): JsonObject {
  const each = recipients.map((emailAddress) => ({ emailAddress }));
  switch (outcome.kind) {
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
        complaint: {
          complainedRecipients: each,
          timestamp,
          feedbackId: 'laptop',
          complaintFeedbackType: outcome.feedback,
        },
      };
    case 'DeliveryDelay':
      return {
        deliveryDelay: {
          delayType: outcome.delay,
          delayedRecipients: each.map((recipient) => ({
            ...recipient,
            status: '4.4.7',
            diagnosticCode: 'smtp; 450 4.4.7 try again later',
          })),
          expirationTime: new Date(Date.parse(timestamp) + TRIES_FOR).toISOString(),
          timestamp,
        },
      };
    case 'Bounce': {
      const [bounceType = '', bounceSubType = ''] = outcome.mark.split('/');
      const status = BOUNCES[outcome.mark] ?? '5.0.0';
      return {
        bounce: {
          bounceType,
          bounceSubType,
          bouncedRecipients: each.map((recipient) => ({
            ...recipient,
            ...(outcome.report && { action: 'failed', status, diagnosticCode: `smtp; 550 ${status} refused` }),
          })),
          timestamp,
          feedbackId: 'laptop',
        },
      };
    }
  }
}
