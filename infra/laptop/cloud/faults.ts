/** Trouble on request: throttling, transaction conflicts and a mail service that refuses, throttles or falls silent, as AWS would show them. */

export type MailFault = 'refuse' | 'throttle' | 'time out after delivery';

export interface SdkCall {
  /** The function's id in the template, or `operator`. */
  caller: string;
  /** X-Amz-Target without its version, such as `PutItem`; empty for SES, whose action stands in the body. */
  action: string;
  body: string;
}

export interface Faults {
  /** Share of DynamoDB calls, 0 to 1, answered with ProvisionedThroughputExceededException. */
  throttle?: number;
  /** Share of TransactWriteItems calls, 0 to 1, cancelled with TransactionConflict. */
  conflict?: number;
  /** Where chance comes from; Math.random when absent. */
  random?: () => number;
  /** Restricts throttle and conflict to some calls. The caller is the function's id in the template. */
  only?: (call: { caller: string; action: string }) => boolean;
  /** Stands around every SDK call that is let in: may hold it back before it is served, and sees when it was. */
  around?: <T>(call: SdkCall, serve: () => Promise<T>) => Promise<T>;
  /** What happens to each mail; undefined for nothing. */
  mail?: MailFault | ((mail: { from: string; to: string[]; raw: string }) => MailFault | undefined);
}

export interface JsonFault {
  status: number;
  body: { __type: string; message: string; CancellationReasons?: { Code: string; Message?: string }[] };
}

const NAMESPACE = 'com.amazonaws.dynamodb.v20120810#';

/** @param items how many items a transaction has */
export function tableFault(
  faults: Faults,
  call: { caller: string; action: string },
  items: number,
): JsonFault | undefined {
  if (faults.only && !faults.only(call)) return undefined;
  const random = faults.random ?? Math.random;
  if (faults.throttle && random() < faults.throttle) {
    return {
      status: 400,
      body: {
        __type: `${NAMESPACE}ProvisionedThroughputExceededException`,
        message: 'The level of configured provisioned throughput for the table was exceeded.',
      },
    };
  }
  if (call.action === 'TransactWriteItems' && faults.conflict && random() < faults.conflict) {
    const reasons = Array.from({ length: Math.max(1, items) }, (_, index) =>
      index === 0 ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
    );
    return {
      status: 400,
      body: {
        __type: `${NAMESPACE}TransactionCanceledException`,
        message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
        CancellationReasons: reasons,
      },
    };
  }
  return undefined;
}
