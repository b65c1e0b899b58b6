/** For tests: a time-stamping authority on this machine, which answers with `openssl ts`, rightly or wrongly as it is told. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const CONFIG = (folder: string) => `
[req]
distinguished_name = name
prompt = no
[name]
CN = An authority for tests
[stamps]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = here
[here]
serial = ${folder}/serial
signer_cert = ${folder}/tsa.pem
signer_key = ${folder}/tsa.key
certs = ${folder}/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

export type Answers = (query: Buffer, authority: { reply(query: Buffer): Buffer }, response: ServerResponse) => void;
export const rightly: Answers = (query, { reply }, response) => {
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply(query));
};

export async function anAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'concord-tsa-'));
  const path = (file: string) => join(folder, file);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(path('tsa.cnf'), CONFIG(folder));
  writeFileSync(path('serial'), '01\n');
  const certificate = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.pem',
  ];
  openssl('req', ...certificate, '-config', 'tsa.cnf', '-extensions', 'stamps');
  const reply = (query: Buffer): Buffer => {
    writeFileSync(path('query.tsq'), query);
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
    return readFileSync(path('reply.tsr'));
  };
  let answers = rightly;
  const server = createServer(async (request, response) => {
    answers(await buffer(request), { reply }, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answer: (how: Answers) => {
      answers = how;
    },
    /** Throws unless the token is this authority's stamp on exactly these bytes. */
    verify: (token: Uint8Array, bytes: Uint8Array) => {
      writeFileSync(path('token.der'), token);
      writeFileSync(path('content'), bytes);
      openssl('ts', '-verify', '-token_in', '-in', 'token.der', '-data', 'content', '-CAfile', 'tsa.pem');
    },
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
