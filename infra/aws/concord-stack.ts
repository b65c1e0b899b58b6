/** The whole cloud on one screen: which function may touch what, which route it answers, and who watches. */
import {
  CfnOutput,
  DefaultStackSynthesizer,
  Duration,
  type IStackSynthesizer,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Alarms, type Watched } from './alarms.ts';
import { ConcordFunction } from './concord-function.ts';
import { dashboard } from './dashboard.ts';
import { deadLetters } from './dead-letters.ts';
import type { FunctionName } from './entries.ts';
import { ConcordHttp } from './http.ts';
import { ConcordMail } from './mail.ts';
import { Relay } from './relay.ts';
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

    const table = new ConcordTable(this, 'Data');
    const http = new ConcordHttp(this, 'Http', { logRetention });
    const mail = new ConcordMail(this, 'Mail', { domain: settings.mailDomain });
    const serviceUrl = settings.serviceUrl ?? http.endpoint;

    const lostDeliveries = deadLetters(this, 'LostDeliveries');
    const functions: ConcordFunction[] = [];
    const fn = (name: FunctionName, seconds: number, more: { memory?: number; deadLetters?: IQueue } = {}) => {
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
      reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'TOKEN', 'DOMAIN'],
      appends: ['LEDGER', 'BODY', 'DOC'],
      puts: ['TIP', 'CMD', 'FLOW', 'PARTY', 'AGENCY'],
    });

    const signing = fn('signing-http', 15).uses(table, {
      reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LINK', 'SESSION', 'CODE', 'PARTY', 'TOKEN'],
      appends: ['LEDGER', 'BODY'],
      puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'SESSION'],
      updates: ['TRIES'],
    });
    signing.shows(settings.notice);

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

    const home = fn('home-http', 15).uses(table, {
      reads: ['LOGIN', 'PERSON', 'AGENCY', 'TIP', 'PARTY'],
      puts: ['MAIL'],
      updates: ['TRIES'],
    });
    home.shows(settings.notice);

    const signingMachine = new SigningMachine(this, 'Signing', { timetable, steps, logRetention });
    steps.answers(signingMachine);

    const mailer = fn('mailer', 120)
      .uses(table, {
        reads: ['TIP', 'DOC', 'PARTY', 'LEDGER', 'BODY', 'PERSON', 'AGENCY'],
        puts: ['LINK', 'SIGNIN'],
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

    const relay = new Relay(this, 'Relay', { table, mailer, conductor });

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
    http.routes(home, serviceUrl, ['GET /home', 'POST /home/link']);
    http.routes(agreements, serviceUrl, [
      'POST /api/agreements',
      'GET /api/agreements/{agreement}',
      'GET /api/agreements/{agreement}/record',
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
    http.routes(signing, serviceUrl, [
      'GET /sign/{token}',
      'POST /sign/{token}',
      'POST /sign/{token}/fresh',
      'GET /rounds/{round}',
      'POST /rounds/{round}/code',
      'POST /rounds/{round}/signature',
      'GET /rounds/{round}/decline',
      'POST /rounds/{round}/decline',
      'GET /rounds/{round}/record',
      'GET /rounds/{round}/copy',
      'GET /api/agreements/{agreement}/signatories',
      'POST /api/agreements/{agreement}/void',
      'POST /api/agreements/{agreement}/signatories/{party}/link',
    ]);

    const watched: Watched = {
      functions,
      listeners: [mailer, conductor],
      machines: [signingMachine],
      queues: { ...relay.queues, 'lost deliveries': lostDeliveries },
      table,
      api: http.api,
      mail,
    };
    dashboard(this, 'Dashboard', watched, new Alarms(this, 'Alarms', watched, settings.operatorMailbox));

    new CfnOutput(this, 'ServiceUrl', { value: serviceUrl });
    new CfnOutput(this, 'TableName', { value: table.table.tableName });
    new CfnOutput(this, 'ApiId', { value: http.api.apiId });
    new CfnOutput(this, 'SigningMachineArn', { value: signingMachine.machine.stateMachineArn });
  }
}
