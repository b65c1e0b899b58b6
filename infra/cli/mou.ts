/** `npm run mou -- …`: what a convener and an operator do from a terminal, against a deployment or the laptop cloud. */
import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { signedMou } from '../../functions/agreements/domain/signed-mou.ts';
import { daysThatStop } from '../../functions/agreements/domain/sunset.rules.ts';
import { parse } from '../../functions/agreements/mou/domain/mou.rules.ts';
import { judgedRecord } from '../../functions/records/verify/about.ts';
import { type AdoptOptions, adoptFrom } from './adopt.ts';
import { agencyCommands } from './agencies.ts';
import { annexesIn, annexFiles, handIn } from './annexes.ts';
import { call } from './api.ts';
import { exportTo } from './export.ts';
import { readJson } from './files.ts';
import { useHome } from './laptop.ts';
import { type LeftOpen, linesOf, showSent } from './left-open.ts';
import { fetchRecord } from './record.ts';
import { Refused, run } from './refused.ts';
import { sayTexts, type TextsOf } from './texts.ts';
import { fetchTips } from './tips.ts';
import { makeToken, revokeToken } from './tokens.ts';
import { sayVerdict, verifyPath } from './verdict.ts';

const say = (line: string) => console.log(line);
const count = (typed: string): number => {
  if (!/^[1-9]\d{0,4}$/.test(typed)) throw new InvalidArgumentError('Write a whole number from 1 to 99999.');
  return Number(typed);
};
const show = (value: unknown) => say(JSON.stringify(value, null, 2));

export const program = new Command('mou')
  .description('Sends MOUs out for signature, shows their status, and verifies their record.')
  .option('--home <folder>', 'the service of npm start with that home, whatever the environment says')
  .hook('preAction', (_, command) => useHome(command.optsWithGlobals<{ home?: string }>().home));

program
  .command('check <file>')
  .description('say what stops an MOU file, or what it leaves open, without sending it')
  .action(async (file: string) => {
    const { mou, refusals } = parse(readJson(file));
    if (refusals) {
      console.error(`${file} cannot be sent. What stops it:`);
      throw new Refused(refusals);
    }
    const days = daysThatStop(mou, new Date().toISOString(), true);
    if (days.length > 0) {
      console.error(`${file} cannot be sent today as an MOU of its own. What stops it:`);
      throw new Refused(days);
    }
    say(`${file} is complete: it can be sent.`);
    // Taking words apart is for this command alone.
    const { findingsOf } = await import('../../functions/agreements/findings/domain/findings.ts');
    const { findings, more } = findingsOf(signedMou(mou));
    for (const line of linesOf({ findings, moreFindings: more })) say(line);
  });

program
  .command('send <file>')
  .description('send an MOU out for signature')
  .option('--key <key>', 'an idempotency key: sending again with the same key sends nothing twice')
  .option('--annexes <folder>', 'where the annexes are that the MOU names by their hashes')
  .option('--again', 'though its text or its number was sent before: as an agreement of its own')
  .action(async (file: string, { key, annexes, again }: { key?: string; annexes?: string; again?: true }) => {
    const json = readJson(file);
    const found = annexes === undefined ? [] : annexFiles(json, annexes);
    const sent = (await call('POST', `/api/agreements${again ? '?again=yes' : ''}`, json, key)) as LeftOpen & {
      agreement: string;
    };
    // Its id is told before anything else can fail.
    showSent(sent, show);
    for (const one of found) await handIn(sent.agreement, one);
  });

program
  .command('adopt <file-or-folder>')
  .description('take over an MOU that was signed elsewhere, or a folder of them: FILE.json beside FILE.pdf')
  .option('--pdf <file>', 'the signed original; without it, the PDF beside the file')
  .option('--pdf-folder <folder>', 'where the signed originals of a folder are, by the names of its files')
  .option('--signed <day>', 'the day on which it was signed, where the file does not say it')
  .option('--since <day>', 'in force since; without it, since it was signed, or the first day that it names')
  .option('--settings <fields>', 'fields that the original does not say, such as calendar.zone,sunset')
  .option('--yes', 'it is known that a document stays for good')
  .option('--again', 'though the signed original was sent before: it holds another MOU as well')
  .action((path: string, options: AdoptOptions) => adoptFrom(path, options, say));

/** Each puts out another text of an MOU that is known: what it is to the one before, and where it is sent. */
const VERSIONS = [
  ['revise', 'versions', {}, 'put a new text in the place of the one that is out for signature, or that came back'],
  [
    'amend',
    'successors',
    { kind: 'amendment' },
    'send out an amendment of the text in force, which stays in force until every agency has signed',
  ],
  ['renew', 'successors', { kind: 'renewal' }, 'send out a renewal of the text in force, for the term after this one'],
] as const;

