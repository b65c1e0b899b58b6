/** Servers listen on loopback only, and a taken port is a message that says which, for what, and how to choose another. */
import type { Server } from 'node:http';
import { createServer } from 'node:net';

/** @returns the port that the server listens on; 0 asks for any free one. */
export function listen(server: Server, port: number, purpose: string): Promise<number> {
  // Node closes an idle connection after five seconds, which a client on a busy machine may be about to use again.
  server.keepAliveTimeout = 60_000;
  return new Promise((done, failed) => {
    const onError = (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      failed(
        taken
          ? new Error(
              `Port ${port}, wanted for ${purpose}, is taken by another program: stop that program, or choose another port (0 takes any free one).`,
            )
          : error,
      );
    };
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A port that was free a moment ago, for a program that cannot report the one it chose. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Ends a server now, open connections included. */
export function shut(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
