/** The forms of a signatory's session: each belongs to one round and one party. */
import type { FormOf } from '../shared/form-keys.ts';
import type { Request } from '../shared/page.ts';
import { cookieOf } from './visit.ts';

export { type FormKeys, newFormKeys } from '../shared/form-keys.ts';

/** A form with two buttons carries one id: to ask for a code by one is no repeat of what the other does. */
export const signatoryForm =
  (act: string) =>
  (request: Request): FormOf => {
    const { secret, party } = cookieOf(request);
    return { secret, scope: `${request.path.round ?? ''}:${party}:${act}`, way: 'link' };
  };
