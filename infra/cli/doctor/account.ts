/** What the AWS account says of itself: whether mail may leave, and whether the table can be recovered. */
import { type Finding, good, unseen, wrong } from './finding.ts';

export interface Account {
  /** Mails a day; 200 is what a new account in the SES sandbox may send. */
  mailsADay: number;
  sendingEnabled: boolean;
  domain: string;
  verified: boolean;
  recovery: boolean;
  deletionProtection: boolean;
  ttl: boolean;
  stream: boolean;
}

/** A new account sends 200 mails a day, to verified addresses only (SES developer guide, "Request production access"). */
const SANDBOX = 200;

const must = (holds: boolean, what: string, says: [yes: string, no: string], remedy: string): Finding =>
  holds ? good(what, says[0]) : wrong(what, says[1], remedy);

export function accountFindings(account: Account | { problem: string }): Finding[] {
  if ('problem' in account)
    return [unseen('The AWS account', account.problem, 'Sign in to AWS in this shell, set TABLE, and run it again.')];
  return [
    must(
      account.mailsADay > SANDBOX,
      'The SES sandbox',
      [`Left: ${account.mailsADay} emails a day.`, 'Still in it: email reaches verified addresses only.'],
      'Ask for production access (docs/deploy.md, step 7).',
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
    must(account.ttl, 'Time to live', ['It is on.', 'It is off: spent links pile up.'], 'Turn it on for `ttl`.'),
    must(account.stream, 'The stream', ['It is on.', 'It is off: email waits for the sweep.'], 'Turn on KEYS_ONLY.'),
  ];
}
