/** For tests: the commands of a runbook, carried out in their order on a cloud that is deployed anew with the settings that they name. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, synthesize } from '../infra/laptop/synthesize.ts';
import { aCloud, MINUTE, type TestCloud } from './a-cloud.ts';
import { awsCall, commandsIn, sectionOf, wordsOf } from './runbook-commands.ts';

interface Answered {
  executions?: { executionArn: string }[];
  Items?: Record<string, { M?: Record<string, { S: string }>; S?: string }>[];
  Table?: { TableStatus?: string; TableArn?: string };
  TableDescription?: { LatestStreamArn?: string };
}

export class Rehearsal {
  /** What the names of the page stand for. */
  readonly names: Record<string, string> = {};
  /** Settings that stand in cdk.json by now. */
  kept: Record<string, string> = {};
  /** Those of the page that are still to come. */
  readonly commands: string[];
  bearer = '';
  private readonly folder = mkdtempSync(join(tmpdir(), 'concord-rehearsal-'));
  private readonly home = mkdtempSync(join(this.folder, 'home-'));
  private running: TestCloud | undefined;

  constructor(heading: string) {
    const page = readFileSync(join(import.meta.dirname, '../docs/runbooks.md'), 'utf8');
    // What a sentence names is no step.
    this.commands = commandsIn(sectionOf(page, heading).replaceAll(/`[^`]*`/g, ''));
  }

  get cloud(): TestCloud {
    if (!this.running) throw new Error('Nothing is deployed');
    return this.running;
  }

  /** Where a file lies that a command writes or reads. */
  place(name: string): string {
    return join(this.folder, name);
  }

  /** The next command of the page, with what its names stand for; it has to begin like this. */
  next(beginning: string): string {
    const command = this.commands.shift() ?? 'the end of the page';
    if (!command.startsWith(beginning)) throw new Error(`The page goes on with: ${command}, not with: ${beginning}`);
    return Object.entries(this.names)
      .sort(([one], [other]) => other.length - one.length)
      .reduce((text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), value), command);
  }

  /** Deploys with the settings of the command line, on the home that is there. */
  async deploy(command = ''): Promise<void> {
    const settings = [...command.matchAll(/ -c (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]);
    const template = mkdtempSync(join(this.folder, 'template-'));
    await synthesize(template, { ...this.kept, ...Object.fromEntries(settings) });
    await this.running?.stop();
    this.running = await aCloud({ home: this.home, template });
  }

  /** Carried out as the operator, with the CLI's own reading of what is typed; a `wait` lets the time pass that it waits for. */
  async aws(command: string): Promise<Answered> {
    const { client, input } = awsCall(command);
    if (!client) throw new Error(`Nothing answers ${command}`);
    const policy = /^file:\/\/(.+)$/.exec(String(input.Policy ?? ''))?.[1];
    const one = new client.Client({
      ...{ endpoint: this.cloud.frontDoor, region: this.cloud.region, maxAttempts: 1 },
      credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
    });
    const asked = { ...input, ...(policy !== undefined && { Policy: readFileSync(this.place(policy), 'utf8') }) };
    const answer = (await one.send(new client.Command(asked))) as Answered;
    if (!/ wait /.test(command) || answer.Table?.TableStatus === 'ACTIVE') return answer;
    await this.cloud.moveBy(5 * MINUTE);
    return this.aws(command);
  }

  /** What a command of this project prints; it is rejected with it where it ends with an error. */
  program(command: string): Promise<string> {
    const [, , name = '', , ...words] = wordsOf(command);
    const files = words.map((word) => (/^([A-Z]+|[A-Z]+\.(json|pdf))$/.test(word) ? this.place(word) : word));
    return run(`infra/cli/${name}.ts`, files, { CONCORD_URL: this.cloud.url, CONCORD_TOKEN: this.bearer });
  }

  async over(): Promise<void> {
    await this.running?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
