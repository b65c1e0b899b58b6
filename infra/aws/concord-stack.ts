/** What runs, on one screen: its functions (what they touch and answer: `capability.ts` of each capability), its workflows, and who watches. */
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type FunctionName, functions as offered, type Route } from '../../functions/capabilities.ts';
import { Alarms, type Watched } from './alarms.ts';
import { AtHour } from './at-hour.ts';
import { ConcordFunction, type ConcordFunctionProps } from './concord-function.ts';
import { dashboard } from './dashboard.ts';
import { type ConcordData, synthesizer } from './data/data-stack.ts';
import { restoredTable } from './data/table.ts';
import { deadLetters } from './dead-letters.ts';
import { ConcordHttp } from './http.ts';
import { ConcordMail } from './mail.ts';
import { Operator } from './operator.ts';
import { Relay } from './relay.ts';
import { SealKey } from './seal-key.ts';
import type { Settings } from './settings.ts';
import { WorkflowMachine } from './workflow-machine.ts';

export interface ConcordStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: ConcordData;
  readonly release: string;
  /** The folder with a function's index.mjs. */
  readonly assetOf: (name: FunctionName) => string;
}

export class ConcordStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, release, assetOf, ...props }: ConcordStackProps) {
    super(scope, id, { synthesizer: synthesizer(), ...props });
    const { logRetention } = settings;

    const remover = Role.fromRoleName(this, 'records-removal-Role', data.remover.roleName);
    const { key } = data.ledger;
    const table = settings.restored
      ? restoredTable(this, settings.restored, { key, remover: data.remover })
      : data.ledger;
    const http = new ConcordHttp(this, 'Http', { logRetention, closed: settings.service === 'closed' });
    const mail = new ConcordMail(this, 'Mail', { domain: settings.mailDomain });
    const seal = new SealKey(this, 'Seal', { name: settings.sealKey });
    const serviceUrl = settings.serviceUrl ?? http.endpoint;

    const lostDeliveries = deadLetters(this, 'LostDeliveries');
    const lostLists = deadLetters(this, 'LostLists');
    const lostDigests = deadLetters(this, 'LostDigests');
    const lostSweeps = deadLetters(this, 'LostSweeps');
    const functions: ConcordFunction[] = [];
    /** A function with what it may touch and the routes that it answers. */
    const fn = (name: FunctionName, seconds: number, more: Partial<ConcordFunctionProps> = {}) => {
      const timeout = Duration.seconds(seconds);
      const code = { name, asset: assetOf(name), release };
      const made = new ConcordFunction(this, name, { ...code, logRetention, timeout, ...more });
      const { keys, routes } = offered[name];
      if (keys) made.uses(table, keys);
      if (routes) http.routes(made.shows(settings.notice), serviceUrl, Object.keys(routes) as Route[]);
      functions.push(made);
      return made;
    };

    fn('site', 15).isOpen(settings.service);
    fn('identity-http', 15);
    fn('agreements-http', 15);
    fn('signing-http', 15);
    fn('revisions-http', 15);
    fn('adoptions-http', 15);
    fn('changes-http', 15);
    fn('withdrawals-http', 15);
    fn('clearance-http', 15);
    fn('offices-http', 15);
    // One MOU after another is changed while somebody waits.
    fn('agency-http', 29);
    fn('disputes-http', 15);
    fn('disputes-acts', 15, { memory: 1024 });
    // Memory is processor, and this much is a whole one: years of figures of many agencies are reckoned with for each page.
    fn('kpis-http', 29, { memory: 1769 });
    // A system sends five hundred figures at once.
    fn('figures-http', 15, { memory: 1024 });
    // A sheet of a thousand rows is read and shown in one request.
    fn('sheets-http', 29, { memory: 1024 });
    fn('plan-http', 15);
    fn('reviews-http', 15);
    // A liaison may have everything that ever happened reckoned anew.
    fn('evidence-http', 29, { memory: 1769 });
    fn('board-http', 15);
    fn('home-http', 15);
    // Memory is processor: a part of a long record reads the streams that it is cut from whole.
    fn('records-http', 29, { memory: 1769 }).showsKey(seal);
    fn('records-removal', 15, { role: remover });
    // Memory is processor: all four read PDFs of 4 MB, and the first reads nothing of the table but the service's own keys.
    fn('verify-http', 25, { memory: 1024 });
    fn('outside-http', 29, { memory: 1024 });
    fn('disputes-evidence', 29, { memory: 1024 });
    fn('commitments-http', 29, { memory: 1024 });
    fn('closing-http', 15);
    // Brakes, and no reserved concurrency: a new account has ten executions in all, and reserving one of them fails the deployment.
    // These count by source themselves, and refuse in a moment whoever has had enough: the route has room for others beside one.
    http.brake('POST /verify', 20);
    http.brake('POST /agreements/{agreement}/parties/{party}/outside', 5);
    http.brake('POST /agreements/{agreement}/disputes/{number}/evidence', 5);
    http.brake('POST /agreements/{agreement}/commitments/{commitment}/delivery', 5);
    http.brake('POST /sign-in', 30);
    http.brake('POST /find', 30);

    // Drawn and sealed while somebody waits.
    fn('records-evidence', 29, { memory: 1769 }).seals(seal, settings.timestampAuthority).linksTo(serviceUrl);

