/** In a process of its own: writes and seals the executed copies of a task, each once, and says how long it took and how much memory it had at most. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { aSealer } from '../../functions/records/a-sealer.ts';
import type { ExecutedCopy } from '../../functions/records/copy/executed-copy.schema.ts';
import { detachedJws } from '../../functions/records/jws.ts';
import { fontsIn } from '../../functions/records/pdf/typeface.ts';
import { sealedPdf } from '../../functions/records/seal/sealed-pdf.ts';
import { canonicalJson, sha256 } from '../../functions/shared/canonical.ts';
import type { Task } from '../copies.ts';
import { peakKilobytes } from './peak.ts';

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Task;
const { copy, html } = JSON.parse(readFileSync(task.copy, 'utf8')) as { copy: ExecutedCopy; html: string };
const privateKey = createPrivateKey(task.key);
const sealer = await aSealer({ privateKey, publicKey: createPublicKey(privateKey) });

const started = performance.now();
const pdf = await sealedPdf({ copy, html, fonts: await fontsIn(task.fonts), sealer });
const json = canonicalJson({ copy, jws: await detachedJws(copy, sealer), key: sealer.jwk });
sha256(pdf);
sha256(json);
const milliseconds = performance.now() - started;
writeFileSync(task.pdf, pdf);
writeFileSync(task.json, json);
console.log(JSON.stringify({ milliseconds, kilobytes: peakKilobytes() }));
