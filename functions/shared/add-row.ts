/** “Add another”: the form again with a row more and everything that was typed; nothing is recorded. */
import { type FormOf, submittedBy } from './http/form-keys.ts';
import type { Request } from './http/page.ts';
import type { Reply } from './http/reply.ts';

interface Adding<V> {
  form: (request: Request) => FormOf;
  load: (request: Request) => Promise<V>;
  show: (visited: V, request: Request, said: { typed: Request['form'] }) => Promise<Reply>;
}

export const addingRow =
  <V>({ form, load, show }: Adding<V>) =>
  async (request: Request): Promise<Reply> => {
    submittedBy(form(request), request.form, 'add-row');
    return show(await load(request), request, { typed: request.form });
  };
