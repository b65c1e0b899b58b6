/** `npm start`: the synthesized template on this machine, with five example MOUs, a console and a clock; Ctrl-C stops it, the next start goes on. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { announce, clear, DEFAULT_HOME } from './address.ts';
import { synthesize } from './synthesize.ts';

const USAGE = `npm start -- [--fresh] [--port N] [--console-port N] [--front-door-port N] [--dynamodb URL] [--home FOLDER]

  --fresh            begin anew: the state of earlier starts is deleted
  --port             the service (default 4300; 0 takes any free port)
  --console-port     the console (default 4301)
  --front-door-port  what the functions call instead of AWS (default 4302)
  --dynamodb         a DynamoDB endpoint to use instead of the bundled dynoxide
  --home             where state is kept (default .concord)`;

const string = { type: 'string' } as const;
const boolean = { type: 'boolean', default: false } as const;

function readArgs() {
  try {
    const { values } = parseArgs({
      options: {
        fresh: boolean,
        help: boolean,
        port: { ...string, default: '4300' },
        'console-port': { ...string, default: '4301' },
        'front-door-port': { ...string, default: '4302' },
        dynamodb: string,
        home: { ...string, default: DEFAULT_HOME },
      },
    });
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const portOf = (text: string, flag: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  console.error(`--${flag} takes a port number from 0 to 65535, not ${text}`);
  process.exit(2);
};

async function start(): Promise<void> {
  const args = readArgs();
  if (args.help) return console.log(USAGE);
  const ports = {
    http: portOf(args.port, 'port'),
    frontDoor: portOf(args['front-door-port'], 'front-door-port'),
  };
  const consolePort = portOf(args['console-port'], 'console-port');
  const home = resolve(args.home);
  if (args.fresh) clear(home);
  mkdirSync(home, { recursive: true });

  const template = join(home, 'cdk.out');
  // A process of its own, which takes longest: everything else is loaded and started beside it.
  const synthesized = synthesize(template).then(() => template);
  synthesized.catch(() => undefined);
  const [{ openConsole }, { plannedGuide }] = await Promise.all([
    import('./console/server.ts'),
    import('./demo/planned-guide.ts'),
  ]);
  const console_ = await openConsole(consolePort, plannedGuide);
  console.log(`Begin here      ${console_.url}\n`);
  const onProgress = (line: string) => {
    console_.step(line);
    console.log(`${(performance.now() / 1000).toFixed(1).padStart(5)} s  ${line}…`);
  };
  onProgress('Bundling the functions and synthesizing the template');
  const [{ bootCloud }, { readyDesk }, { openScene }, { guideOf }, { aheadOf }, { MONTHS_AGO }, { monthsAfter }] =
    await Promise.all([
      import('./cloud/cloud.ts'),
      import('./demo/demonstration.ts'),
      import('./demo/opening.ts'),
      import('./demo/guide.ts'),
      import('./demo/ahead.ts'),
      import('./demo/crashes.ts'),
      import('./demo/months.ts'),
    ]);
  readyDesk();
  const { dynamodb } = args;
  const cloud = await bootCloud({
    template: synthesized,
    home,
    ports,
    // The demonstration begins eleven months ago, and is today when it stands.
    startAt: new Date(monthsAfter(Date.now(), -MONTHS_AGO)).toISOString(),
    // One more than can run at once would only be loaded, while the others could have answered.
    sandboxes: Math.min(4, availableParallelism()),
    ...(dynamodb !== undefined && { dynamodb }),
    onProgress,
  });
  const scene = await openScene(cloud, home, onProgress);
  const { smoke, roads, laboratory, inspections, crashes } = scene;
  console_.show({ cloud, guide: () => guideOf(cloud, scene), ahead: () => aheadOf(cloud, scene) });
  const { url, frontDoor, table } = cloud;
  const address = { url, frontDoor, table: table[0]?.name ?? '', token: smoke.token, pid: process.pid };
  process.once('exit', announce(home, address));

  console.log(`
Concord runs on this machine. Demonstration: fictional agencies, nothing binds anyone.

  Begin here      ${console_.url}
  The service     ${cloud.url}
  Being signed    ${smoke.agreement}
  In force        ${roads.agreement}, ${laboratory.agreement}
  To confirm      ${inspections.agreement}
  With figures    ${crashes.agreement}

Ctrl-C stops it; npm start goes on where it was; npm start -- --fresh begins anew.`);

  const stop = async () => {
    console.log('\nStopping…');
    await console_.stop();
    await cloud.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      // A second Ctrl-C ends it at once: nothing that was accepted depends on a tidy end.
      process.once(signal, () => process.exit(130));
      void stop().then(() => process.exit(0));
    });
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
