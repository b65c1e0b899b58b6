/** What the product can say to a person, read from its sources: every text of more than one word, whatever state of a page it belongs to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

const root = join(import.meta.dirname, '../..');

export interface Said {
  file: string;
  /** What is filled in is an ellipsis. */
  text: string;
}

/** Comments are gone by then, and the text between tags is a string like any other. */
const LITERAL = /"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`/g;

/** Names of classes and keys, queries, and what is left of code. */
const FOR_PROGRAMS = /^([a-z]+(-+[a-z…]+)+ ?)+$|^(SELECT|INSERT|UPDATE|DELETE|CREATE) |^[#:]|[{}=<>]/;

/** Answers by which a workflow goes on: executions that run by an earlier definition compare these very words. */
const COMPARED = new Set(
  readdirSync(join(root, 'workflows'))
    .filter((file) => file.endsWith('.asl.json'))
    .flatMap((file) => [...readFileSync(join(root, 'workflows', file), 'utf8').matchAll(/ = '([^']+)' %}/g)])
    .map(([, word]) => word),
);

/** Several words, or a label of one. */
const isForPeople = (text: string): boolean =>
  !COMPARED.has(text) &&
  (/^[A-Z][a-z]+$/.test(text) || (/[a-z’,;:…)] [a-z…“]/i.test(text) && !FOR_PROGRAMS.test(text)));

function saidIn(file: string): Said[] {
  const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    ...{ jsx: 'automatic', charset: 'utf8', minifyWhitespace: true, legalComments: 'none' },
  });
  return [...code.matchAll(LITERAL)]
    .map(([, double, single, template]) => double ?? single ?? template ?? '')
    .map((text) =>
      text
        .replaceAll(/\$\{[^}]*\}+/g, '…')
        .replaceAll('\\n', ' ')
        .trim(),
    )
    .filter(isForPeople)
    .map((text) => ({ file, text }));
}

/** Of these folders, without tests and what builds things for them. */
export const saidBy = (...folders: readonly string[]): Said[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /^(?!.*\.test\.)(?!.*\btesting\/)(?!(?:.*\/)?an?-)(?:.*\/)?[^/]+\.tsx?$/.test(file))
        .map((file) => join(folder, file))
        .sort(),
    )
    .flatMap(saidIn);
