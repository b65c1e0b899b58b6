/** Taking over MOUs that were signed elsewhere: one, or a folder of them, each file of terms beside the PDF that was signed. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { checkPdf } from '../../functions/shared/pdf/pdf-check.ts';
import { type AnnexFile, annexesIn, handIn } from './annexes.ts';
import { call } from './api.ts';
import { isFolder, readJson } from './files.ts';
import { Refused } from './refused.ts';

interface Said {
  signed?: string;
  since?: string;
  settings?: string;
}

/** One MOU to be taken over: what the service is asked for, and the signed original. */
interface Adoption {
  body: { mou: unknown; adopted: Record<string, unknown> };
  original: AnnexFile;
}

type Wrapper = { mou: unknown; adopted?: Record<string, unknown> };
/** A file says the days of its original itself, or is the MOU alone. */
const isWrapper = (json: unknown): json is Wrapper => typeof json === 'object' && json !== null && 'mou' in json;

const stated = ({ signed, since, settings }: Said): Record<string, unknown> => ({
  ...(signed !== undefined && { signedOn: signed }),
  ...(since !== undefined && { since }),
  ...(settings !== undefined && { settings: settings.split(',').map((field) => field.trim()) }),
});

/** Looked into before anything is sent, as the service will. */
async function originalIn(pdf: string): Promise<AnnexFile> {
  const [original] = annexesIn([pdf]);
  if (!original) throw new Error('A file is read or refused');
  const flaw = await checkPdf(original.bytes);
  if (flaw) throw new Refused([{ ...flaw, wrong: `${basename(pdf)}: ${flaw.wrong}` }]);
  return original;
}

async function adoptionIn(file: string, pdf: string, said: Said): Promise<Adoption> {
  const json = readJson(file);
  const original = await originalIn(pdf);
  const { mou, adopted = {} } = isWrapper(json) ? json : { mou: json };
  const { sha256, bytes } = original;
  return {
    body: { mou, adopted: { ...adopted, ...stated(said), pdf: { sha256, bytes: bytes.length } } },
    original,
  };
}

/** `FILE.json` beside `FILE.pdf`, in the order of their names. */
const pairsIn = (folder: string, pdfs: string): { file: string; pdf: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ file: join(folder, name), pdf: join(pdfs, name.replace(/\.json$/, '.pdf')) }));

type Outcome = 'sent' | 'there already' | 'refused';

const idIn = ({ refusals }: Refused): string | undefined =>
  refusals.find(({ code }) => code === 'already-adopted')?.about;

/** What was sent before is not sent again; its original is handed in, if it did not arrive. */
async function adopt({ body, original }: Adoption, again?: true): Promise<{ outcome: Outcome; agreement: string }> {
  const path = `/api/agreements/adoptions${again ? '?again=yes' : ''}`;
  const sent = async () => (await call('POST', path, body)) as { agreement: string };
  try {
    const { agreement } = await sent();
    await handIn(agreement, original);
    return { outcome: 'sent', agreement };
  } catch (error) {
    const agreement = error instanceof Refused ? idIn(error) : undefined;
    if (agreement === undefined) throw error;
    const { status } = (await call('GET', `/api/agreements/${agreement}`)) as { status: string };
    if (status === 'being confirmed') await handIn(agreement, original);
    return { outcome: 'there already', agreement };
  }
}

const inOneLine = ({ refusals }: Refused): string =>
  refusals.map(({ field, wrong, remedy }) => `${field ? `${field}: ` : ''}${wrong} ${remedy}`).join(' ');

/** A line for each; one that is refused holds up none of the others. */
async function adoptAll(
  pairs: readonly { file: string; pdf: string }[],
  { again, ...said }: Said & { again?: true },
  say: (line: string) => void,
): Promise<Record<Outcome, number>> {
  const counts = { sent: 0, 'there already': 0, refused: 0 };
  for (const { file, pdf } of pairs) {
    try {
      const { outcome, agreement } = await adopt(await adoptionIn(file, pdf, said), again);
      counts[outcome] += 1;
      say(`${basename(file)}: ${outcome === 'sent' ? 'sent to its liaisons as' : 'was sent before as'} ${agreement}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      counts.refused += 1;
      say(`${basename(file)}: refused: ${inOneLine(error)}`);
    }
  }
  return counts;
}

const STAYS =
  'A document that is handed in stays on the record for good, and every party of its MOU can read it. Hand in what all of them have, and nothing else.';

/** Asked at a terminal; elsewhere it must be said beforehand. */
async function agreed(yes: true | undefined, say: (line: string) => void): Promise<void> {
  say(STAYS);
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new Refused([
      { code: 'not-agreed', wrong: 'Nothing was sent.', remedy: 'Call it again with --yes if you mean it.' },
    ]);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question('Type “adopt” to go on: ');
  terminal.close();
  if (typed.trim() !== 'adopt')
    throw new Refused([{ code: 'not-agreed', wrong: 'Nothing was sent.', remedy: 'Type “adopt” if you mean it.' }]);
}

export interface AdoptOptions extends Said {
  pdf?: string;
  pdfFolder?: string;
  yes?: true;
  again?: true;
}

function pairsOf(path: string, { pdf, pdfFolder }: AdoptOptions): { file: string; pdf: string }[] {
  if (!isFolder(path)) {
    const beside = pdf ?? path.replace(/\.json$/, '.pdf');
    if (existsSync(beside) && beside !== path) return [{ file: path, pdf: beside }];
    throw new Refused([
      {
        code: 'original-unknown',
        wrong: `It is not said which PDF was signed, and ${beside} is not there.`,
        remedy: 'Name it with --pdf FILE.',
      },
    ]);
  }
  const pairs = pairsIn(path, pdfFolder ?? path);
  if (pairs.length > 0) return pairs;
  throw new Refused([
    { code: 'folder-empty', wrong: `${path} holds no .json file.`, remedy: 'Name the folder of the files.' },
  ]);
}

export async function adoptFrom(path: string, options: AdoptOptions, say: (line: string) => void): Promise<void> {
  const pairs = pairsOf(path, options);
  await agreed(options.yes, say);
  const { sent, refused, ...more } = await adoptAll(pairs, options, say);
  say(`${sent} sent, ${more['there already']} sent before, ${refused} refused.`);
  if (refused > 0) process.exitCode = 1;
}
