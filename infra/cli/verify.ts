/** `npm run verify -- FILE`: verifies a sealed copy, a record or an exported folder from what is in it. It has no network and needs no service. */
import { Command } from 'commander';
import { readBytes, readJson } from './files.ts';
import { run } from './refused.ts';
import { sayVerdict, verifyPath } from './verdict.ts';

interface Options {
  jwks?: string;
  tips?: string;
  list?: string;
  copy?: string;
}

const command = new Command('verify')
  .description('Verifies a sealed PDF, its copy as data, a record or an exported folder, from the file alone.')
  .argument('<file>', 'a PDF, a JSON file or the folder of an export')
  .option('--jwks <file>', 'the keys of the service, saved from its /.well-known/jwks.json')
  .option('--tips <file>', 'proofs that a day’s list of all tips has the record, as npm run mou -- tips saves them')
  .option('--list <file>', 'that list, saved on its day from /.well-known/tips/DAY: the proofs must be of this one')
  .option('--copy <file>', 'a sealed copy, PDF or JSON, to hold a record against')
  .action(async (file: string, { jwks, tips, list, copy }: Options) =>
    sayVerdict(
      await verifyPath(file, {
        ...(jwks !== undefined && { jwks: readJson(jwks) }),
        ...(tips !== undefined && { tips: readJson(tips) }),
        ...(list !== undefined && { list: readJson(list) }),
        ...(copy !== undefined && { copy: readBytes(copy) }),
      }),
    ),
  );

await run(command);
