/** Which service of this machine is meant: that of the home that was named, or the only one that was started from this folder and runs. */
import { resolve } from 'node:path';
import { addressIn, DEFAULT_HOME, homesFrom, isRunning, type LaptopAddress } from '../laptop/address.ts';
import { Refused } from './refused.ts';

let named: string | undefined;

/** What `--home` of this command line says. */
export function useHome(home: string | undefined): void {
  named = home;
}
/** Then it counts more than what the environment says of a deployment. */
export const homeIsNamed = (): boolean => named !== undefined;

const startOf = (home: string): string =>
  home === resolve(DEFAULT_HOME) ? 'npm start' : `npm start -- --home ${home}`;

const stopped = (homes: readonly string[]) =>
  new Refused([
    {
      code: 'service-stopped',
      wrong: `The service of ${homes.join(' and of ')} is not running.`,
      remedy: `Start it with ${homes.map(startOf).join(' or ')}, and wait until it says that Concord runs.`,
    },
  ]);

function laptopOf(home: string): LaptopAddress {
  const address = addressIn(home);
  if (!address)
    throw new Refused([
      {
        code: 'home-unknown',
        wrong: `No service was ever started with the home ${home}.`,
        remedy: `Start it with ${startOf(home)}, or name the folder that it was started with.`,
      },
    ]);
  if (!isRunning(address)) throw stopped([home]);
  return address;
}

/** Undefined when none was ever started. Throws Refused when the one that is meant does not run, or when several do. */
export function laptop(from = process.cwd()): LaptopAddress | undefined {
  const home = named ?? process.env.CONCORD_HOME;
  if (home) return laptopOf(resolve(home));
  const started = homesFrom(from).flatMap((one) => {
    const address = addressIn(one);
    return address ? [{ home: one, address }] : [];
  });
  const [running, ...more] = started.filter(({ address }) => isRunning(address));
  if (running && more.length > 0)
    throw new Refused([
      {
        code: 'services-several',
        wrong: `Several services are running: those of ${[running, ...more].map((one) => one.home).join(' and of ')}.`,
        remedy: `Name one, such as with --home ${running.home}.`,
      },
    ]);
  if (!running && started.length > 0) throw stopped(started.map((one) => one.home));
  return running?.address;
}
