/** A verdict at the terminal: the same words as on the page, and an exit code for programs. */
import type { Verdict } from '../../functions/records/verify/verdict.ts';
import { type Beside, verifyFile } from '../../functions/records/verify/verify-file.ts';
import { verifyFolder } from '../../functions/records/verify/verify-folder.ts';
import { isFolder, readBytes, readFolder } from './files.ts';

export const verifyPath = (path: string, beside: Beside): Promise<Verdict> =>
  isFolder(path) ? verifyFolder(readFolder(path), beside) : verifyFile(readBytes(path), beside);

const whole = ({ unknown, key }: Verdict): string => {
  if (key && !key.known)
    return `It is whole, but which service has the key ${key.kid} is not known: anyone can make one. Compare it with --jwks FILE.`;
  return unknown.length === 0 ? 'It verifies.' : 'It verifies, but for what it cannot say.';
};

export function sayVerdict(verdict: Verdict): void {
  const { holds, faults, unknown } = verdict;
  for (const line of holds) console.log(`holds: ${line}`);
  for (const line of unknown) console.log(`cannot say: ${line}`);
  for (const line of faults) console.log(`FAULT: ${line}`);
  if (faults.length > 0) console.log('It does not verify.');
  else console.log(whole(verdict));
  if (faults.length > 0) process.exitCode = 1;
}
