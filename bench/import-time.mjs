/** Imports one bundle in a fresh process and prints how long that took. Plain JavaScript: nothing else is compiled here. */
import { pathToFileURL } from 'node:url';

const bundle = pathToFileURL(process.argv[2] ?? '').href;
const thread = process.threadCpuUsage();
const begun = performance.now();
await import(bundle);
const wall = performance.now() - begun;
const { user, system } = process.threadCpuUsage(thread);
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
