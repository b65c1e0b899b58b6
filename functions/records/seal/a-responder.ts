/** For tests: what every time-stamping authority of theirs can do. */
export interface Responder {
  /** DER of the answer to a query. */
  reply(query: Buffer): Buffer | Promise<Buffer>;
  /** Throws unless the token is this authority's stamp on exactly these bytes. */
  verify(token: Uint8Array, bytes: Uint8Array): void;
  close(): void;
}
