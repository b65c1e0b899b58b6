/** Mail that did not arrive, in words: what happened to it, who mends it, and how. */

type Report = 'delivered' | 'bounced' | 'suppressed' | 'complained' | 'rejected';

/** What to do about a mail to `whom`, who is of `agency`; undefined where nothing is to be done. */
export function mailTrouble(report: Report | undefined, whom: string, agency: string): string | undefined {
  switch (report) {
    case 'bounced':
      return `Email to ${whom} came back. The liaison of ${agency} corrects the mailbox on its agency’s page, or names who is there now. The email then goes out again.`;
    case 'rejected':
      return `Email to ${whom} was not accepted. The liaison of ${agency} checks the address on its agency’s page and sends the email again.`;
    case 'suppressed':
      return `The address of ${whom} is on the email system’s suppression list, so nothing is sent to it. The liaison of ${agency} asks the operator of this service to take it off, then sends the email again.`;
    case 'complained':
      return `Email to ${whom} was marked as spam. Call them, and ask them to let email of this service through.`;
    default:
      return undefined;
  }
}
