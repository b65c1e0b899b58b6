/** For tests: AWS turns away every call of a function, and the SDK does not try again. */
import type { Faults, SdkCall } from '../infra/laptop/faults.ts';

type Around = NonNullable<Faults['around']>;

export const refusing =
  (isCaller: (caller: string) => boolean): Around =>
  async <T>({ caller }: SdkCall, serve: () => Promise<T>): Promise<T> => {
    const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'Turned away for a test.' });
    return isCaller(caller) ? ({ status: 400, type: 'application/x-amz-json-1.0', body } as T) : serve();
  };
