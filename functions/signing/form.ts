/** The forms of a signatory's session: each belongs to one round and one party. */
import { submittedWith } from '../shared/form-keys.ts';
import type { Command } from '../shared/ledger.ts';
import type { Request } from '../shared/page.ts';
import { cookieOf } from './visit.ts';

export { type FormKeys, newFormKeys } from '../shared/form-keys.ts';

export function submitted(request: Request, act: string): Command {
  const { secret, party } = cookieOf(request);
  return submittedWith(secret, `${request.path.round ?? ''}:${party}`, request.form, act, 'link');
}
