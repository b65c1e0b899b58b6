/** Inside a worker thread: one bundle, its own environment, the cloud's time, one invocation at a time. Imports nothing but Node's own modules. */
import { existsSync } from 'node:fs';
import { enableCompileCache, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

interface Start {
  folder: string;
  /** Where V8 keeps what it has compiled of the bundles, for every later cold start on this machine. */
  compiled: string;
  handler: string;
  clock: SharedArrayBuffer;
  memory: string;
  arn: string;
}
interface Work {
  requestId: string;
  payload: string;
  /** Milliseconds it has, counted from when the bundle is loaded. */
  remaining: number;
}
type Handler = (event: unknown, context: object) => unknown;

const start = workerData as Start;
const port = parentPort;
if (port === null) throw new Error('lambda-worker.ts runs in a worker thread only');

enableCompileCache(start.compiled);

const RealDate = Date;
const realNow = Date.now;
const offset = new BigInt64Array(start.clock);
const now = () => realNow() + Number(Atomics.load(offset, 0));
RealDate.now = now;
const CloudDate = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
});
RealDate.prototype.constructor = CloudDate;
globalThis.Date = CloudDate;

// The SDK looks for ~/.aws: a function has no home, least of all the developer's.
os.homedir = () => '/home/sbx_user1051';
syncBuiltinESMExports();

const [file = 'index', exported = 'handler'] = start.handler.split(/\.(?=[^.]*$)/);

async function load(): Promise<Handler> {
  const path = ['mjs', 'js', 'cjs'].map((end) => join(start.folder, `${file}.${end}`)).find((each) => existsSync(each));
  if (path === undefined) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  const bundle: Record<string, unknown> = await import(pathToFileURL(path).href);
  const handler = bundle[exported];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${start.handler} is undefined or not exported`);
  }
  return handler as Handler;
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** The shape in which Lambda reports an error. */
function report(error: unknown): { errorType: string; errorMessage: string; trace: string[] } {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

const handler = load();
handler.then(
  () => port.postMessage({ ready: true }),
  (error: unknown) => port.postMessage({ unfit: report(error) }),
);

port.on('message', async (work: Work) => {
  const loaded = await handler.catch(() => undefined);
  if (loaded === undefined) return;
  const deadline = performance.now() + work.remaining;
  const context = {
    awsRequestId: work.requestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.arn,
    memoryLimitInMB: start.memory,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  try {
    const result = await loaded(JSON.parse(work.payload), context);
    port.postMessage({ requestId: work.requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    port.postMessage({ requestId: work.requestId, error: report(error) });
  }
});
