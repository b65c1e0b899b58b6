/** A verdict at the terminal: the same words as on the page, what it comes to first, and an exit code for programs. */
import { concluded, type Judged } from '../../functions/records/verify/conclusion.ts';
import { type Beside, verifyFile } from '../../functions/records/verify/verify-file.ts';
import { verifyFolder } from '../../functions/records/verify/verify-folder.ts';
import { isFolder, readBytes, readFolder } from './files.ts';

export const verifyPath = (path: string, beside: Beside): Promise<Judged> =>
  isFolder(path) ? verifyFolder(readFolder(path), beside) : verifyFile(readBytes(path), beside);

export function sayVerdict(verdict: Judged): void {
  const { holds, faults, unknown, about, what, key } = verdict;
  const { title, text } = concluded(verdict, false);
  console.log(`${title}.`);
  console.log(text);
  if (key && !key.known && key.fault === undefined)
    console.log(`Which service has the key ${key.kid} is not known. Compare it with --jwks FILE.`);
  if (faults.length === 0 && about) {
    console.log(`\n${about.title}`);
    for (const [term, values] of about.facts) for (const value of values) console.log(`${term}: ${value}`);
  }
  console.log(`\n${what}`);
  for (const line of faults) console.log(`wrong: ${line}`);
  for (const line of unknown) console.log(`cannot say: ${line}`);
  for (const line of holds) console.log(`holds: ${line}`);
  if (faults.length > 0) process.exitCode = 1;
}
