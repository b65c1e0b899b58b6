/** The forms of a signatory's session: each belongs to one round and one party. */
import { submittedWith } from '../shared/form-keys.ts';
import type { Command } from '../shared/ledger.ts';
import type { Request } from '../shared/page.ts';
import { cookieName } from './visit.ts';

export { type FormKeys, newFormKeys } from '../shared/form-keys.ts';

export function submitted(request: Request, act: string): Command {
  const round = request.path.round ?? '';
  const [secret = '', party = ''] = (request.cookies[cookieName(round)] ?? '').split('.');
  return submittedWith(secret, `${round}:${party}`, request.form, act);
}