    const steps = fn('signing-steps', 60);
    // Drawing a copy of sixty parties is work for a processor, of which a function gets more with its memory.
    const sealing = fn('records-seal', 60, { memory: 1024 })
      .seals(seal, settings.timestampAuthority)
      .linksTo(serviceUrl);
    const signingMachine = new WorkflowMachine(this, 'Signing', {
      name: 'signing',
      tasks: { StepsFunction: steps, SealFunction: sealing },
      logRetention,
    });
    steps.answers(signingMachine);

    const watching = fn('escalation-steps', 60);
    const escalationMachine = new WorkflowMachine(this, 'Escalation', {
      name: 'escalation',
      tasks: { StepsFunction: watching },
      logRetention,
    });
    watching.answers(escalationMachine);

    const reviewing = fn('reviews-steps', 60);
    // A text is built, held against the one in force and drawn.
    const renewing = fn('renewal-steps', 60, { memory: 1024 });
    // And every event of an MOU is read for its evidence.
    const freezing = fn('reviews-evidence', 120, { memory: 1769 });
    const reviewMachine = new WorkflowMachine(this, 'Review', {
      name: 'sunset-review',
      tasks: { StepsFunction: reviewing, RenewalFunction: renewing, EvidenceFunction: freezing },
      logRetention,
    });
    reviewing.answers(reviewMachine);

    const closes = fn('closing-steps', 60);
    const closingSeal = fn('closing-seal', 60, { memory: 1024 })
      .seals(seal, settings.timestampAuthority)
      .linksTo(serviceUrl);
    const closingMachine = new WorkflowMachine(this, 'Closing', {
      name: 'closing',
      tasks: { StepsFunction: closes, SealFunction: closingSeal },
      logRetention,
    });
    closes.answers(closingMachine);

    const machines = [signingMachine, escalationMachine, reviewMachine, closingMachine];

    const mailer = fn('mailer', 120).sends(mail).linksTo(serviceUrl);
    const conductor = machines.reduce((one, machine) => one.starts(machine).answers(machine), fn('conductor', 60));
    const relay = new Relay(this, 'Relay', { table, mailer, conductor, held: settings.relays === 'held' });
    mail.tells(fn('deliveries', 60, { deadLetters: lostDeliveries }).lambda, lostDeliveries);

    const tips = fn('records-tips', 600, { deadLetters: lostLists, memory: 1024 }).seals(seal).linksTo(serviceUrl);
    new AtHour(this, 'ListTips', { fn: tips, at: '03:10', step: 'list-tips', lost: lostLists });

    // Monday morning, wherever in the country: what is open this week.
    const digests = fn('board-digest', 300, { deadLetters: lostDigests });
    new AtHour(this, 'SendDigests', { fn: digests, at: '13:00', on: 'MON', step: 'send-digests', lost: lostDigests });

    // What the clock alone brings about: a text that takes effect, an MOU that ends.
    const sweep = fn('agreements-sweep', 300, { deadLetters: lostSweeps });
    new AtHour(this, 'LookAtTerms', { fn: sweep, at: 'hourly', step: 'sweep-agreements', lost: lostSweeps });

    // And what is due by then: commitments of a text that took effect, and days of which somebody is told.
    const days = fn('commitments-sweep', 300, { deadLetters: lostSweeps });
    new AtHour(this, 'LookAtCommitments', { fn: days, at: 'hourly', step: 'sweep-commitments', lost: lostSweeps });

    // And what is due by then of figures: periods that close, numbers that are missing. Past the hour, when nobody’s figure that came before
    // five is still on its way into the table.
    const plans = fn('kpis-sweep', 300, { deadLetters: lostSweeps, memory: 1024 });
    new AtHour(this, 'LookAtPlans', { fn: plans, at: 'hourly:05', step: 'sweep-plans', lost: lostSweeps });

    // And the reviews of terms that come near their sunset.
    const opening = fn('reviews-sweep', 300, { deadLetters: lostSweeps });
    new AtHour(this, 'OpenReviews', { fn: opening, at: 'hourly:10', step: 'sweep-reviews', lost: lostSweeps });

    const watched: Watched = {
      stage: settings.stage,
      functions,
      listeners: [mailer, conductor],
      conductor,
      machines,
      queues: {
        ...relay.queues,
        'lost delivery reports': lostDeliveries,
        'days without a list of tips': lostLists,
        'weeks without a digest': lostDigests,
        'hours without a sweep': lostSweeps,
      },
      // Nothing runs them while they are held.
      scheduled: [
        ...(settings.relays === 'held' ? [] : [mailer, conductor].map((one) => [one, 1] as const)),
        ...[sweep, days, plans, opening].map((one) => [one, 3] as const),
        [tips, 30],
        [digests, 7 * 24],
      ],
      table,
      api: http.api,
      mail,
    };
    const operator = new Operator(this, 'Operator', settings);
    operator.hearsOfKeys([table.key, seal.key]);
    dashboard(this, 'Dashboard', watched, new Alarms(this, 'Alarms', watched, operator));

    new CfnOutput(this, 'ServiceUrl', { value: serviceUrl });
    new CfnOutput(this, 'TableName', { value: table.table.tableName });
    new CfnOutput(this, 'SealKeyArn', { value: seal.key.keyArn });
    new CfnOutput(this, 'ApiId', { value: http.api.apiId });
    new CfnOutput(this, 'SigningMachineArn', { value: signingMachine.machine.stateMachineArn });
    new CfnOutput(this, 'ReviewMachineArn', { value: reviewMachine.machine.stateMachineArn });
    new CfnOutput(this, 'EscalationMachineArn', { value: escalationMachine.machine.stateMachineArn });
    new CfnOutput(this, 'ClosingMachineArn', { value: closingMachine.machine.stateMachineArn });
  }
}
