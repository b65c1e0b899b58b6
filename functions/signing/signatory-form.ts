/** The forms of a signatory's session: each belongs to one round and one office that signs. */
import type { FormOf } from '../shared/http/form-keys.ts';
import type { Request } from '../shared/http/page.ts';
import { cookieOf } from './authorize-round.ts';

export { type FormKeys, newFormKeys } from '../shared/http/form-keys.ts';

/** A form with two buttons carries one id: to ask for a code by one is no repeat of what the other does. */
export const signatoryForm =
  (act: string) =>
  (request: Request): FormOf => {
    const { secret, seat } = cookieOf(request);
    return { secret, scope: `${request.path.round ?? ''}:${seat}:${act}`, way: 'link' };
  };
