/** For which party somebody acts who can for several: a form acts for the party that it names or for nobody, a page for the one in its address or the first. */
import type { Request } from '../shared/http/page.ts';

export const seatFor = <S extends { party: string }>(
  seats: readonly S[],
  { form, query }: Pick<Request, 'form' | 'query'>,
): S | undefined =>
  form._as === undefined
    ? (seats.find(({ party }) => party === query.as) ?? seats[0])
    : seats.find(({ party }) => party === form._as);
