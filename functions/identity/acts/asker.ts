/** The browser that asks for a link is known by a nonce in its cookie, which also carries the number that its page shows. */
import { sha256 } from '../../shared/canonical.ts';
import type { Request } from '../../shared/http/page.ts';
import { looksLikeSecret, newCheckNumber, newSecret, secretHash } from '../../shared/ids.ts';
import { HOUR } from '../../shared/kernel.ts';
import { looksLikeNumber } from '../domain/sign-in.rules.ts';

export interface Asker {
  nonce: string;
  number: string;
}

const COOKIE = '__Host-signin';
const cookie = (value: string, seconds: number): string =>
  `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
export const askerCookie = ({ nonce, number }: Asker): string => cookie(`${nonce}.${number}`, HOUR / 1000);
export const forgetAsker = (): string => cookie('', 0);

export function askerFrom({ cookies }: Request): Asker | undefined {
  const [nonce = '', number = ''] = (cookies[COOKIE] ?? '').split('.');
  return looksLikeSecret(nonce) && looksLikeNumber(number) ? { nonce, number } : undefined;
}

export const newAsker = (): Asker => ({ nonce: newSecret(), number: newCheckNumber() });
export const nonceHash = ({ nonce }: Asker): string => secretHash(nonce);
/** Bound to the browser that asked: the same digits on another page are another number. */
export const numberHash = (asker: string, number: string): string => sha256(`${asker}:${number}`);
