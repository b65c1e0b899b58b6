/** Whether what keeps a deployment going does: alarms are heard, functions are woken, nothing lies in a queue, and enough may run at a time. */
import { type Question, unseenByHand } from './by-hand.ts';
import { type Finding, good, wrong } from './finding.ts';

type Asked<T> = T | { problem: string };
interface Woken {
  found: readonly { of: string; state: string }[];
}

export interface Upkeep {
  subscriptions: Asked<{ found: readonly { topic: string; endpoint: string; confirmed: boolean }[] }>;
  mappings: Asked<Woken>;
  schedules: Asked<Woken>;
  queues: Asked<{ found: readonly { name: string; messages: number }[] }>;
  quota: Asked<{ executions: number }>;
}

/** Those that hear the stream, and those that a clock runs, as infra/aws has them. */
export const LISTENERS: readonly string[] = ['mailer', 'conductor'];
export const SCHEDULED: readonly string[] = [
  ...LISTENERS,
  'records-tips',
  'board-digest',
  'agreements-sweep',
  'commitments-sweep',
  'kpis-sweep',
  'reviews-sweep',
];
/** What an account has that asked for it; a new one has ten. */
const ENOUGH = 1_000;
const HELD = 'If relays is held in cdk.json, this is meant; if not, deploy again: npx cdk deploy --all.';

const subscriptions = ({ found }: Exclude<Upkeep['subscriptions'], { problem: string }>): Finding => {
  const what = 'Who hears the alarms';
  const pending = found
    .filter(({ confirmed, endpoint }) => !confirmed && endpoint !== '')
    .map(({ endpoint }) => endpoint);
  const topics = [...new Set(found.map(({ topic }) => topic))];
  const deaf = topics.filter((topic) => !found.some((one) => one.topic === topic && one.confirmed));
  if (topics.length > 0 && pending.length === 0 && deaf.length === 0)
    return good(what, `${found.length} subscriptions, each confirmed.`);
  if (pending.length > 0)
    return wrong(
      what,
      `${[...new Set(pending)].join(', ')} did not confirm a subscription, and hears nothing.`,
      'Follow the link in the email of SNS. It is good for two days; after that subscribe again: aws sns subscribe.',
    );
  return wrong(what, 'An alarm reaches nobody.', 'Set operatorMailbox in cdk.json, and deploy again.');
};

const woken = (what: string, expected: readonly string[], is: string, { found }: Woken): Finding => {
  const on = (name: string) => found.some(({ of, state }) => of === name && state.toLowerCase() === 'enabled');
  const missing = expected.filter((name) => !found.some(({ of }) => of === name));
  const off = expected.filter((name) => !missing.includes(name) && !on(name));
  if (missing.length === 0 && off.length === 0) return good(what, `All ${expected.length} are on.`);
  return wrong(
    what,
    [
      ...(off.length > 0 ? [`Off: ${off.join(', ')}.`] : []),
      ...(missing.length > 0 ? [`${is} is missing: ${missing.join(', ')}.`] : []),
    ].join(' '),
    HELD,
  );
};

const queues = ({ found }: Exclude<Upkeep['queues'], { problem: string }>): Finding => {
  const what = 'Queues of what was lost';
  const full = found.filter(({ messages }) => messages > 0).map(({ name, messages }) => `${name} (${messages})`);
  if (full.length === 0) return good(what, `${found.length} queues, each empty.`);
  return wrong(
    what,
    `Messages wait in ${full.join(', ')}.`,
    'docs/runbooks.md has a line for each, beginning with “There are”.',
  );
};

const quota = ({ executions }: Exclude<Upkeep['quota'], { problem: string }>): Finding => {
  const what = 'The quota of Lambda';
  return executions >= ENOUGH
    ? good(what, `${executions} functions may run at a time.`)
    : wrong(
        what,
        `Only ${executions} functions may run at a time, in the whole account.`,
        'Ask for 1,000 (docs/deploy.md, step 3).',
      );
};

const found = <T extends object>(question: Question, asked: Asked<T>, finding: (answer: T) => Finding): Finding =>
  'problem' in asked ? unseenByHand(question, asked.problem as string) : finding(asked);

export function upkeepFindings(upkeep: Asked<Upkeep>): Finding[] {
  if ('problem' in upkeep)
    return (['subscriptions', 'mappings', 'schedules', 'queues', 'quota'] as const).map((question) =>
      unseenByHand(question, upkeep.problem),
    );
  return [
    found('subscriptions', upkeep.subscriptions, subscriptions),
    found('mappings', upkeep.mappings, (answer) => woken('What hears the stream', LISTENERS, 'The mapping', answer)),
    found('schedules', upkeep.schedules, (answer) =>
      woken('Schedules of functions', SCHEDULED, 'The schedule', answer),
    ),
    found('queues', upkeep.queues, queues),
    found('quota', upkeep.quota, quota),
  ];
}