for (const [name, path, query, says] of VERSIONS)
  program
    .command(`${name} <id> <file>`)
    .description(says)
    .option('--note <text>', 'what has changed, in a sentence or two, for those who sign')
    .option('--key <key>', 'an idempotency key: sending again with the same key sends nothing twice')
    .option('--annexes <folder>', 'where the annexes of the new version are; those handed in before change nothing')
    .action(
      async (id: string, file: string, { note, key, annexes }: { note?: string; key?: string; annexes?: string }) => {
        const json = readJson(file);
        const found = annexes === undefined ? [] : annexFiles(json, annexes);
        const asked = new URLSearchParams({ ...query, ...(note !== undefined && { note }) }).toString();
        const url = `/api/agreements/${id}/${path}${asked && `?${asked}`}`;
        const sent = (await call('POST', url, json, key)) as LeftOpen;
        // Its round is told before anything else can fail.
        showSent(sent, show);
        for (const one of found) await handIn(id, one);
      },
    );

program
  .command('annex <id> <file...>')
  .description('hand in annexes that the MOU names by their hashes')
  .action(async (id: string, files: string[]) => {
    for (const one of annexesIn(files)) show(await handIn(id, one));
  });

program
  .command('status <id>')
  .description('the status of an agreement: the text in force, the one on its way, and who has signed that')
  .action(async (id: string) => {
    const agreement = (await call('GET', `/api/agreements/${id}`)) as { adopted?: object; next?: object };
    for (const line of sayTexts(agreement as TextsOf)) say(line);
    show(agreement);
    // Nobody signs here what was signed elsewhere, until something follows it.
    if (!agreement.adopted || agreement.next) show(await call('GET', `/api/agreements/${id}/signatories`));
  });

program
  .command('resend <id> <party>')
  .description(
    'send a fresh link to the email address on record of that party, or of a further office that signs: energy_cfo',
  )
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
  .command('report <file>')
  .description(
    'report figures of a party from its sheet (.csv) or a .json file, with CONCORD_TOKEN its token for figures',
  )
  .requiredOption('--agreement <id>', 'under which MOU')
  .option('--confirmed', 'figures that are not plausible are right, as their notes say')
  .action(async (file: string, options: { agreement: string; confirmed?: true }) => {
    // Tables are read for this command alone.
    const { reportFile } = await import('./report.ts');
    show(await reportFile(file, options));
  });

program
  .command('record <id>')
  .description('export the record of an agreement')
  .requiredOption('--out <file>', 'where to write it')
  .action(async (id: string, { out }: { out: string }) => {
    writeFileSync(out, JSON.stringify(await fetchRecord(id), null, 2));
    say(`Written to ${out}. Check it anywhere with: npm run verify -- ${out}`);
  });

program
  .command('export <id>')
  .description(
    'take the record of an agreement away as a folder: sealed copies, events, texts with their annexes, and a manifest',
  )
  .requiredOption('--out <folder>', 'where to write it: a folder that is new or empty')
  .action(async (id: string, { out }: { out: string }) => {
    const files = await exportTo(out, id);
    say(`${files.length} files are in ${out}. Check them anywhere with: npm run verify -- ${out}`);
  });

program
  .command('tips <file-or-folder>')
  .description('save the proofs that the signed list of a day has the streams of a record, for npm run verify')
  .requiredOption('--day <day>', 'of which day, such as 2026-03-03; a list is made each day at 03:10 UTC')
  .requiredOption('--out <file>', 'where to write it')
  .action(async (path: string, { day, out }: { day: string; out: string }) => {
    writeFileSync(out, JSON.stringify(await fetchTips(path, day), null, 2));
    say(`Written to ${out}. Hold the record against it with: npm run verify -- ${path} --tips ${out}`);
  });

program
  .command('verify <file-or-id>')
  .description('verify a file or folder as npm run verify does, or a record fetched by the id of an agreement')
  .action(async (source: string) =>
    sayVerdict(source.startsWith('mou_') ? judgedRecord(await fetchRecord(source)) : await verifyPath(source, {})),
  );

const token = program.command('token').description('convener tokens (for the operator, with rights on the table)');

token
  .command('make')
  .requiredOption(
    '--organization <domain>',
    'email domain of the agency that organizes with it, such as health.alder.example',
  )
  .requiredOption('--label <text>', 'who will hold it')
  .option('--a-day <number>', 'how many MOUs may be sent with it in a day, if not 20 (100 signed elsewhere)', count)
  .action(async (by: { organization: string; label: string; aDay?: number }) => {
    const { id, secret } = await makeToken(by);
    say(`Token ${id}, shown only now:\n${secret}`);
  });

token.command('revoke <id>').action(async (id: string) => {
  await revokeToken(id);
  say(`Token ${id} is revoked.`);
});

agencyCommands(program, readJson);

// A desk (desk.ts) takes the commands without running one.
if (import.meta.main) await run(program);
