/** `npm run mou -- …`: what a convener and an operator do from a terminal, against a deployment or the laptop cloud. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { parse } from '../../functions/agreements/mou.rules.ts';
import { verifyRecord } from '../../functions/records/verify/verify-record.ts';
import type { Refusal } from '../../functions/shared/kernel.ts';
import { agencyCommands } from './agencies.ts';
import { call, Refused } from './api.ts';
import { makeToken, revokeToken } from './tokens.ts';

const say = (line: string) => console.log(line);
const show = (value: unknown) => say(JSON.stringify(value, null, 2));

const program = new Command('mou').description(
  'Sends MOUs out for signature, shows how they stand, and verifies their record.',
);

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refused([
      { wrong: `${file} could not be read: ${(error as Error).message}`, remedy: 'Give the path of a JSON file.' },
    ]);
  }
};

program
  .command('check <file>')
  .description('say what an MOU file still lacks, without sending it')
  .action((file: string) => {
    const { refusals } = parse(readJson(file));
    if (refusals) throw new Refused(refusals);
    say(`${file} is complete: it can be sent.`);
  });

program
  .command('send <file>')
  .description('put an MOU out for signature')
  .option('--key <key>', 'an idempotency key: sending again with the same key sends nothing twice')
  .action(async (file: string, { key }: { key?: string }) => {
    show(await call('POST', '/api/agreements', readJson(file), key));
  });

program
  .command('status <id>')
  .description('how an agreement stands')
  .action(async (id: string) => {
    show(await call('GET', `/api/agreements/${id}`));
    show(await call('GET', `/api/agreements/${id}/signatories`));
  });

program
  .command('resend <id> <party>')
  .description('send a fresh link to the mailbox on record of that party')
  .action(async (id: string, party: string) =>
    show(await call('POST', `/api/agreements/${id}/signatories/${party}/link`, {})),
  );

program
  .command('void <id>')
  .description('take an agreement back before it is executed')
  .requiredOption('--reason <text>', 'why; every agency that was asked may read it')
  .action(async (id: string, { reason }: { reason: string }) =>
    show(await call('POST', `/api/agreements/${id}/void`, { reason })),
  );

program
  .command('record <id>')
  .description('export the record of an agreement')
  .requiredOption('--out <file>', 'where to write it')
  .action(async (id: string, { out }: { out: string }) => {
    writeFileSync(out, JSON.stringify(await call('GET', `/api/agreements/${id}/record`), null, 2));
    say(`Written to ${out}. Check it anywhere with: npm run mou -- verify ${out}`);
  });

program
  .command('verify <file-or-id>')
  .description('verify a record: from an exported file alone, or fetched by the id of an agreement')
  .action(async (source: string) => {
    const record = source.startsWith('mou_') ? await call('GET', `/api/agreements/${source}/record`) : readJson(source);
    const { holds, faults, unknown } = verifyRecord(record);
    for (const line of holds) say(`holds: ${line}`);
    for (const line of faults) say(`FAULT: ${line}`);
    for (const line of unknown) say(`not known: ${line}`);
    say(faults.length === 0 ? 'The record verifies.' : 'The record does not verify.');
    if (faults.length > 0) process.exitCode = 1;
  });

const token = program.command('token').description('convener tokens (for the operator, with rights on the table)');

token
  .command('make')
  .requiredOption(
    '--organization <domain>',
    'mail domain of the agency that organizes with it, such as health.alder.example',
  )
  .requiredOption('--label <text>', 'who will hold it')
  .action(async (by: { organization: string; label: string }) => {
    const { id, secret } = await makeToken(by);
    say(`Token ${id}, shown only now:\n${secret}`);
  });

token.command('revoke <id>').action(async (id: string) => {
  await revokeToken(id);
  say(`Token ${id} is revoked.`);
});

agencyCommands(program, readJson);

const tell = ({ wrong, remedy, field }: Refusal) => console.error(`${field ? `${field}: ` : ''}${wrong} ${remedy}`);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  error.refusals.forEach(tell);
  process.exitCode = 1;
}
