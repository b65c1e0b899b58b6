/** The whole cloud on one screen: which function may touch what, which route it answers, and who watches. */
import {
  CfnOutput,
  DefaultStackSynthesizer,
  Duration,
  type IStackSynthesizer,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Alarms, type Watched } from './alarms.ts';
import { ConcordFunction, lambdaRole } from './concord-function.ts';
import { Daily } from './daily.ts';
import { dashboard } from './dashboard.ts';
import { deadLetters } from './dead-letters.ts';
import type { FunctionName } from './entries.ts';
import { ConcordHttp } from './http.ts';
import { ConcordMail } from './mail.ts';
import { Relay } from './relay.ts';
import { SealKey } from './seal-key.ts';
import type { Settings } from './settings.ts';
import { SigningMachine } from './signing-machine.ts';
import { ConcordTable } from './table.ts';

export interface ConcordStackProps extends StackProps {
  readonly settings: Settings;
  readonly release: string;
  /** The folder with a function's index.mjs. */
  readonly assetOf: (name: FunctionName) => string;
}

export class ConcordStack extends Stack {
  constructor(scope: Construct, id: string, { settings, release, assetOf, ...props }: ConcordStackProps) {
    // The CDK CLI checks the bootstrap version by itself; without this rule the template needs no parameter.
    const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer;
    super(scope, id, { synthesizer, ...props });
    const { logRetention } = settings;

    const remover = lambdaRole(this, 'records-removal-Role');
    const table = new ConcordTable(this, 'Data', { remover, restored: settings.restored });
    const http = new ConcordHttp(this, 'Http', { logRetention });
    const mail = new ConcordMail(this, 'Mail', { domain: settings.mailDomain });
    const seal = new SealKey(this, 'Seal', { name: settings.sealKey });
    const serviceUrl = settings.serviceUrl ?? http.endpoint;

    const lostDeliveries = deadLetters(this, 'LostDeliveries');
    const lostLists = deadLetters(this, 'LostLists');
    const functions: ConcordFunction[] = [];
    const fn = (
      name: FunctionName,
      seconds: number,
      more: { memory?: number; deadLetters?: IQueue; role?: Role } = {},
    ) => {
      const timeout = Duration.seconds(seconds);
      const made = new ConcordFunction(this, name, {
        name,
        asset: assetOf(name),
        release,
        logRetention,
        timeout,
        ...more,
      });
      functions.push(made);
      return made;
    };

    const site = fn('site', 15).shows(settings.notice);

    const identity = fn('identity-http', 15).uses(table, {
      reads: ['SIGNIN', 'LOGIN', 'PERSON'],
      puts: ['MAIL', 'LOGIN', 'PERSON'],
      updates: ['TRIES', 'SIGNIN'],
      deletes: ['LOGIN', 'PERSON'],
    });
    identity.shows(settings.notice);

    const agreements = fn('agreements-http', 15).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'TOKEN', 'DOMAIN'],
      appends: ['LEDGER', 'BODY', 'DOC'],
      puts: ['TIP', 'CMD', 'FLOW', 'PARTY', 'AGENCY'],
    });

    const signing = fn('signing-http', 15).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LINK', 'SESSION', 'CODE', 'PARTY', 'TOKEN', 'DRAFT'],
      appends: ['LEDGER', 'BODY'],
      puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'SESSION', 'DRAFT'],
      updates: ['TRIES'],
      deletes: ['DRAFT'],
    });
    signing.shows(settings.notice);

    const revisions = fn('revisions-http', 15).uses(table, {
      reads: ['TIP', 'CMD', 'PARTY', 'TOKEN', 'DOMAIN'],
      appends: ['LEDGER', 'BODY', 'DOC'],
      puts: ['TIP', 'CMD', 'FLOW', 'PARTY', 'AGENCY'],
    });

    // It reads what is sent to it and nothing else: no table, no key, no mail. Memory is processor: a PDF of 4 MB in two seconds.
    const verify = fn('verify-http', 25, { memory: 1024 }).shows(settings.notice);
    const clearance = fn('clearance-http', 15).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'REVIEW', 'LOGIN', 'PARTY'],
      appends: ['LEDGER', 'BODY'],
      puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'REVIEW'],
      updates: ['TRIES'],
    });
    clearance.shows(settings.notice);

    // Checks a PDF of 4 MB while it holds it, its form and its base64.
    const outside = fn('outside-http', 29, { memory: 1024 }).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'PARTY', 'LOGIN', 'AGENCY'],
      appends: ['LEDGER', 'BODY', 'DOC'],
      puts: ['TIP', 'CMD', 'MAIL', 'FLOW'],
    });
    outside.shows(settings.notice);
    const offices = fn('offices-http', 15).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY', 'NOTICE'],
      appends: ['LEDGER', 'BODY'],
      puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'PARTY', 'PERSON'],
      updates: ['TRIES'],
      deletes: ['PERSON'],
    });
    offices.shows(settings.notice);

    const steps = fn('signing-steps', 60).uses(table, {
      reads: ['TIP', 'CMD', 'PARTY'],
      appends: ['LEDGER'],
      puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK'],
      deletes: ['TASK'],
    });

    const timetable = fn('signing-timetable', 60, { memory: 1024 }).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'PARTY'],
      appends: ['LEDGER'],
      puts: ['TIP', 'CMD', 'MAIL'],
    });

    // Drawing a copy of sixty parties is work for a processor, of which a function gets more with its memory.
    const sealing = fn('records-seal', 60, { memory: 1024 })
      .uses(table, {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'KEY'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'KEY'],
      })
      .seals(seal, settings.timestampAuthority)
      .linksTo(serviceUrl);

    const signingMachine = new SigningMachine(this, 'Signing', { timetable, steps, sealing, logRetention });
    const home = fn('home-http', 15).uses(table, {
      reads: ['LOGIN', 'PERSON', 'AGENCY', 'TIP', 'PARTY', 'DOC', 'LEDGER', 'BODY'],
      puts: ['MAIL'],
      updates: ['TRIES'],
    });
    home.shows(settings.notice);

    steps.answers(signingMachine);

    const mailer = fn('mailer', 120)
      .uses(table, {
        reads: ['TIP', 'DOC', 'PARTY', 'LEDGER', 'BODY', 'PERSON', 'AGENCY'],
        puts: ['LINK', 'SIGNIN', 'REVIEW'],
        updates: ['MAIL', 'CODE', 'TRIES', 'NOTICE'],
        due: 'MAIL',
      })
      .sends(mail)
      .linksTo(serviceUrl);

    const conductor = fn('conductor', 60)
      .uses(table, { reads: ['TASK'], updates: ['FLOW'], deletes: ['TASK'], due: 'FLOW' })
      .starts(signingMachine)
      .answers(signingMachine);

    const deliveries = fn('deliveries', 60, { deadLetters: lostDeliveries }).uses(table, {
      reads: ['TIP', 'CMD'],
      appends: ['LEDGER'],
      puts: ['TIP', 'CMD'],
    });
    mail.tells(deliveries, lostDeliveries);

    const removal = fn('records-removal', 15, { role: remover })
      .uses(table, {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'PARTY', 'AGENCY', 'LOGIN'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD'],
        removes: ['BODY'],
      })
      .shows(settings.notice);

    const relay = new Relay(this, 'Relay', { table, mailer, conductor, held: settings.relays === 'held' });
    const records = fn('records-http', 15)
      .uses(table, { reads: ['KEY', 'TIPS', 'DOC', 'TIP', 'LEDGER', 'BODY', 'TOKEN'] })
      .showsKey(seal);

    const tips = fn('records-tips', 60, { deadLetters: lostLists })
      .uses(table, {
        reads: ['TIP', 'CMD', 'KEY'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD', 'KEY', 'TIPS'],
        tips: true,
      })
      .seals(seal)
      .linksTo(serviceUrl);
    new Daily(this, 'ListTips', { fn: tips, at: '03:10', step: 'list-tips', lost: lostLists });

    http.routes(site, serviceUrl, ['GET /', 'GET /assets/{file+}']);
    http.routes(identity, serviceUrl, [
      'GET /sign-in',
      'POST /sign-in',
      'GET /sign-in/{token}',
      'POST /sign-in/{token}',
      'GET /find',
      'POST /find',
      'GET /sessions',
      'POST /sessions/{session}/end',
      'POST /sign-out',
    ]);
    http.routes(home, serviceUrl, [
      'GET /home',
      'POST /home/link',
      'GET /agreements/{agreement}',
      'GET /agreements/{agreement}/record',
      'GET /agreements/{agreement}/copy',
    ]);
    http.routes(offices, serviceUrl, [
      'GET /agreements/{agreement}/parties/{party}',
      'POST /agreements/{agreement}/parties/{party}/offices',
      'POST /agreements/{agreement}/parties/{party}/notice',
      'POST /agreements/{agreement}/parties/{party}/holders/{office}',
      'POST /agreements/{agreement}/parties/{party}/delegate',
      'POST /agreements/{agreement}/parties/{party}/delegate/end',
      'POST /agreements/{agreement}/parties/{party}/reviewers',
      'POST /agreements/{agreement}/parties/{party}/mail',
    ]);
    http.routes(agreements, serviceUrl, [
      'POST /api/agreements',
      'GET /api/agreements/{agreement}',
      'POST /api/agreements/{agreement}/annexes/{sha256}',
    ]);
    http.routes(signing, serviceUrl, [
      'GET /sign/{token}',
      'POST /sign/{token}',
      'POST /sign/{token}/fresh',
      'GET /rounds/{round}',
      'POST /rounds/{round}/code',
      'POST /rounds/{round}/signature',
      'GET /rounds/{round}/decline',
      'POST /rounds/{round}/decline',
      'GET /rounds/{round}/take-back',
      'POST /rounds/{round}/take-back',
      'GET /rounds/{round}/record',
      'GET /rounds/{round}/copy',
      'GET /rounds/{round}/differences',
      'GET /rounds/{round}/annexes/{sha256}',
      'GET /rounds/{round}/copy.json',
      'GET /api/agreements/{agreement}/signatories',
      'POST /api/agreements/{agreement}/void',
      'POST /api/agreements/{agreement}/signatories/{party}/link',
    ]);

    http.routes(removal, serviceUrl, [
      'GET /agreements/{agreement}/keeping',
      'POST /agreements/{agreement}/holds',
      'POST /agreements/{agreement}/holds/{hold}/release',
      'POST /agreements/{agreement}/removals',
      'POST /agreements/{agreement}/removals/{removal}/approve',
      'POST /agreements/{agreement}/removals/{removal}/refuse',
    ]);
    http.routes(revisions, serviceUrl, ['POST /api/agreements/{agreement}/versions']);
    http.routes(outside, serviceUrl, [
      'GET /agreements/{agreement}/parties/{party}/outside',
      'POST /agreements/{agreement}/parties/{party}/outside',
      'GET /agreements/{agreement}/parties/{party}/outside/sheet',
      'GET /agreements/{agreement}/parties/{party}/outside/pdf',
      'POST /agreements/{agreement}/parties/{party}/outside/confirmation',
      'POST /agreements/{agreement}/parties/{party}/outside/refusal',
    ]);
    http.routes(verify, serviceUrl, ['GET /verify', 'POST /verify']);
    // A file of 4 MB takes a processor for seconds, and nobody has to say who they are to send one.
    http.brake('POST /verify', 5);
    http.routes(records, serviceUrl, [
      'GET /.well-known/jwks.json',
      'GET /.well-known/tips/{day}',
      'GET /api/agreements/{agreement}/record',
      'GET /api/agreements/{agreement}/copy',
      'GET /api/agreements/{agreement}/copy.json',
    ]);
    http.routes(clearance, serviceUrl, [
      'GET /review/{token}',
      'POST /review/{token}',
      'POST /review/{token}/fresh',
      'GET /reviews/{round}/{party}/{kind}',
      'POST /reviews/{round}/{party}/{kind}/answer',
    ]);

    const watched: Watched = {
      functions,
      listeners: [mailer, conductor],
      machines: [signingMachine],
      queues: { ...relay.queues, 'lost deliveries': lostDeliveries, 'days without a list of tips': lostLists },
      table,
      api: http.api,
      mail,
    };
    dashboard(this, 'Dashboard', watched, new Alarms(this, 'Alarms', watched, settings.operatorMailbox));

    new CfnOutput(this, 'ServiceUrl', { value: serviceUrl });
    new CfnOutput(this, 'TableName', { value: table.table.tableName });
    new CfnOutput(this, 'SealKeyArn', { value: seal.key.keyArn });
    new CfnOutput(this, 'ApiId', { value: http.api.apiId });
    new CfnOutput(this, 'SigningMachineArn', { value: signingMachine.machine.stateMachineArn });
  }
}
