/** Mail that did not arrive, in words: what happened to it, who mends it, and how. */

type Report = 'delivered' | 'bounced' | 'suppressed' | 'complained' | 'rejected';

/** What to do about a mail to `whom`, who is of `agency`; undefined where nothing is to be done. */
export function mailTrouble(report: Report | undefined, whom: string, agency: string): string | undefined {
  switch (report) {
    case 'bounced':
      return `Mail to ${whom} came back. The liaison of ${agency} corrects the mailbox or names who is there now, on its agency’s page; the mail then goes out again.`;
    case 'rejected':
      return `Mail to ${whom} was not accepted. The liaison of ${agency} checks the address on its agency’s page and sends the mail again.`;
    case 'suppressed':
      return `The address of ${whom} stands on the mail system’s suppression list, so nothing is sent to it. The operator of this service takes it off; the liaison of ${agency} asks for that, then sends the mail again.`;
    case 'complained':
      return `Mail to ${whom} was marked as spam. Call them, and ask to let mail of this service through.`;
    default:
      return undefined;
  }
}
