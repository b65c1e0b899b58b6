/** For tests: `openssl ts` as a time-stamping authority, with a certificate of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Responder } from './a-responder.ts';

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

export function opensslResponder(): Responder {
  const folder = mkdtempSync(join(tmpdir(), 'concord-tsa-'));
  const path = (file: string) => join(folder, file);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(path('tsa.cnf'), CONFIG(folder));
  writeFileSync(path('serial'), '01\n');
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-keyout', 'tsa.key', '-out', 'tsa.pem'];
  openssl('req', ...made, '-config', 'tsa.cnf', '-extensions', 'stamps');
  return {
    reply: (query) => {
      writeFileSync(path('query.tsq'), query);
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
      return readFileSync(path('reply.tsr'));
    },
    verify: (token, bytes) => {
      writeFileSync(path('token.der'), token);
      writeFileSync(path('content'), bytes);
      openssl('ts', '-verify', '-token_in', '-in', 'token.der', '-data', 'content', '-CAfile', 'tsa.pem');
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
