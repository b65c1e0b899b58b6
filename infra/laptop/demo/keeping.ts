/** What is left for the years after: the sealed copy with everyone, the signed list of all tips, the export, and a check that needs no service. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../synthesize.ts';
import { callApi, mou, type Ours } from './demonstration.ts';
import { DELEGATE, expect, type Stage, type Step, SUCCESSOR } from './stage.ts';
import { headOf } from './wildfire-smoke.ts';

const DAY = 86_400_000;
export const fileOf = ({ home }: Stage, name: string): string => join(home, name);
const FOLDER = 'record';
const COPY = 'executed-copy.pdf';
const KEYS = 'jwks.json';
const LIST = 'list.json';

/** The proofs of a folder's streams. */
const tipsOf = (stage: Stage, folder: string): string => fileOf(stage, `tips-${folder}.json`);

/** What a stranger has beside a sealed file, and beside a folder. */
const keys = (stage: Stage): string[] => ['--jwks', fileOf(stage, KEYS)];
const beside = (stage: Stage, folder: string): string[] => [
  ...keys(stage),
  ...['--tips', tipsOf(stage, folder), '--list', fileOf(stage, LIST)],
];

const copies: Step = [
  'Everyone who signed has the sealed copy',
  async (stage) => {
    const signers = [headOf('health'), SUCCESSOR, headOf('emergency'), DELEGATE];
    const pdfs = signers.map(({ name, mailbox }) => {
      const mail = stage.cloud.inbox.to(mailbox).findLast(({ subject }) => subject.startsWith('Executed'));
      const pdf = Buffer.from(
        mail?.attachments.find(({ type }) => type === 'application/pdf')?.content ?? '',
        'base64',
      );
      expect(pdf.subarray(0, 5).equals(Buffer.from('%PDF-')), `an email to ${name} with the copy as a PDF`);
      return pdf;
    });
    const [copy] = pdfs;
    expect(copy && pdfs.every((pdf) => pdf.equals(copy)), 'the same bytes for everyone');
    writeFileSync(fileOf(stage, COPY), copy);
    const { term, inForce } = await callApi<{ term: { effective: string; sunset: string }; inForce: boolean }>(
      stage.cloud,
      stage.token,
      `/api/agreements/${stage.agreement}`,
    );
    expect(inForce, 'the agreement is in force');
    const size = `${Math.round(copy.length / 1024)} KB`;
    return `${pdfs.length} emails with the same PDF of ${size}; in force from ${term.effective}, sunset review due on ${term.sunset}`;
  },
];

/** What a stranger would save from the service while it is there. */
export const witnesses: Step = [
  'The clock goes to the next day: the signed list of all tips is out',
  async (stage) => {
    const { cloud } = stage;
    const day = new Date(cloud.clock.now() + DAY).toISOString().slice(0, 10);
    await cloud.moveTo(`${day}T03:30:00.000Z`);
    await cloud.quiet();
    const saved = async (path: string, name: string): Promise<string> => {
      const response = await fetch(`${cloud.url}${path}`);
      const text = await response.text();
      expect(response.status === 200, `${path} is there, not ${response.status}: ${text}`);
      writeFileSync(fileOf(stage, name), text);
      return text;
    };
    await saved('/.well-known/jwks.json', KEYS);
    const { list } = JSON.parse(await saved(`/.well-known/tips/${day}`, LIST)) as { list: { streams: number } };
    expect(list.streams > 0, 'the list has streams');
    return `${list.streams} streams on ${day}, saved with the service’s keys`;
  },
];

/** Of every MOU of the stage. */
const historiesOf = ({ token, agreement, others }: Stage): [folder: string, ours: Ours][] => [
  ...(agreement === '' ? [] : [[FOLDER, { token, agreement }] satisfies [string, Ours]]),
  ...Object.entries(others).map(([name, ours]): [string, Ours] => [`${FOLDER}-${name}`, ours]),
];

