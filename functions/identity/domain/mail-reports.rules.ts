/** What may become of an email, as records keep it: whether it arrived, came back, is on its way, or nobody can say. */

export const MAIL_REPORTS = [
  'delivered',
  'bounced',
  'suppressed',
  'complained',
  'rejected',
  /** The mail system there kept refusing it for something that may pass, such as a full mailbox, until SES stopped trying. */
  'undelivered',
  /** It is still being tried. */
  'delayed',
  /** It came back in a way that does not say whether it arrived. */
  'unknown',
] as const;
export type MailReport = (typeof MAIL_REPORTS)[number];

const CAME_BACK: readonly string[] = ['bounced', 'suppressed', 'complained', 'rejected', 'undelivered'];
/** Whoever it was for has not had it, or wants none; of one that is delayed or unknown, nobody can say so. */
export const cameBack = (report: string | undefined): boolean => report !== undefined && CAME_BACK.includes(report);

/** What SES calls it where the email was refused for what it carries, and not for its mailbox. */
const FOR_WHAT_IT_CARRIES: readonly string[] = ['MessageTooLarge', 'AttachmentRejected', 'ContentRejected'];

/**
 * A sealed copy that no mail system on the way lets pass goes out once more, as an email with a link to it.
 * The email with the link carries nothing, and is called otherwise: it is sent once.
 */
export const copyDidNotPass = ({
  report,
  why = '',
  template,
}: {
  report: MailReport;
  why?: string | undefined;
  template: string;
}): boolean => template === 'executed' && report === 'undelivered' && FOR_WHAT_IT_CARRIES.includes(why);
