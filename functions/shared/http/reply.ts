/** What an act answers: a page, a way on, data, a file, a refusal, or that nothing is here. */
import { Missing } from '../failures.ts';
import type { Refusal } from '../kernel.ts';

export interface Reply {
  statusCode: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

export const show = (html: string, statusCode = 200): Reply => ({ statusCode, headers: HTML, body: html });
/** 303: the browser follows with a GET, so that reloading or going back repeats nothing. */
export const seeOther = (location: string, cookies: string[] = []): Reply => ({
  statusCode: 303,
  headers: { location },
  cookies,
});
export const answer = (body: unknown, statusCode = 200): Reply => ({
  statusCode,
  headers: JSON_TYPE,
  body: JSON.stringify(body),
});
/** A file to keep, with the bytes that are on record. */
export const download = (bytes: Buffer, { name, type }: { name: string; type: string }): Reply => ({
  statusCode: 200,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  body: bytes.toString('base64'),
  isBase64Encoded: true,
});
/** What others have made is kept, never shown in our name, whatever it says it is. */
export const sandboxed = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'content-security-policy': "default-src 'none'; sandbox" },
});
export const refusal = (refused: Refusal, statusCode = 409): Reply => answer({ error: refused }, statusCode);
export const notFound = (): never => {
  throw new Missing('Nothing here for this caller');
};