export const exported: Step = [
  'Their organizers take the records of all three MOUs away as folders, with the proofs that the list of the day has them',
  async (stage) => {
    const written: string[] = [];
    const { list } = JSON.parse(readFileSync(fileOf(stage, LIST), 'utf8')) as { list: { day: string } };
    for (const [folder, { token, agreement }] of historiesOf(stage)) {
      const said = await mou(stage.cloud, token, 'export', agreement, '--out', fileOf(stage, folder));
      const [, files] = /^(\d+) files/.exec(said) ?? [];
      expect(files, `how many files were written, not: ${said}`);
      const [at, out] = [fileOf(stage, folder), tipsOf(stage, folder)];
      await mou(stage.cloud, token, 'tips', at, '--day', list.day, '--out', out);
      written.push(`${folder}: ${files} files`);
    }
    return written.join(', ');
  },
];

/** What holds is counted, what no file can say by itself is repeated: it is what a reader must know. */
export async function verdict(...args: string[]): Promise<string> {
  const lines = (await run('infra/cli/verify.ts', args, {})).trim().split('\n');
  const [conclusion = ''] = lines;
  const good = ['Complete and unchanged.', 'Unchanged since sealing.'].includes(conclusion);
  expect(good, `a verdict that it is unchanged, not: ${lines.join('\n')}`);
  const unknown = lines.filter((line) => line.startsWith('cannot say'));
  const holds = lines.filter((line) => line.startsWith('holds')).length;
  return [`${holds} checks hold. ${conclusion}`, ...unknown].join('\n      ');
}

const offline: Step = [
  'The service is stopped; the folder verifies against one emailed copy, the saved keys and the saved list',
  async (stage) => {
    await stage.cloud.stop();
    return verdict(fileOf(stage, FOLDER), '--copy', fileOf(stage, COPY), ...beside(stage, FOLDER));
  },
];

const others: Step = [
  'So do the folders of the MOU that has ended and of the one that was signed on paper',
  async (stage) => {
    const [, ...folders] = historiesOf(stage);
    expect(folders.length === 2, 'both were taken away');
    const verdicts: string[] = [];
    for (const [folder] of folders)
      verdicts.push(`${folder}: ${await verdict(fileOf(stage, folder), ...beside(stage, folder))}`);
    return verdicts.join('\n      ');
  },
];

const mailed: Step = [
  'The emailed PDF verifies by itself, with the saved keys',
  (stage) => verdict(fileOf(stage, COPY), ...keys(stage)),
];

const poppler: Step = [
  'Another program looks at the seal',
  async (stage) => {
    try {
      const { stdout } = await promisify(execFile)('pdfsig', ['-nocert', fileOf(stage, COPY)]);
      expect(/Signature is Valid/.test(stdout), `that pdfsig finds the signature valid, not: ${stdout}`);
      expect(/Total document signed/.test(stdout), `that it covers the whole file, not: ${stdout}`);
      return 'pdfsig of Poppler says: Signature is Valid, Total document signed';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return 'pdfsig (poppler-utils) is not installed; our own verifier alone has checked it';
    }
  },
];

/** Each MOU and each sealed file of a stage without a mailed copy, after the service was stopped. */
export const verifying = (files: readonly string[]): Step => [
  'The service is stopped; the folders of all three MOUs verify, and so do the sealed files that were saved',
  async (stage) => {
    await stage.cloud.stop();
    const folders = historiesOf(stage).map(([name]) => name);
    const verdicts = [...folders, ...files].map(async (name) => {
      const of = folders.includes(name) ? beside(stage, name) : keys(stage);
      const [said] = (await verdict(fileOf(stage, name), ...of)).split('\n');
      return `${name}: ${said}`;
    });
    return (await Promise.all(verdicts)).join('\n      ');
  },
];

export const keeping: readonly Step[] = [copies, witnesses, exported, offline, others, mailed, poppler];
