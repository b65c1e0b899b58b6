/** What it takes to bring an agreement here, whether it goes out for signature or was signed elsewhere. */
import { authorize } from '../../identity/authorize.ts';
import { bearerUses, bearerUsesKey, convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import type { Request } from '../../shared/http/page.ts';
import { newAgreementId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Action } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { keptWith } from '../domain/kept-party.rules.ts';
import { type NumberRead, putNumber } from '../number.store.ts';
import { putMou, putParty } from '../register.store.ts';
import type { Publication } from './publication.ts';

/** The convener, and the id that the agreement will have; undefined for whoever is none. */
export async function authorizeNew(request: Request, command: Key) {
  const { bearer, now } = request;
  const found = await batchGet([tokenKeyOf(bearer), bearerUsesKey(bearer, now), command]);
  const convener = convenerFrom(found, bearer);
  authorize(request, rolesOf(convener));
  if (convener.kind !== 'convener') return undefined;
  const { organization } = convener;
  const today = bearerUses(found, bearer, now);
  return { found, actor: actorName(convener), organization, id: newAgreementId(Date.parse(now)), today };
}

interface New {
  publication: Publication;
  /** Which registered agency each party is, by its key. */
  agencies: Readonly<Record<string, string>>;
  numbered: NumberRead;
}

/** The number that it takes, what its first version says, and its parties. */
export const registerNew = (id: string, { publication, agencies, numbered }: New, at: Instant): Action[] => [
  putNumber(numbered, { agreement: id, documentHash: publication.document.hash, at }),
  putMou(id, 1, publication.registered),
  ...publication.register.map((party) => {
    const named = { ...party, agency: agencies[party.party] ?? '', title: publication.mou.title };
    return putParty(id, undefined, keptWith(undefined, 1, named));
  }),
];
