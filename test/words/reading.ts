/** What is said in old words, or in sentences that are too long: in the sources, and on a page or in an email as a reader sees it. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { CLAUSE_IDS, clause } from '../../functions/agreements/mou/domain/clauses.ts';
import { MOST_WORDS, OLD_WORDS } from './plain-words.ts';
import { type Said, saidBy } from './said.ts';

const examples = join(import.meta.dirname, '../../examples');

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const hasOldWord = (text: string): boolean => OLD_WORDS.some(({ old }) => old.test(text));

const inExamples = readdirSync(examples)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => textsIn(JSON.parse(readFileSync(join(examples, file), 'utf8'))));

/** What the agencies of the examples wrote, and the clauses that their lawyers agreed on, the longest first: it is theirs to word. */
const WRITTEN = [...inExamples, ...CLAUSE_IDS.map((id) => clause(id).text)]
  .map(onOneLine)
  .filter((text) => text.includes(' '))
  .sort((one, other) => other.length - one.length);

const withoutWritten = (line: string): string => WRITTEN.reduce((rest, own) => rest.replaceAll(own, '…'), line);

const foundIn = (line: string): string[] =>
  OLD_WORDS.flatMap(({ old, plain }) => {
    const found = old.exec(line);
    return found
      ? [`“${found[0]}” (say: ${plain}): ${line.slice(Math.max(0, found.index - 90), found.index + 90)}`]
      : [];
  });

export const oldWordsIn = (text: string): string[] =>
  text.split('\n').map(onOneLine).filter(hasOldWord).map(withoutWritten).flatMap(foundIn);

/** Sentences with more words than a busy reader takes in at once. */
export const longSentencesIn = (text: string): string[] =>
  text
    .split(/(?<=[.!?]”?)\s+|\n/)
    .filter((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}…]/u.test(word)).length > MOST_WORDS);

/** Everything that pages, emails, refusals and the command line can say. */
export const allSaid = (): Said[] => saidBy('functions', 'infra/cli', 'infra/laptop/console');

/** For `npm run bench -- reading`: keeps what a test shows, without the words of agencies, where it is asked to. */
function keep(kind: 'page' | 'email', name: string, text: string): void {
  const folder = process.env.WORDS_KEPT_IN;
  if (folder === undefined) return;
  const own = text.split('\n').map(onOneLine).map(withoutWritten).join('\n');
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify({ kind, name, text: own }));
}

/** The old words of an email. */
export function emailWordsToMend({ subject, text }: { subject: string; text: string }): string[] {
  keep('email', subject, text);
  return oldWordsIn(`${subject}\n${text}`);
}

/** What people act by: it is read in a hurry. */
const IN_FORMS = 'label, legend, button, .usa-hint, .usa-error-message, .usa-alert__heading, .usa-alert__text';

/** Of a page whose folded parts are open: its old words, and the long sentences of its forms and notices. */
export async function pageWordsToMend(page: Page, name: string): Promise<string[]> {
  const forms = await page.locator(IN_FORMS).allInnerTexts();
  keep('page', name, await page.locator('main').innerText());
  return [
    ...oldWordsIn(`${await page.title()}\n${await page.locator('body').innerText()}`),
    ...forms.map((text) => text.split('\n').map(onOneLine).map(withoutWritten).join('\n')).flatMap(longSentencesIn),
  ];
}
