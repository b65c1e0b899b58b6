/** A sealed copy that no mail system on the way lets pass goes out once more, as an email with a link to it. */
import type { MailReport } from '../../shared/mail-reports.ts';

/** What SES calls it where the email was refused for what it carries, and not for its mailbox. */
const FOR_WHAT_IT_CARRIES: readonly string[] = ['MessageTooLarge', 'AttachmentRejected', 'ContentRejected'];

/** The email with the link carries nothing, and is called otherwise: it is sent once. */
export const copyDidNotPass = ({
  report,
  why = '',
  template,
}: {
  report: MailReport;
  why?: string | undefined;
  template: string;
}): boolean => template === 'executed' && report === 'undelivered' && FOR_WHAT_IT_CARRIES.includes(why);
