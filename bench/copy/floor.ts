/** The floor of a sealed copy: the same bytes, already written, are hashed twice and signed with the same key, and nothing else. */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Task } from '../copies.ts';
import { peakKilobytes } from './peak.ts';

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Task;
const files = [readFileSync(task.pdf), readFileSync(task.json)];
const key = createPrivateKey(task.key);

const started = performance.now();
// What is sealed, and then what the sealed file is kept under.
for (const file of files) {
  sign('sha256', file, key);
  createHash('sha256').update(file).digest('hex');
}
const milliseconds = performance.now() - started;
console.log(JSON.stringify({ milliseconds, kilobytes: peakKilobytes() }));
