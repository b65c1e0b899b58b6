/** What a report of SES says in the words of our records: whether a mail arrived, came back, is on its way, or nobody can say. */
import type { MailReport } from '../identity/domain/mail-reports.rules.ts';

/** The parts of an event of SES that say what became of a mail. */
export interface SesReport {
  eventType: string;
  bounce?:
    | {
        bounceType: string;
        bounceSubType?: string | undefined;
        bouncedRecipients?: readonly { action?: string | undefined; status?: string | undefined }[] | undefined;
      }
    | undefined;
  complaint?:
    | { complaintFeedbackType?: string | null | undefined; complaintSubType?: string | null | undefined }
    | undefined;
  deliveryDelay?: { delayType?: string | undefined } | undefined;
}

export interface Said {
  report: MailReport;
  why?: string;
}

/** SES did not even try: the mailbox refused mail before, of ours or of others. */
const SUPPRESSED: readonly string[] = ['Suppressed', 'OnAccountSuppressionList'];
/** These say no more than the type. */
const PLAIN: readonly string[] = ['General', 'Undetermined'];

const said = (report: MailReport, why: string | null | undefined): Said =>
  why && !PLAIN.includes(why) ? { report, why } : { report };

/** An absence note comes back as a bounce too, but no mail system reports with it that anything failed (RFC 3464). */
const failed = ({ bouncedRecipients = [] }: NonNullable<SesReport['bounce']>): boolean =>
  bouncedRecipients.some(({ action, status }) => action === 'failed' || /^[45]\./.test(status ?? ''));

function ofBounce(bounce: SesReport['bounce']): Said | undefined {
  const { bounceType, bounceSubType = '' } = bounce ?? { bounceType: '' };
  if (SUPPRESSED.includes(bounceSubType)) return { report: 'suppressed' };
  if (bounceType === 'Permanent') return said('bounced', bounceSubType);
  if (bounceType !== 'Transient' || !bounce) return { report: 'unknown' };
  // SES has stopped trying by the time at which it says so.
  return PLAIN.includes(bounceSubType) && !failed(bounce) ? undefined : said('undelivered', bounceSubType);
}

function ofComplaint(complaint: SesReport['complaint'] = {}): Said | undefined {
  if (SUPPRESSED.includes(complaint.complaintSubType ?? '')) return { report: 'suppressed' };
  // Somebody said that it is none.
  return complaint.complaintFeedbackType === 'not-spam'
    ? undefined
    : said('complained', complaint.complaintFeedbackType);
}

/** Undefined where nothing became of it that a record should say. */
export function saidBy({ eventType, bounce, complaint, deliveryDelay }: SesReport): Said | undefined {
  switch (eventType) {
    case 'Delivery':
      return { report: 'delivered' };
    case 'Bounce':
      return ofBounce(bounce);
    case 'Complaint':
      return ofComplaint(complaint);
    case 'Reject':
    case 'Rendering Failure':
      return { report: 'rejected' };
    case 'DeliveryDelay':
      return said('delayed', deliveryDelay?.delayType);
    default:
      return undefined;
  }
}
