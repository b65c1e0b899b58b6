/** What the console sees of the cloud, and no more. */
import type { Cloud } from '../cloud/cloud.ts';

export type Surface = Pick<
  Cloud,
  | 'url'
  | 'stack'
  | 'table'
  | 'machines'
  | 'functions'
  | 'triggers'
  | 'schedules'
  | 'deadLetters'
  | 'moveTo'
  | 'setMailbox'
> & {
  clock: Pick<Cloud['clock'], 'now'>;
  inbox: Pick<Cloud['inbox'], 'list' | 'read' | 'fateOf'>;
  dynamodb: Pick<Cloud['dynamodb'], 'call'>;
  engine: Pick<
    Cloud['engine'],
    'listExecutions' | 'describeExecution' | 'getExecutionHistory' | 'waiting' | 'redriveExecution' | 'nextTimer'
  >;
};
