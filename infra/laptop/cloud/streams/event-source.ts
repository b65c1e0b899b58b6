/** An event source mapping of the template, read with every property that changes what a function receives; an unknown property stops the boot. */
import { type Matcher, readPattern } from '../events/patterns.ts';
import { isObject, type Json, number, objects, text, texts, truth } from '../shapes.ts';
import type { Resource } from '../template/template.ts';

export interface Mapping {
  id: string;
  functionName: string;
  streamArn: string;
  batchSize: number;
  /** Undefined: every record passes. */
  filter: Matcher | undefined;
  reportsItems: boolean;
  bisects: boolean;
  /** How often a failing batch is tried again; Infinity until the stream forgets it. */
  retries: number;
  deadLetterArn: string | undefined;
}

/** The last line is read and has no counterpart: records here are never old, one batch runs at a time, and nothing is gathered. */
const UNDERSTOOD = [
  ...[
    'EventSourceArn',
    'FunctionName',
    'BatchSize',
    'FilterCriteria',
    'FunctionResponseTypes',
    'BisectBatchOnFunctionError',
  ],
  ...['MaximumRetryAttempts', 'DestinationConfig', 'StartingPosition', 'Enabled', 'Tags'],
  ...['MaximumRecordAgeInSeconds', 'ParallelizationFactor', 'MaximumBatchingWindowInSeconds'],
];

export function readMapping({ logicalId, properties }: Resource): Mapping | undefined {
  const foreign = Object.keys(properties).find((name) => !UNDERSTOOD.includes(name));
  if (foreign !== undefined)
    throw new Error(`the event source mapping ${logicalId} has ${foreign}, which the laptop cloud does not know`);
  if (properties.Enabled !== undefined && !truth(properties.Enabled)) return undefined;
  const streamArn = text(properties.EventSourceArn, `EventSourceArn of ${logicalId}`);
  if (!/:dynamodb:.*\/stream\//.test(streamArn)) {
    throw new Error(
      `the event source mapping ${logicalId} reads ${streamArn}; the laptop cloud knows DynamoDB streams only`,
    );
  }
  const filters = isObject(properties.FilterCriteria) ? objects(properties.FilterCriteria.Filters) : [];
  const matchers = filters.map(({ Pattern }) =>
    readPattern(JSON.parse(text(Pattern, `Pattern of ${logicalId}`)) as Json, `the filter of ${logicalId}`),
  );
  const destination = isObject(properties.DestinationConfig) ? properties.DestinationConfig.OnFailure : undefined;
  const attempts = number(properties.MaximumRetryAttempts, -1);
  return {
    id: logicalId,
    functionName: text(properties.FunctionName, `FunctionName of ${logicalId}`),
    streamArn,
    batchSize: number(properties.BatchSize, 100),
    filter: matchers.length === 0 ? undefined : (record) => matchers.some((matches) => matches(record)),
    reportsItems: texts(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
    bisects: truth(properties.BisectBatchOnFunctionError),
    retries: attempts < 0 ? Number.POSITIVE_INFINITY : attempts,
    deadLetterArn: isObject(destination) ? text(destination.Destination, `OnFailure of ${logicalId}`) : undefined,
  };
}
