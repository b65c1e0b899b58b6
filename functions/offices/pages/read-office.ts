/** GET /agreements/{agreement}/parties/{party}/offices/{office}: who stands in for an office, for its holder and the party's liaisons. */
import { Missing } from '../../shared/failures.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { partyPath, type VisitedParty, visitParty } from '../authorize-party.ts';
import { alternateOf, noAlternates } from '../domain/alternate.rules.ts';
import { officeNamed } from '../domain/office.rules.ts';
import { alternatePage } from './alternate.pages.tsx';
import { partyFrame, partyPerson } from './party-frame.ts';

export const officePath = (visited: VisitedParty, { path }: Request): string =>
  `${partyPath(visited)}/offices/${path.office}`;

/** The page of an office; `refused` says why the act before it did not happen, and what was typed is kept in its form. */
export async function showOffice(
  visited: VisitedParty,
  request: Request,
  refused?: { act: string; findings: readonly Refusal[] },
): Promise<Reply> {
  const { person, agreement, registered, matter, isLiaison } = visited;
  const { office: key = '' } = request.path;
  const office = officeNamed(matter, key);
  if (!office) throw new Missing('No such office');
  const { done } = request.query;
  const body = alternatePage({
    person: partyPerson(visited),
    frame: partyFrame(visited, request.now),
    form: newFormKeys(person.secret),
    number: agreement.number,
    party: registered.name,
    domains: registered.mailDomains,
    title: office.title,
    holder: office.holder,
    alternate: alternateOf(office, matter.today),
    closed: noAlternates(matter, key),
    path: officePath(visited, request),
    back: isLiaison
      ? { href: partyPath(visited), label: `All offices of ${registered.name}` }
      : { href: `/agreements/${agreement.id}`, label: 'The MOU' },
    ...(refused && { refused: { ...refused, typed: request.form } }),
    ...(done !== undefined && { done }),
  });
  return show(body, refused ? 422 : 200);
}

export const readOffice = page(async (request) => showOffice(await visitParty(request), request));
