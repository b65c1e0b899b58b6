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
