/** Inside a worker thread: one bundle, its own environment, the cloud's time, one invocation at a time. JavaScript, because each of dozens of threads would strip the types anew, which takes as long as all the rest of its start. */
import { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** @typedef {{ folder: string, handler: string, clock: SharedArrayBuffer, memory: string, arn: string }} Start */
/** @typedef {{ requestId: string, payload: string, remaining: number }} Work `remaining`: milliseconds that it has, counted from when the bundle is loaded */
/** @typedef {(event: unknown, context: object) => unknown} Handler */

/** @type {Start} */
const start = workerData;
const port = parentPort;
if (port === null) throw new Error('lambda-worker.mjs runs in a worker thread only');

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

/** @returns {Promise<Handler>} */
async function load() {
  const path = ['mjs', 'js', 'cjs'].map((end) => join(start.folder, `${file}.${end}`)).find((each) => existsSync(each));
  if (path === undefined) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  /** @type {Record<string, unknown>} */
  const bundle = await import(pathToFileURL(path).href);
  const handler = bundle[exported];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${start.handler} is undefined or not exported`);
  }
  return /** @type {Handler} */ (handler);
}

/** @param {string} name @param {string} message */
function named(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** The shape in which Lambda reports an error. @param {unknown} error */
function report(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

const handler = load();
handler.then(
  () => port.postMessage({ ready: true }),
  (error) => port.postMessage({ unfit: report(error) }),
);

port.on('message', async (/** @type {Work} */ work) => {
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
