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

let said: string[] = [];
const say = (...words: unknown[]) => void said.push(words.join(' '));
console.log = say;
console.error = say;
// A usage that is wrong is an error here, too, and not the end of the thread.
for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
  command.exitOverride().configureOutput({ writeOut: say, writeErr: say });

async function carryOut({ id, args, environment }: Order): Promise<Done> {
  said = [];
  Object.assign(process.env, environment);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { id, said: said.join('\n'), failed: false };
  } catch (error) {
    if (error instanceof Refused) error.refusals.forEach(tell);
    else say(error instanceof Error ? error.message : String(error));
    return { id, said: said.join('\n'), failed: true };
  }
}

let last = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  last = last.then(async () => parentPort?.postMessage(await carryOut(order)));
});
