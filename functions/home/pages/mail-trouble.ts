/** Mail that did not arrive, in words: what happened to it, who mends it, and how. */

import type { MailReport } from '../../identity/domain/mail-reports.rules.ts';

/** What to do about a mail to `whom`, who is of `agency`; undefined where nothing is to be done. */
export function mailTrouble(report: MailReport | undefined, whom: string, agency: string): string | undefined {
  switch (report) {
    case 'bounced':
      return `Email to ${whom} came back. The liaison of ${agency} corrects the mailbox on its agency’s page, or names who is there now. The email then goes out again.`;
    case 'rejected':
      return `Email to ${whom} was not accepted. The liaison of ${agency} checks the address on its agency’s page and sends the email again.`;
    case 'suppressed':
      return `The address of ${whom} is on the email system’s suppression list, so nothing is sent to it. The liaison of ${agency} asks the operator of this service to take it off, then sends the email again.`;
    case 'complained':
      return `Email to ${whom} was marked as spam. Call them, and ask them to let email of this service through.`;
    case 'undelivered':
      return `Email to ${whom} was not taken in the end: the mailbox may be full, or refuses our email. The liaison of ${agency} asks there, and sends the email again.`;
    case 'delayed':
      return `Email to ${whom} is delayed. The email system there does not take it yet, and we keep trying. The liaison of ${agency} calls them if the day is near.`;
    case 'unknown':
      return `Email to ${whom} may not have arrived. The liaison of ${agency} asks there, and sends the email again if it has not.`;
    default:
      return undefined;
  }
}
