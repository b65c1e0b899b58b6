/** For tests: a time-stamping authority on this machine, which answers rightly or wrongly as it is told; with OpenSSL where there is one. */
import { spawnSync } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Responder } from './a-responder.ts';
import { opensslResponder } from './an-openssl-responder.ts';
import { ownResponder } from './an-own-responder.ts';

/** Whether this machine has these programs. */
export const has = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined);

export type Answers = (query: Buffer, responder: Responder, response: ServerResponse) => unknown;
export const rightly: Answers = async (query, responder, response) => {
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(await responder.reply(query));
};

/** Those that this machine can have. */
export const RESPONDERS: Record<string, () => Responder | Promise<Responder>> = {
  'the libraries of the service': ownResponder,
  ...(has('openssl') && { OpenSSL: opensslResponder }),
};

export async function anAuthority(by = RESPONDERS.OpenSSL ?? ownResponder) {
  const responder = await by();
  let answers = rightly;
  const server = createServer(async (request, response) => {
    // A busy machine may ask again just as an idle connection is closed.
    response.shouldKeepAlive = false;
    await answers(await buffer(request), responder, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answer: (how: Answers) => {
      answers = how;
    },
    verify: responder.verify,
    close: () => {
      server.closeAllConnections();
      server.close();
      responder.close();
    },
  };
}
