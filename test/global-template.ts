/** One template is synthesized per test run, when the first test asks for it; every cloud of the run boots that one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../infra/laptop/synthesize.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers a GET with the synthesized folder's path once it is there. */
    templateService: string;
  }
}

/** Test files run in processes of their own, so they ask over loopback; a run that boots no cloud synthesizes nothing. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'concord-template-'));
  let synthesis: Promise<string> | undefined;
  const server = createServer((_, response) => {
    synthesis ??= synthesize(folder);
    synthesis.then(
      () => response.end(folder),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  project.provide('templateService', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await synthesis?.catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  };
}
