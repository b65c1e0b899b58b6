/** What the AWS account says of itself: whether email may leave, and whether the table can be recovered and its ledger stands. */
import { type Finding, good, unseen, wrong } from './finding.ts';
import { ledgerFinding } from './ledger-policy.ts';

export interface Account {
  /** Emails a day; 200 is what a new account in the SES sandbox may send, and -1 means without a limit. */
  mailsADay: number;
  mailsASecond: number;
  /** In the last 24 hours. */
  mailsSent: number;
  sendingEnabled: boolean;
  domain: string;
  verified: boolean;
  recovery: boolean;
  deletionProtection: boolean;
  ttl: boolean;
  stream: boolean;
  /** The table's resource policy, as JSON; undefined when there is none, and a problem when it could not be asked for. */
  policy: string | undefined | { problem: string };
}

/** A new account sends 200 mails a day, to verified addresses only (SES developer guide, "Request production access"). */
const SANDBOX = 200;
const UNLIMITED = -1;
/** From here on the day may end before its emails do. */
const NEARLY_ALL = 0.8;
/** An MOU of twelve parties writes to all of them at once, and links of signers expire. */
const ENOUGH_A_SECOND = 10;

const must = (holds: boolean, what: string, says: [yes: string, no: string], remedy: string): Finding =>
  holds ? good(what, says[0]) : wrong(what, says[1], remedy);

export function accountFindings(account: Account | { problem: string }): Finding[] {
  if ('problem' in account)
    return [unseen('The AWS account', account.problem, 'Sign in to AWS in this shell, set TABLE, and run it again.')];
  const { mailsADay, mailsASecond, mailsSent } = account;
  const unlimited = mailsADay === UNLIMITED;
  return [
    must(
      unlimited || mailsADay > SANDBOX,
      'The SES sandbox',
      [
        unlimited ? 'Left: as many emails a day as are needed.' : `Left: ${mailsADay} emails a day.`,
        'Still in it: email reaches verified addresses only.',
      ],
      'Ask for production access (docs/deploy.md, step 8).',
    ),
    must(
      mailsASecond >= ENOUGH_A_SECOND,
      'Emails a second',
      [`${mailsASecond} may leave.`, `Only ${mailsASecond} may leave: others wait for their turn.`],
      'Ask SES for a higher sending rate (Service Quotas, “Sending rate”).',
    ),
    must(
      unlimited || mailsSent < NEARLY_ALL * mailsADay,
      'Emails of the last 24 hours',
      unlimited
        ? [`${mailsSent} were sent.`, '']
        : [`${mailsSent} of ${mailsADay} were sent.`, `${mailsSent} of ${mailsADay} were sent: the rest waits.`],
      'Ask SES for a higher daily quota (Service Quotas, “Sending quota”).',
    ),
    must(account.sendingEnabled, 'Sending', ['It is on.', 'SES has paused it.'], 'See the reputation page of SES.'),
    must(
      account.verified,
      `The identity ${account.domain}`,
      ['SES has verified it.', 'SES has not verified it.'],
      'Publish its DKIM records and wait up to 72 hours.',
    ),
    must(
      account.recovery,
      'Point-in-time recovery',
      ['It is on.', 'It is off: what is lost is lost.'],
      'Turn it on: aws dynamodb update-continuous-backups.',
    ),
    must(
      account.deletionProtection,
      'Deletion protection of the table',
      ['It is on.', 'It is off.'],
      'Turn it on: aws dynamodb update-table --deletion-protection-enabled.',
    ),
    ledgerFinding(account.policy),
    must(account.ttl, 'Time to live', ['It is on.', 'It is off: spent links pile up.'], 'Turn it on for `ttl`.'),
    must(account.stream, 'The stream', ['It is on.', 'It is off: email waits for the sweep.'], 'Turn on KEYS_ONLY.'),
  ];
}
