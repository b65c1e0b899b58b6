/** The dynoxide process of a home folder: never two at once, and none outlives its cloud, not even one that was killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

export interface Dynoxide {
  endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts dynoxide on `table.db` of the home folder, after ending one that a killed cloud may have left there.
 * @param onEnd called when it ends without having been told to
 */
export async function startDynoxide(home: string, onEnd: () => void): Promise<Dynoxide> {
  const program = findProgram();
  const file = join(home, 'table.db');
  const pidFile = join(home, 'dynoxide.pid');
  await endLeftover(pidFile, file);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    // Detached: Ctrl-C goes to the cloud, which stops it in order.
    const child = spawn(program, ['--host', '127.0.0.1', '--port', String(port), '--db-path', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2_000);
    });
    if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid));
    const guard = standGuard(child);
    if (await answers(child, port)) {
      try {
        indexStream(file);
      } catch (error) {
        guard.kill('SIGKILL');
        child.kill('SIGKILL');
        throw error;
      }
      child.once('exit', onEnd);
      return {
        endpoint: `http://127.0.0.1:${port}`,
        stop: async () => {
          child.off('exit', onEnd);
          guard.kill('SIGKILL');
          child.kill('SIGTERM');
          await ended;
          rmSync(pidFile, { force: true });
        },
      };
    }
    guard.kill('SIGKILL');
    child.kill('SIGKILL');
    // Another program may have taken the port in between: a second and a third port are tried.
    if (attempt === 3) throw new Error(`dynoxide does not start on ${file}: ${complaint.trim() || 'it said nothing'}`);
  }
}

/**
 * For every item that is written dynoxide looks for the last record of the stream, and for every reading for the next one; without an
 * index it reads the whole stream each time, and the longer a folder lives, the slower it gets.
 */
function indexStream(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS stream_in_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
}

export function findProgram(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
  } catch {
    throw new Error(
      `DynamoDB on this machine needs the package @dynoxide/linux-x64, which npm installs on 64-bit Linux only (this is ${process.platform} ${process.arch}). ` +
        'Start any DynamoDB of your own (for example AWS DynamoDB Local) and give its address: --dynamodb URL',
    );
  }
}

/** A shell that ends the child as soon as the pipe from this process breaks, which it does however this process dies. */
function standGuard(child: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', `read -r _; kill ${child.pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.stdin?.on('error', () => undefined);
  return guard;
}

async function endLeftover(pidFile: string, file: string): Promise<void> {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  const isOurs = () => {
    try {
      // The number may belong to another program by now.
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words.some((word) => word.endsWith('dynoxide')) && words.includes(file);
    } catch {
      return false;
    }
  };
  const until = performance.now() + 5_000;
  if (pid > 0 && isOurs()) process.kill(pid, 'SIGTERM');
  while (pid > 0 && isOurs()) {
    if (performance.now() > until) process.kill(pid, 'SIGKILL');
    await sleep(10);
  }
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  const until = performance.now() + 10_000;
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => done(true)).once('error', () => done(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return true;
    await sleep(5);
  }
  return false;
}
