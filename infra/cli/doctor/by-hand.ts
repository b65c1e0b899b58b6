/** What the doctor has no eyes for: each is told as unseen, with the one command that shows it. */
import { type Finding, unseen } from './finding.ts';

export const byHand = (): Finding[] => [
  unseen(
    'Alarms',
    'Whether the operators’ mailboxes were confirmed is not asked from here.',
    'Run: aws sns list-subscriptions. One that is PendingConfirmation hears nothing: follow the link in its email.',
  ),
  unseen(
    'What wakes the functions',
    'Whether stream mappings and schedules are on is not asked from here.',
    'Run: aws lambda list-event-source-mappings, and aws scheduler list-schedules. Each is Enabled, unless relays is held.',
  ),
  unseen(
    'Queues of what was lost',
    'Whether they are empty is not asked from here.',
    'See the alarms that begin with “There are”; docs/runbooks.md has a line for each.',
  ),
  unseen(
    'The quota of Lambda',
    'How many functions may run at a time is not asked from here.',
    'Run: aws lambda get-account-settings. Below 1,000, ask for more (docs/deploy.md, step 3).',
  ),
];
