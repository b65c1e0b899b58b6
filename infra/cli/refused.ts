/** What a command is refused for: by the service, by a file, or by the desk itself. */
import type { Refusal } from '../../functions/shared/kernel.ts';

export class Refused extends Error {
  override name = 'Refused';
  readonly refusals: Refusal[];
  constructor(refusals: Refusal[]) {
    super(refusals.map(({ wrong }) => wrong).join(' '));
    this.refusals = refusals;
  }
}

export const tell = ({ wrong, remedy, field }: Refusal): void =>
  console.error(`${field ? `${field}: ` : ''}${wrong} ${remedy}`);

/** Runs a command line; what it is refused for is told, and is exit code 1. */
export async function run(command: { parseAsync(): Promise<unknown> }): Promise<void> {
  try {
    await command.parseAsync();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    error.refusals.forEach(tell);
    process.exitCode = 1;
  }
}
