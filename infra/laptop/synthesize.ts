/** Synthesizes the very template that `cdk deploy` would send, with the one setting that marks it as a demonstration. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const NOTICE = 'Demonstration: these agencies are fictional, and nothing here binds anyone.';

const root = join(import.meta.dirname, '../..');

/** Runs a program of this project; resolves with what it printed. Rejects with what it complained of. */
export const run = (script: string, args: string[], env: Record<string, string>): Promise<string> =>
  runNode(['--import', 'tsx', join(root, script), ...args], env);

function runNode(args: string[], env: Record<string, string>): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
    });
    // Whoever gives up leaves nothing running that writes on.
    const end = () => child.kill();
    process.once('exit', end);
    child.once('close', () => process.off('exit', end));
    let out = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done(out) : fail(new Error(`${args.join(' ')} failed:\n${complaints}${out}`)),
    );
  });
}

/**
 * Without cdk-nag, which looks at a template and changes nothing in it: `npm run synth` and the tests run it. Without tsx, too: Node
 * strips the types by itself, and the CDK, whose thousand files tsx would look at, is loaded in three quarters of the time.
 * @param settings as `-c name=value`
 */
export const synthesize = (outdir: string, settings: Record<string, string> = {}): Promise<string> =>
  runNode([join(root, 'infra/aws/app.ts')], {
    CDK_OUTDIR: outdir,
    CDK_CONTEXT_JSON: JSON.stringify({ notice: NOTICE, ...settings }),
    CDK_CHECKS: 'off',
  });
