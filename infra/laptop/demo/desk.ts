/** `npm run mou` for this program: its commands are carried out in a thread of its own, which loads them once for each cloud. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

interface Done {
  id: number;
  said: string;
  failed: boolean;
}

const ENTRY = join(import.meta.dirname, '../../cli/desk.ts');

export class Desk {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (done: Done) => void>();
  private orders = 0;

  /** The commands load meanwhile, whether or not there is a deployment yet. */
  constructor() {
    this.worker = new Worker(ENTRY, { env: { ...process.env }, execArgv: ['--import', 'tsx'] });
    this.worker.on('message', (done: Done) => {
      this.waiting.get(done.id)?.(done);
      this.waiting.delete(done.id);
    });
    const lost = (why: string) => {
      for (const [id, settle] of this.waiting) settle({ id, said: why, failed: true });
      this.waiting.clear();
    };
    this.worker.on('error', (error) => lost(error.message));
    this.worker.on('exit', () => lost('the thread of the commands ended'));
    // It holds nobody up who has nothing else to do.
    this.worker.unref();
  }

  /**
   * Resolves with what the command printed. Rejects with what it complained of.
   * @param environment what the command finds in its own, beside that of this program: the same deployment each time
   */
  async run(args: readonly string[], environment: Record<string, string>): Promise<string> {
    this.orders += 1;
    const id = this.orders;
    const { said, failed } = await new Promise<Done>((settle) => {
      this.waiting.set(id, settle);
      this.worker.postMessage({ id, args, environment });
    });
    if (failed) throw new Error(`mou ${args.join(' ')} failed:\n${said}`);
    return said;
  }
}
