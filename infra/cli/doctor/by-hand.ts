/** What may not be asked from here is told as unseen, with the one command that shows it. */
import { type Finding, unseen } from './finding.ts';

const QUESTIONS = {
  subscriptions: [
    'Who hears the alarms',
    'Run: aws sns list-subscriptions. One that is PendingConfirmation hears nothing: follow the link in its email.',
  ],
  mappings: [
    'What hears the stream',
    'Run: aws lambda list-event-source-mappings. Each is Enabled, unless relays is held.',
  ],
  schedules: ['Schedules of functions', 'Run: aws scheduler list-schedules. Each is ENABLED, unless relays is held.'],
  queues: [
    'Queues of what was lost',
    'See the alarms that begin with “There are”; docs/runbooks.md has a line for each.',
  ],
  quota: [
    'The quota of Lambda',
    'Run: aws lambda get-account-settings. Below 1,000, ask for more (docs/deploy.md, step 3).',
  ],
} as const;

export type Question = keyof typeof QUESTIONS;

export function unseenByHand(question: Question, why: string): Finding {
  const [what, how] = QUESTIONS[question];
  return unseen(what, why, how);
}
