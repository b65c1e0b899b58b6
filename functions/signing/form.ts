/** The forms of a signatory's session: each belongs to one round and one party. */
import { submittedWith } from '../shared/form-keys.ts';
import type { Command } from '../shared/ledger.ts';
import type { Request } from '../shared/page.ts';
import { cookieOf } from './visit.ts';

export { type FormKeys, newFormKeys } from '../shared/form-keys.ts';

export function submitted(request: Request, act: string): Command {
  const { secret, party } = cookieOf(request);
  // A form with two buttons carries one id: to ask for a code by one is no repeat of what the other does.
  return submittedWith(secret, `${request.path.round ?? ''}:${party}:${act}`, request.form, act, 'link');
}
