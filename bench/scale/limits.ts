/** What an account takes in a second before it refuses, as AWS published it: one place, each with the page where it can be checked. */
import type { Use } from '../prices.ts';

/** Noted on 2026-11-30 from what was known of the public pages, not fetched: check the page before you rely on a figure. */
export const NOTED = '2026-11-30';

export interface Limit {
  name: string;
  /** How much of it one act uses. */
  of: (act: ActUse) => number;
  /** In a second; of executions, at a time. */
  most: number;
  /** What to do before it is reached. */
  raise: string;
}

/** What one act uses, with all that it sets off. */
export interface ActUse extends Use {
  /** Seconds for which functions run. */
  seconds: number;
}

export const limits: readonly Limit[] = [
  {
    // SES, "Service quotas": what production access begins with.
    name: 'SES: 14 emails a second',
    of: ({ mail }) => mail,
    most: 14,
    raise: 'Ask SES for a higher sending rate. Until then emails wait for their turn, and none is lost.',
  },
  {
    // infra/aws/http.ts: the stage's own throttle.
    name: 'The API: 100 requests a second',
    of: ({ request }) => request,
    most: 100,
    raise: 'Raise the throttle of the stage in infra/aws/http.ts; the account takes 10,000.',
  },
  {
    // Lambda, "Quotas": of a new account 10; 1,000 is the default that is asked for first (docs/deploy.md).
    name: 'Lambda: 1,000 executions at a time',
    of: ({ seconds }) => seconds,
    most: 1000,
    raise: 'Ask Lambda for more concurrent executions.',
  },
  {
    // Step Functions, "Service quotas": StateTransition of standard workflows, refill in most regions.
    name: 'Step Functions: 800 transitions a second',
    of: ({ transition }) => transition,
    most: 800,
    raise:
      'Ask Step Functions for more state transitions; in us-east-1, us-west-2 and eu-west-1 it is 5,000 from the start.',
  },
  {
    // DynamoDB, "On-demand capacity mode": a new table; it grows to double of what it has borne.
    name: 'DynamoDB: 4,000 write units a second',
    of: ({ writeUnit }) => writeUnit,
    most: 4000,
    raise: 'Pre-warm the table (warm throughput), or let the load grow over half an hour.',
  },
  {
    name: 'DynamoDB: 12,000 read units a second',
    of: ({ readUnit }) => readUnit,
    most: 12_000,
    raise: 'Pre-warm the table (warm throughput), or let the load grow over half an hour.',
  },
  {
    // DynamoDB, "Quotas": a table in on-demand mode, by default.
    name: 'DynamoDB: 40,000 write units a second and table',
    of: ({ writeUnit }) => writeUnit,
    most: 40_000,
    raise: 'Ask DynamoDB for a higher quota of the table.',
  },
];
