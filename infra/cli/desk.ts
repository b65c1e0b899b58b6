/**
 * Commands of `npm run mou` one after another in one worker thread: a program of this machine that gives several loads them once. Each
 * command brings the variables that name the deployment, the same for all of them, and its own, such as its token.
 */
import { parentPort } from 'node:worker_threads';
import { program } from './mou.ts';
import { Refused, tell } from './refused.ts';

export interface Order {
  id: number;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
}

export interface Done {
  id: number;
  said: string;
  failed: boolean;
}

/** What a command printed, and whether it did so beside its answer. */
let said: { line: string; beside: boolean }[] = [];
const saying =
  (beside: boolean) =>
  (...words: unknown[]) =>
    void said.push({ line: words.join(' '), beside });
const say = saying(false);
console.log = say;
console.error = saying(true);
/** The answer alone of a command that did what it should: a program reads it. */
const told = (failed: boolean): string =>
  said
    .filter(({ beside }) => failed || !beside)
    .map(({ line }) => line)
    .join('\n');
// A usage that is wrong is an error here, too, and not the end of the thread.
for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
  command.exitOverride().configureOutput({ writeOut: say, writeErr: say });

async function carryOut({ id, args, environment }: Order): Promise<Done> {
  said = [];
  Object.assign(process.env, environment);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { id, said: told(false), failed: false };
  } catch (error) {
    if (error instanceof Refused) error.refusals.forEach(tell);
    else say(error instanceof Error ? error.message : String(error));
    return { id, said: told(true), failed: true };
  }
}

let last = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  last = last.then(async () => parentPort?.postMessage(await carryOut(order)));
});
