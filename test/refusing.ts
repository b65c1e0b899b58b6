/** For tests: AWS turns away certain calls of functions, and the SDK does not try again. */
import type { Faults, SdkCall } from '../infra/laptop/cloud/faults.ts';

type Around = NonNullable<Faults['around']>;

export const refusing =
  (isRefused: (call: SdkCall) => boolean): Around =>
  async <T>(call: SdkCall, serve: () => Promise<T>): Promise<T> => {
    const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'Turned away for a test.' });
    return isRefused(call) ? ({ status: 400, type: 'application/x-amz-json-1.0', body } as T) : serve();
  };

/** Whether a call writes an event of that type. */
export const writes =
  (type: string) =>
  ({ action, body }: SdkCall): boolean =>
    action === 'TransactWriteItems' && body.includes(`"${type}"`);
